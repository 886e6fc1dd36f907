//! Pieces of finished and unfinished manifests.

use proptest::prelude::*;

use super::*;

fn shown(path: &[Step]) -> String {
    let parts: Vec<String> = path
        .iter()
        .map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::Item(index) => format!("#{index}"),
        })
        .collect();
    parts.join("/")
}

fn values(text: &str) -> Vec<String> {
    scan(text)
        .pieces
        .iter()
        .filter(|piece| piece.kind != PieceKind::Key)
        .map(|piece| format!("{} = {}", shown(&piece.path), piece.value))
        .collect()
}

#[test]
fn every_value_has_its_path() {
    let text = r#"schema = 1
[pack]
id = "甲" # 注
basis = ["a", 'b']
[fact]
"人数" = { type = "integer", min = -0.5, tiers = [{ label = "好" }, { label = "差" }] }
[fact."表".columns]
"预\u7b97" = { type = "decimal" }
[[indicator]]
id = "x"
measure = { step = "率", unit = "%" }
example = [
  { name = "一", facts = { "人数" = 1 }, score = 2.5 },
  { name = "二", facts = { } },
]
[[indicator]]
id = "y"
fact."z".type = "q"
[[indicator.example]]
facts = { "人数" = 3 }
[[indicator.example]]
facts."人数" = 4
inline = '''
甲 + 乙
'''
"#;
    assert_eq!(
        values(text),
        [
            "schema = 1",
            "pack/id = 甲",
            "pack/basis/#0 = a",
            "pack/basis/#1 = b",
            "fact/人数/type = integer",
            "fact/人数/min = -0.5",
            "fact/人数/tiers/#0/label = 好",
            "fact/人数/tiers/#1/label = 差",
            "fact/表/columns/预算/type = decimal",
            "indicator/#0/id = x",
            "indicator/#0/measure/step = 率",
            "indicator/#0/measure/unit = %",
            "indicator/#0/example/#0/name = 一",
            "indicator/#0/example/#0/facts/人数 = 1",
            "indicator/#0/example/#0/score = 2.5",
            "indicator/#0/example/#1/name = 二",
            "indicator/#1/id = y",
            "indicator/#1/fact/z/type = q",
            "indicator/#1/example/#0/facts/人数 = 3",
            "indicator/#1/example/#1/facts/人数 = 4",
            "indicator/#1/example/#1/inline = 甲 + 乙\n",
        ]
    );
    let scanned = scan(text);
    let keys = |name: &str| scanned.pieces.iter().filter(|p| p.value == name).count();
    assert_eq!(keys("人数"), 4);
    let escaped = scanned.pieces.iter().find(|piece| piece.value == "预算");
    assert_eq!(escaped.expect("a key").spelling, Spelling::Escaped);
    for piece in &scanned.pieces {
        if piece.spelling != Spelling::Escaped {
            assert_eq!(&text[piece.inner.0..piece.inner.1], piece.value);
        }
    }
}

#[test]
fn what_follows_an_unfinished_text_is_known() {
    let expected = |text: &str| match scan(text).expected {
        Expected::Key(path) => format!("key {}", shown(&path)),
        Expected::Value(path) => format!("value {}", shown(&path)),
        Expected::Header => "header".to_owned(),
        Expected::Nothing => "nothing".to_owned(),
    };
    for (text, wanted) in [
        ("", "key "),
        ("[pack]\n", "key pack"),
        ("[pack]\nro", "key pack"),
        ("[pack]\nrounding = ", "value pack/rounding"),
        ("[pack]\nrounding = \"ha", "value pack/rounding"),
        ("[pack]\nrounding = \"half-up\"", "nothing"),
        ("[[ind", "header"),
        ("[fact]\n\"甲\" = { ", "key fact/甲"),
        ("[fact]\n\"甲\" = { type = \"", "value fact/甲/type"),
        ("[[indicator]]\n# 注", "nothing"),
        (
            "[[indicator]]\nexample = [\n { facts = { \"",
            "key indicator/#0/example/#0/facts",
        ),
        (
            "[[indicator]]\nexample = [{ a = 1 }, { ",
            "key indicator/#0/example/#1",
        ),
        (
            "[[indicator]]\ngroup = \"甲\n[[indicator]]\nid = \"",
            "value indicator/#1/id",
        ),
        (
            "[[indicator]]\nexample = [\n[[indicator]]\ngroup = \"",
            "value indicator/#1/group",
        ),
        ("[[reconcile]]\nexpr = \"甲 + ", "value reconcile/#0/expr"),
    ] {
        assert_eq!(expected(text), wanted, "{text}");
    }
}

proptest! {
    #[test]
    fn every_text_is_scanned(text in "[甲a0=.,\"'\\[\\]{}\\\\#\r\n ]{0,40}") {
        for piece in scan(&text).pieces {
            prop_assert!(text.get(piece.outer.0..piece.outer.1).is_some());
            prop_assert!(text.get(piece.inner.0..piece.inner.1).is_some());
            prop_assert!(piece.outer.0 <= piece.inner.0 && piece.inner.1 <= piece.outer.1);
        }
    }
}
