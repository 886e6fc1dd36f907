//! What changed in the rules, entry by entry.

use std::path::Path;

use jixiao::compare::{Edit, EditKind, edits};
use jixiao::pack::load_pack;
use jixiao::source::{MemoryFiles, Texts};

use super::Loaded;
use crate::support::{MANIFEST, SCRIPT};

fn loaded(manifest: &str, script: &str) -> Loaded {
    let mut files = MemoryFiles::default();
    files.insert("pack/pack.toml", manifest);
    files.insert("pack/控制率.rhai", script);
    let loaded = load_pack(Path::new("pack"), &files, &mut Texts::default());
    let findings = loaded.findings;
    Loaded::of(loaded.value.unwrap_or_else(|| panic!("{findings:?}")))
}

fn told(edit: &Edit) -> String {
    let at = format!("{} {}", edit.subject.key(), edit.id);
    let at = at.trim_end();
    match &edit.kind {
        EditKind::Added => format!("{at}: added"),
        EditKind::Dropped => format!("{at}: dropped"),
        EditKind::Renamed { was } => format!("{at}: was {was}"),
        EditKind::Changed {
            aspect,
            before,
            after,
        } => {
            let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "—".to_owned());
            format!(
                "{at}: {} {} → {}",
                aspect.key(),
                value(before),
                value(after)
            )
        }
    }
}

fn between(old: &Loaded, new: &Loaded) -> Vec<String> {
    edits(old.version(), new.version())
        .iter()
        .map(told)
        .collect()
}

/// What is put in the place of what in the manifest.
type Changes = &'static [(&'static str, &'static str)];

#[test]
fn each_change_is_told_of_its_entry_in_its_respect() {
    let before = loaded(MANIFEST, SCRIPT);
    let cases: &[(Changes, &[&str])] = &[
        (
            &[("title = \"小规则包\"", "title = \"新规则包\"")],
            &["pack: title 小规则包 → 新规则包"],
        ),
        (
            &[("decimals = 2", "decimals = 1")],
            &["pack: decimals 2 → 1"],
        ),
        (
            &[("\"half-up\"", "\"truncate\"")],
            &["pack: rounding half-up → truncate"],
        ),
        (&[("from = 9", "from = 8.5")], &["grade 优: from 9 → 8.5"]),
        (
            &[(
                "[[grade]]\nlabel = \"差\"",
                "[[grade]]\nlabel = \"良\"\nfrom = 5\n[[grade]]\nlabel = \"差\"",
            )],
            &["grade 良: added"],
        ),
        (
            &[("value = 0.2", "value = 0.40")],
            &["param 超编每点扣分: value 0.2 → 0.4"],
        ),
        (
            &[(
                "value = 0.2\nunit = \"分\"\nbasis = \"评分标准\"",
                "value = 0.2\nunit = \"分\"\nbasis = \"新标准\"",
            )],
            &["param 超编每点扣分: grounds basis = \"评分标准\" → basis = \"新标准\""],
        ),
        (
            &[(
                "value = 0.2\nunit",
                "value = 0.2\ndated = [{ from = 2022-01-01, value = 0.3, basis = \"评分标准\" }]\nunit",
            )],
            &[
                "param 超编每点扣分: value 0.2 → 0.2; 2022: 0.3",
                "param 超编每点扣分: grounds basis = \"评分标准\" → basis = \"评分标准\"; basis = \"评分标准\"",
            ],
        ),
        (
            &[(
                "min = 0\nmax = 100\noptional = true",
                "min = 1\nmax = 100\noptional = true",
            )],
            &["fact 满意度: bounds min = 0, max = 100 → min = 1, max = 100"],
        ),
        (
            &[("type = \"percent\"\nmin = 0", "type = \"decimal\"\nmin = 0")],
            &[
                "fact 满意度: type percent → decimal",
                "fact 满意度: unit % → —",
            ],
        ),
        (
            &[(
                "[param.",
                "[fact.\"新数\"]\ntype = \"integer\"\nunit = \"人\"\n\n[param.",
            )],
            &["fact 新数: added"],
        ),
        (
            &[
                ("full_marks = 10", "full_marks = 11"),
                ("max = 6\n\n[[indicator]]", "max = 7\n\n[[indicator]]"),
                ("group = \"效果\"\nmax = 6", "group = \"效果\"\nmax = 7"),
            ],
            &[
                "pack: full-marks 10 → 11",
                "group 效果: max 6 → 7",
                "indicator satisfaction: max 6 → 7",
            ],
        ),
        (
            &[("not_applicable = \"full\"", "not_applicable = \"zero\"")],
            &["indicator satisfaction: not-applicable full → zero"],
        ),
        (
            &[(
                "name = \"控制率\"",
                "name = \"人员控制率\"\ndirection = \"lower-is-better\"",
            )],
            &[
                "indicator staffing: name 控制率 → 人员控制率",
                "indicator staffing: direction — → lower-is-better",
            ],
        ),
        (
            &[("id = \"staffing\"", "id = \"staff\"\nwas = \"staffing\"")],
            &["indicator staff: was staffing"],
        ),
        (
            &[("full * 满意度 / 100", "full * 满意度 / 99")],
            &["indicator satisfaction: script — → —"],
        ),
        (
            &[(
                "{ full * 满意度 / 100 }",
                "{\n  // 按比例\n  full * 满意度 / 100 }",
            )],
            &["indicator satisfaction: wording — → —"],
        ),
        (
            &[(
                "id = \"效果\"\nmax = 6",
                "id = \"效果\"\nmax = 6\ncounts = \"capped\"",
            )],
            &["group 效果: counts sum → capped"],
        ),
        (
            &[(
                "[[group]]\nid = \"投入\"",
                "[[veto]]\nid = \"over\"\nwhen = \"在职人员数 > 编制数\"\ngrade = \"差\"\n\n[[group]]\nid = \"投入\"",
            )],
            &["veto over: added"],
        ),
        (
            &[(
                "[[group]]\nid = \"投入\"",
                "[[reconcile]]\nid = \"same\"\nexpr = \"在职人员数 <= 编制数\"\n\n[[group]]\nid = \"投入\"",
            )],
            &["reconcile same: added"],
        ),
    ];
    for (changes, expected) in cases {
        let mut manifest = MANIFEST.to_owned();
        for (from, to) in *changes {
            assert!(manifest.contains(from), "{from}");
            manifest = manifest.replacen(from, to, 1);
        }
        let after = loaded(&manifest, SCRIPT);
        assert_eq!(between(&before, &after), *expected);
    }
}

#[test]
fn a_pack_does_not_differ_from_itself() {
    let one = loaded(MANIFEST, SCRIPT);
    assert!(between(&one, &loaded(MANIFEST, SCRIPT)).is_empty());
}

#[test]
fn the_other_way_round_what_was_added_is_dropped() {
    let before = super::wanzhou("2021");
    let after = super::wanzhou("2022");
    let (before, after) = (Loaded::of(before), Loaded::of(after));
    let there = between(&before, &after);
    let back = between(&after, &before);
    assert_eq!(there.len(), back.len());
    for one in there {
        let turned = match one.split_once(": ") {
            Some((at, "added")) => format!("{at}: dropped"),
            Some((at, "dropped")) => format!("{at}: added"),
            _ => continue,
        };
        assert!(back.contains(&turned), "{turned}");
    }
}
