//! What is known before any case of the rules that the program starts for people: they cannot fail, every branch and band is
//! reached, and the score goes from nothing to the maximum.

use std::path::{Path, PathBuf};

use jixiao::check::examine;
use jixiao::number::Exact;
use jixiao::scaffold::{NewIndicator, NewPack, Shape, new_indicator, new_pack};
use jixiao::script::known;
use jixiao::source::{MemoryFiles, Texts};

/// A new pack with an indicator of every shape.
fn every_shape() -> MemoryFiles {
    let mut files = MemoryFiles::default();
    let mut texts = Texts::default();
    let request = NewPack {
        id: "demo".to_owned(),
        version: "1".to_owned(),
        title: None,
        folder: PathBuf::from("rules"),
    };
    let pack = new_pack(&request, &files, &mut texts);
    for file in pack.value.expect("files").files {
        files.insert(file.path, file.content);
    }
    for shape in Shape::ALL {
        let request = NewIndicator {
            id: format!("new-{}", shape.name()),
            pack: PathBuf::from("rules/demo/1"),
            shape: *shape,
            name: format!("指标{}", shape.name()),
            group: "新增".to_owned(),
            max: "7".to_owned(),
        };
        let indicator = new_indicator(&request, &files, &mut texts);
        for file in indicator.value.expect("files").files {
            files.insert(file.path, file.content);
        }
    }
    files
}

#[test]
fn a_rule_made_of_a_shape_never_fails_and_reaches_everything_in_it() {
    let files = every_shape();
    let examined = examine(Path::new("rules/demo/1"), &files, &mut Texts::default());
    let (pack, program) = (
        examined.pack.expect("a pack"),
        examined.program.expect("a program"),
    );
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let id = &indicator.id.value;
        let known = known(program.rule(index).expect("a rule"), &pack);
        assert!(known.suspects.is_empty(), "{id}: {:?}", known.suspects);
        for truth in known.branches.values() {
            assert!(truth.yes && truth.no, "{id}");
        }
        for tier in known.tiers.values() {
            assert!(tier.is_fixed() && tier.gap.is_none(), "{id}: {tier:?}");
            assert!(
                tier.reached.iter().all(|reached| *reached),
                "{id}: {tier:?}"
            );
        }
        let score = known.score.expect("a score");
        let max = Exact::from_decimal(indicator.max);
        let ends = (score.lowest(), score.highest());
        assert_eq!(
            ends,
            (Some((&Exact::ZERO, true)), Some((&max, true))),
            "{id}: {score:?}"
        );
    }
}
