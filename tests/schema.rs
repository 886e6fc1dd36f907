//! The schemas that editors use say of a file what its reader says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use jixiao::bind::{bind_case, bind_facts};
use jixiao::case::load_case;
use jixiao::diagnose::Finding;
use jixiao::pack::{Pack, load_pack, load_tests};
use jixiao::schema;
use jixiao::source::{DiskFiles, MemoryFiles, Texts};
use jsonschema::Validator;
use serde_json::{Value, json};

use self::documents::{CASE, MANIFEST, TESTS, changed, json_of, toml_of};
use self::table::{CASES, CASES_OF_PACK, MANIFESTS};
use crate::support::{files_below, pack_of_case};

mod documents;
mod drift;
mod table;
mod versions;

const PACK: &str = "rules/wanzhou-overall/2020";

fn schema_of(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn validator(text: &str) -> Validator {
    let schema = schema_of(text);
    jsonschema::meta::validate(&schema).expect("a schema of its draft");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    let shown =
        |fault: jsonschema::ValidationError<'_>| format!("{}: {fault}", fault.instance_path());
    validator.iter_errors(document).map(shown).collect()
}

/// What the readers of a pack make of a manifest, the facts of its examples too.
fn read_pack(manifest: &Value) -> (Option<Pack>, Vec<Finding>) {
    let mut files = MemoryFiles::default();
    files.insert("pack/pack.toml", toml_of(manifest));
    files.insert("pack/rule.rhai", "let 率值 = 率; full");
    let loaded = load_pack(Path::new("pack"), &files, &mut Texts::default());
    let mut findings = loaded.findings;
    if let Some(pack) = &loaded.value {
        for example in pack.indicators.iter().flat_map(|one| &one.examples) {
            findings.extend(bind_facts(pack, &example.facts).findings);
        }
    }
    (loaded.value, findings)
}

/// What the readers of a case make of it, held against a pack.
fn read_case(case: &Value, pack: &Pack) -> Vec<Finding> {
    let mut files = MemoryFiles::default();
    files.insert("case.toml", toml_of(case));
    let loaded = load_case(Path::new("case.toml"), &files, &mut Texts::default());
    let mut findings = loaded.findings;
    if let Some(case) = &loaded.value {
        findings.extend(bind_case(pack, case).findings);
    }
    findings
}

fn full_pack() -> Pack {
    let (pack, findings) = read_pack(&json_of(MANIFEST));
    assert!(findings.is_empty(), "{findings:?}");
    pack.expect("a pack")
}

fn loaded(folder: &Path) -> Pack {
    load_pack(folder, &DiskFiles, &mut Texts::default())
        .value
        .expect("a pack")
}

fn shipped_pack() -> Pack {
    loaded(Path::new(PACK))
}

/// Whether a manifest states only what it changes of another version.
fn is_layered(path: &Path) -> bool {
    let text = fs::read_to_string(path).expect("a text");
    text.lines().any(|line| line.starts_with("extends = "))
}

fn assert_valid(validator: &Validator, path: &Path) {
    let document = json_of(&fs::read_to_string(path).expect("a text"));
    assert_eq!(faults(validator, &document), [""; 0], "{}", path.display());
}

#[test]
fn every_shipped_pack_fits_the_schema() {
    let (whole, changes) = (
        validator(&schema::of_pack()),
        validator(&schema::of_version()),
    );
    let packs = files_below(Path::new("rules"), "pack.toml");
    assert!(!packs.is_empty());
    for path in packs {
        assert_valid(if is_layered(&path) { &changes } else { &whole }, &path);
    }
}

#[test]
fn every_shipped_case_fits_the_schemas() {
    let cases = files_below(Path::new("cases"), ".toml");
    assert!(!cases.is_empty());
    for path in cases {
        assert_valid(&validator(&schema::of_case(None)), &path);
        let pack = loaded(&pack_of_case(&path));
        assert_valid(&validator(&schema::of_case(Some(&pack))), &path);
    }
}

#[test]
fn documents_with_every_key_are_right() {
    let pack = full_pack();
    let manifest = validator(&schema::of_pack());
    assert_eq!(faults(&manifest, &json_of(MANIFEST)), [""; 0]);
    for schema in [schema::of_case(None), schema::of_case(Some(&pack))] {
        assert_eq!(faults(&validator(&schema), &json_of(CASE)), [""; 0]);
    }
    assert!(read_case(&json_of(CASE), &pack).is_empty());
    assert_eq!(
        faults(&validator(&schema::of_tests()), &json_of(TESTS)),
        [""; 0]
    );
}

#[test]
fn the_shipped_schemas_are_what_the_program_prints() {
    for (arguments, path) in [
        (["schema", "pack"], "rules/pack.schema.json"),
        (["schema", "version"], "rules/version.schema.json"),
        (["schema", "case"], "cases/case.schema.json"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(arguments)
            .output()
            .expect("the program");
        let shipped = fs::read(path).expect("a schema");
        assert!(
            output.stdout == shipped,
            "{path}: print it anew with jixiao {}",
            arguments.join(" ")
        );
    }
}

#[test]
fn every_shipped_file_names_its_schema() {
    let packs = files_below(Path::new("rules"), "pack.toml");
    let cases = files_below(Path::new("cases"), ".toml");
    for path in packs.iter().chain(&cases) {
        let text = fs::read_to_string(path).expect("a text");
        let first = text.lines().next().unwrap_or_default();
        let name = first.strip_prefix("#:schema ").expect("a directive");
        let schema = path.parent().expect("a folder").join(name);
        let is_pack = path.ends_with("pack.toml");
        let expected = if is_pack && is_layered(path) {
            "rules/version.schema.json"
        } else if is_pack {
            "rules/pack.schema.json"
        } else {
            "cases/case.schema.json"
        };
        assert_eq!(
            schema.canonicalize().expect("a schema"),
            Path::new(expected).canonicalize().expect("a schema")
        );
    }
}

/// Holds schema and reader to what a table says of changed documents.
fn assert_agreement(
    rows: &[(bool, &str, &str)],
    document: &Value,
    validator: &Validator,
    read: impl Fn(&Value) -> Vec<Finding>,
) {
    for (right, pointer, value) in rows {
        let document = changed(document, pointer, value);
        let findings = read(&document);
        let told: Vec<&str> = findings.iter().map(|finding| finding.code.name()).collect();
        assert_eq!(
            told.is_empty(),
            *right,
            "reader: {pointer} = {value}: {told:?}"
        );
        let faults = faults(validator, &document);
        assert_eq!(
            faults.is_empty(),
            *right,
            "schema: {pointer} = {value}: {faults:?}"
        );
    }
}

#[test]
fn schema_and_reader_agree_on_manifests() {
    let manifest = validator(&schema::of_pack());
    assert_agreement(MANIFESTS, &json_of(MANIFEST), &manifest, |document| {
        read_pack(document).1
    });
}

#[test]
fn schemas_and_reader_agree_on_cases() {
    let pack = full_pack();
    let read = |document: &Value| read_case(document, &pack);
    let any = validator(&schema::of_case(None));
    let of_pack = validator(&schema::of_case(Some(&pack)));
    assert_agreement(CASES, &json_of(CASE), &any, read);
    assert_agreement(CASES, &json_of(CASE), &of_pack, read);
    assert_agreement(CASES_OF_PACK, &json_of(CASE), &of_pack, read);
}

#[test]
fn a_test_names_its_indicator() {
    let tests = validator(&schema::of_tests());
    let document = json_of(TESTS);
    for (pointer, value) in [
        ("/example/0/indicator", ""),
        ("/example/0/indicator", "\"甲\""),
        ("/example/0/outcome", "\"failed\""),
        ("/example/1/outcome", ""),
        ("/example/1/facts", ""),
        ("/example/0/max", "1"),
        ("/schema", ""),
        ("/pack", "{}"),
    ] {
        let document = changed(&document, pointer, value);
        assert!(!tests.is_valid(&document), "{pointer} = {value}");
        assert!(!read_tests(&document).is_empty(), "{pointer} = {value}");
    }
    assert!(read_tests(&document).is_empty());
}

/// What the reader of a pack's tests folder makes of a file.
fn read_tests(document: &Value) -> Vec<Finding> {
    let mut files = MemoryFiles::default();
    files.insert("pack/tests/a.toml", toml_of(document));
    let pack = full_pack();
    load_tests(Path::new("pack"), &pack, &files, &mut Texts::default()).findings
}

/// A table of a document with the part of the schema that it is held to.
struct Place {
    /// In the document.
    pointer: String,
    /// In the schema.
    path: String,
    keys: BTreeSet<String>,
    is_closed: bool,
}

/// Every table of a document.
fn places(schema: &Value, document: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    visit(schema, document, "", "", &mut found);
    found
}

fn visit(schema: &Value, value: &Value, path: &str, pointer: &str, found: &mut Vec<Place>) {
    for (index, branch) in schema["anyOf"].as_array().into_iter().flatten().enumerate() {
        if jsonschema::is_valid(branch, value) {
            visit(
                branch,
                value,
                &format!("{path}/anyOf/{index}"),
                pointer,
                found,
            );
        }
    }
    match value {
        Value::Object(table) if schema["type"] == "object" => {
            found.push(Place {
                pointer: pointer.to_owned(),
                path: path.to_owned(),
                keys: table.keys().cloned().collect(),
                is_closed: schema["additionalProperties"] == json!(false),
            });
            for (key, value) in table {
                let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                match schema["properties"].get(key) {
                    Some(known) => visit(known, value, &format!("{path}/{key}"), &pointer, found),
                    None => {
                        let any = &schema["additionalProperties"];
                        visit(any, value, &format!("{path}/*"), &pointer, found);
                    }
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let pointer = format!("{pointer}/{index}");
                visit(
                    &schema["items"],
                    item,
                    &format!("{path}/-"),
                    &pointer,
                    found,
                );
            }
        }
        _ => {}
    }
}

/// Every key that a schema names, as a path.
fn named(schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{key}");
        named(inner, &path, found);
        found.insert(path);
    }
    for (index, branch) in schema["anyOf"].as_array().into_iter().flatten().enumerate() {
        // A branch without a type is a condition on keys that are named elsewhere.
        if branch["type"].is_string() {
            named(branch, &format!("{path}/anyOf/{index}"), found);
        }
    }
    named_in(&schema["additionalProperties"], &format!("{path}/*"), found);
    named_in(&schema["items"], &format!("{path}/-"), found);
}

fn named_in(schema: &Value, path: &str, found: &mut BTreeSet<String>) {
    if schema.is_object() {
        named(schema, path, found);
    }
}

/// Holds that both refuse an unknown key in every table, and that the document uses every key that the schema names.
fn assert_same_keys(schema: &str, document: &Value, read: impl Fn(&Value) -> Vec<Finding>) {
    assert!(read(document).is_empty());
    let (validator, schema) = (validator(schema), schema_of(schema));
    let mut used = BTreeSet::new();
    let mut closed = 0;
    for place in places(&schema, document) {
        used.extend(place.keys.iter().map(|key| format!("{}/{key}", place.path)));
        if place.is_closed {
            closed += 1;
            let wrong = changed(document, &format!("{}/no_such_key", place.pointer), "1");
            assert!(!validator.is_valid(&wrong), "schema: {}", place.pointer);
            assert!(!read(&wrong).is_empty(), "reader: {}", place.pointer);
        }
    }
    assert!(closed > 5, "only {closed} tables");
    let mut known = BTreeSet::new();
    named(&schema, "", &mut known);
    let unused: Vec<&String> = known.difference(&used).collect();
    assert!(unused.is_empty(), "named by the schema alone: {unused:?}");
}

#[test]
fn schema_and_reader_know_the_same_keys_of_a_manifest() {
    assert_same_keys(&schema::of_pack(), &json_of(MANIFEST), |document| {
        read_pack(document).1
    });
}

#[test]
fn schemas_and_reader_know_the_same_keys_of_a_case() {
    let pack = full_pack();
    let read = |document: &Value| read_case(document, &pack);
    // The last table of a case may have either indicator; both schemas are held to the one with every key.
    assert_same_keys(&schema::of_case(None), &json_of(CASE), read);
    let document = changed(
        &changed(&json_of(CASE), "/evidence/second", "\"乙\""),
        "/reported/indicators/second",
        "{ \"measure\": 1, \"score\": 1 }",
    );
    assert_same_keys(&schema::of_case(Some(&pack)), &document, read);
}

#[test]
fn every_place_is_told_in_both_languages() {
    fn check(schema: &Value, path: &str) {
        let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        for word in ["title", "description"] {
            let text = schema[word].as_str().unwrap_or_default();
            assert!(
                !text.is_empty() && !text.contains("schema-"),
                "{path}: {word}: {text}"
            );
        }
        let description = schema["description"].as_str().expect("a text");
        assert!(description.contains(is_chinese), "{path}: {description}");
        assert!(
            description.contains(|c: char| c.is_ascii_alphabetic()),
            "{path}: {description}"
        );
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            check(inner, &format!("{path}/{key}"));
        }
    }
    for text in [schema::of_pack(), schema::of_tests(), schema::of_case(None)] {
        check(&schema_of(&text), "");
    }
}

#[test]
fn a_fact_is_told_with_what_its_pack_declares() {
    let schema = schema_of(&schema::of_case(Some(&full_pack())));
    let fact = &schema["properties"]["facts"]["properties"]["数"];
    assert_eq!(fact["title"], "一个数");
    assert_eq!(
        fact["description"],
        "小数；单位：万元；不小于 0.5；不大于 99.5；可以不填。 A decimal; unit: 万元; at least 0.5; at most 99.5; may be left out."
    );
}

#[test]
fn an_editor_is_never_given_what_it_does_not_follow() {
    fn check(schema: &Value, path: &str) {
        if let Value::Object(keywords) = schema {
            for (keyword, inner) in keywords {
                assert!(
                    !["allOf", "$ref", "$id"].contains(&keyword.as_str()),
                    "{path}/{keyword}"
                );
                let path = format!("{path}/{keyword}");
                if ["if", "then", "else"].contains(&keyword.as_str()) {
                    assert_eq!(inner["additionalProperties"], true, "{path}");
                }
                if keyword == "dependencies" {
                    for condition in inner.as_object().into_iter().flatten() {
                        assert_eq!(condition.1["additionalProperties"], true, "{path}");
                    }
                }
                check(inner, &path);
            }
        }
        for inner in schema.as_array().into_iter().flatten() {
            check(inner, path);
        }
    }
    for text in [
        schema::of_pack(),
        schema::of_tests(),
        schema::of_case(None),
        schema::of_case(Some(&shipped_pack())),
    ] {
        check(&schema_of(&text), "");
    }
}
