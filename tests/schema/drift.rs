//! Whatever stands in the place of any one value, schema and reader agree: nobody needs to have thought of it.

use jixiao::diagnose::{Code, Finding};
use jixiao::schema;
use jsonschema::Validator;
use serde_json::Value;

use super::documents::{CASE, MANIFEST, changed, json_of};
use super::{full_pack, read_case, read_pack, validator};

/// What is put in the place of a value; nothing takes its key away.
const VALUES: &[&str] = &[
    "",
    "0",
    "1",
    "-1",
    "1.5",
    "1e7",
    "\"\"",
    "\" \"",
    "\"a\"",
    "\"甲\"",
    "true",
    "[]",
    "[1]",
    "[\"甲\"]",
    "{}",
    "{ \"a\": 1 }",
];

/// What a reader complains of without knowing what the rest of the file says.
const SHAPE: &[Code] = &[
    Code::WrongSchema,
    Code::UnknownKey,
    Code::MissingKey,
    Code::ConflictingKeys,
    Code::WrongType,
    Code::UnknownValue,
    Code::EmptyValue,
    Code::NumberNotWhole,
    Code::NumberOutOfBounds,
    Code::PointsOutOfRange,
    Code::BadId,
];

/// The places of every value of a document, with whether a key of a table stands there.
fn pointers(value: &Value, above: &str, found: &mut Vec<(String, bool)>) {
    match value {
        Value::Object(table) => {
            for (key, inner) in table {
                let pointer = format!("{above}/{key}");
                pointers(inner, &pointer, found);
                found.push((pointer, true));
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let pointer = format!("{above}/{index}");
                pointers(inner, &pointer, found);
                found.push((pointer, false));
            }
        }
        _ => {}
    }
}

/// Calls `judge` with every change of one value, whether the schema accepts it, and what the reader says of it.
fn each_change(
    document: &Value,
    validator: &Validator,
    read: impl Fn(&Value) -> Vec<Finding>,
    judge: impl Fn(&str, bool, &[Code]),
) {
    let mut places = Vec::new();
    pointers(document, "", &mut places);
    assert!(places.len() > 30);
    for (pointer, is_key) in places {
        for value in VALUES.iter().filter(|value| is_key || !value.is_empty()) {
            let document = changed(document, &pointer, value);
            let codes: Vec<Code> = read(&document).iter().map(|one| one.code).collect();
            let about = format!("{pointer} = {value}");
            judge(&about, validator.is_valid(&document), &codes);
        }
    }
}

fn assert_shape_agrees(about: &str, accepted: bool, codes: &[Code]) {
    // What kind of value a fact has, the pack alone says.
    let is_of_fact = about.contains("/facts/");
    let shape: Vec<&Code> = codes.iter().filter(|code| SHAPE.contains(code)).collect();
    assert!(
        accepted || !codes.is_empty(),
        "schema alone refuses {about}"
    );
    assert!(
        !accepted || is_of_fact || shape.is_empty(),
        "reader alone refuses {about}: {shape:?}"
    );
}

#[test]
fn any_one_value_of_a_manifest_is_judged_alike() {
    let validator = validator(&schema::of_pack());
    let read = |document: &Value| read_pack(document).1;
    each_change(&json_of(MANIFEST), &validator, read, assert_shape_agrees);
}

#[test]
fn any_one_value_of_a_case_is_judged_alike() {
    let (pack, validator) = (full_pack(), validator(&schema::of_case(None)));
    let read = |document: &Value| read_case(document, &pack);
    each_change(&json_of(CASE), &validator, read, assert_shape_agrees);
}

#[test]
fn any_one_value_of_a_case_is_judged_by_its_pack_alike() {
    let pack = full_pack();
    let validator = validator(&schema::of_case(Some(&pack)));
    let read = |document: &Value| read_case(document, &pack);
    each_change(
        &json_of(CASE),
        &validator,
        read,
        |about, accepted, codes| {
            assert_eq!(accepted, codes.is_empty(), "{about}: {codes:?}");
        },
    );
}
