//! The marks of many cases are those of each case scored by itself.

use jixiao::bind::Facts;
use jixiao::pack::Pack;
use jixiao::score::{Evaluation, Mark, Outcome, Scorer, Sheet};
use proptest::prelude::*;

use crate::laws::{SHIPPED, case_of, evaluate, facts, indicators, with_facts};
use crate::support::Story;

/// What a sheet would say of an evaluation, in the order of the pack.
fn marks(pack: &Pack, evaluation: &Evaluation) -> Vec<Mark> {
    let results = indicators(&evaluation.groups);
    let mark = |id: &str| {
        let result = results.iter().find(|result| result.id == id);
        match &result.expect("a result").outcome {
            Outcome::Scored(score) => Mark::Scored(*score),
            Outcome::NotApplicable { score, .. } => Mark::NotApplicable(*score),
            Outcome::Missing(_) => Mark::Missing,
            Outcome::Failed(_) => Mark::Failed,
        }
    };
    let ids = pack.indicators.iter().map(|one| one.id.value.as_str());
    ids.map(mark).collect()
}

fn assert_same(pack: &Pack, sheet: &Sheet, evaluation: &Evaluation) {
    assert_eq!(sheet.marks, marks(pack, evaluation));
    assert_eq!(sheet.total, evaluation.total.marks);
    assert_eq!(sheet.excluded, evaluation.total.excluded);
    let mut grades: Vec<_> = sheet
        .grades(pack)
        .into_iter()
        .map(|grade| grade.label.clone())
        .collect();
    grades.reverse();
    assert_eq!(grades, evaluation.total.grades);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sheet_says_what_the_evaluation_says(
        cases in prop::collection::vec(prop::collection::vec(any::<u32>(), 97), 1..4)
    ) {
        let (pack, program) = &*SHIPPED;
        let mut scorer = Scorer::new(pack, program);
        for draws in cases {
            let facts = facts(pack, &draws);
            let evaluation = evaluate(pack, program, &facts);
            assert_same(pack, scorer.score(&with_facts(pack, &facts)), &evaluation);
        }
    }
}

#[test]
fn a_sheet_says_what_the_evaluation_says_of_every_outcome() {
    for (script, policy) in [
        ("let 控制率 = 1; 百分比(在职人员数, 编制数)", "zero"),
        (
            "let 控制率 = 1; 在职人员数 / (在职人员数 - 在职人员数)",
            "zero",
        ),
        ("let 控制率 = \"无\"; 1", "zero"),
        ("let 控制率 = 1; 不适用(\"无编制\")", "zero"),
        ("let 控制率 = 1; 不适用(\"无编制\")", "full"),
        ("let 控制率 = 1; 不适用(\"无编制\")", "exclude"),
        (
            "let 控制率 = 1; let 甲 = 0; for 乙 in 0..3 { 甲 += 乙; } 甲",
            "zero",
        ),
    ] {
        let mut story = Story::default().script(script).manifest(
            "group = \"投入\"\nmax = 4",
            &format!("group = \"投入\"\nmax = 4\nnot_applicable = \"{policy}\""),
        );
        let (pack, program) = story.pack().0.expect("a pack");
        let given = story.facts(&pack);
        let mut scorer = Scorer::new(&pack, &program);
        for facts in [&given, &Facts::none()] {
            let evaluation = jixiao::score::score(&pack, &program, &case_of(&[]), facts);
            assert_same(&pack, scorer.score(facts), &evaluation);
        }
    }
}
