//! Laws of audits, over the shipped packs and drawn cases: a true report is never called false.

use std::path::{Path, PathBuf};

use jixiao::audit::{Audit, Verdict, audit};
use jixiao::bind::Facts;
use jixiao::case::{Case, Reported, ReportedIndicator};
use jixiao::number::{Decimal, Rounding, half_up, truncate};
use jixiao::pack::{FactKind, Pack, Value, load_pack};
use jixiao::scaffold::DrawnCases;
use jixiao::score::{Evaluation, GroupResult, score};
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, Span, Spanned, Texts};

use crate::support::below;

const CASES: u64 = 12;

fn packs() -> Vec<(Pack, Program)> {
    let ids = below(Path::new("rules")).into_iter();
    let folders: Vec<PathBuf> = ids
        .filter(|id| id.is_dir())
        .flat_map(|id| below(&id))
        .collect();
    let load = |folder: &PathBuf| {
        let pack = load_pack(folder, &DiskFiles, &mut Texts::default());
        let pack = pack.value.expect("a pack");
        let program = compile(&pack).value.expect("a program");
        (pack, program)
    };
    let packs: Vec<_> = folders.iter().map(load).collect();
    assert!(packs.len() > 5, "{} packs", packs.len());
    packs
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::new(Texts::default().add("", ""), 0, 0))
}

fn case(pack: &Pack, reported: Reported) -> Case {
    let year = pack
        .first_year()
        .map_or(2022, |(_, year)| year.value.max(2022));
    Case {
        id: "drawn".to_owned(),
        subject: "甲".to_owned(),
        year: spanned(year),
        pack: None,
        source: None,
        facts: Vec::new(),
        evidence: Vec::new(),
        reported,
    }
}

/// Everything that an evaluation comes to, as a report would claim it; measures by `print`.
fn claims(evaluation: &Evaluation, print: &dyn Fn(Decimal) -> Decimal) -> Reported {
    fn visit(group: &GroupResult, reported: &mut Reported, print: &dyn Fn(Decimal) -> Decimal) {
        if let Some(marks) = group.marks.exact() {
            reported.groups.push((spanned(group.id.clone()), marks));
        }
        for inner in &group.groups {
            visit(inner, reported, print);
        }
        for one in &group.indicators {
            let claim = ReportedIndicator {
                measure: one.measure.as_ref().map(|measure| print(measure.value)),
                score: one.outcome.score(),
            };
            reported.indicators.push((spanned(one.id.clone()), claim));
        }
    }
    let mut reported = Reported {
        total: evaluation.total.marks.exact(),
        ..Reported::default()
    };
    if let [grade] = evaluation.total.grades.as_slice() {
        reported.grade = Some(grade.clone());
    }
    for group in &evaluation.groups {
        visit(group, &mut reported, print);
    }
    reported
}

/// Audits drawn cases of every shipped pack whose reports claim what is computed, measures by `print`.
fn each(print: &dyn Fn(Decimal) -> Decimal, look: &mut dyn FnMut(&str, &Audit)) {
    for (pack, program) in &packs() {
        let mut drawn = DrawnCases::new(pack, 20_261_128);
        let mut facts = Facts::none();
        for _ in 0..CASES {
            drawn.draw(&mut facts);
            let plain = score(pack, program, &case(pack, Reported::default()), &facts);
            let case = case(pack, claims(&plain, print));
            look(&pack.reference(), &audit(pack, program, &case, &facts));
        }
    }
}

#[test]
fn a_report_that_claims_what_is_computed_has_no_fault_but_its_relations() {
    for digits in 0..4 {
        let mut figures = 0;
        each(&|value| half_up(value, digits), &mut |pack, audit| {
            assert_eq!(audit.faults(), audit.relations.len(), "{pack}: {audit:#?}");
            figures += audit.checked();
        });
        assert!(figures > 300, "only {figures} figures");
    }
}

#[test]
fn a_measure_that_is_cut_off_is_equal_or_called_so() {
    let mut cut = 0;
    each(&|value| truncate(value, 1), &mut |pack, audit| {
        for figure in audit
            .indicators
            .iter()
            .filter_map(|one| one.measure.as_ref())
        {
            match figure.verdict {
                Verdict::Truncated => cut += 1,
                Verdict::Equal => {}
                ref other => panic!("{pack}: {other:?} of {figure:?}"),
            }
        }
    });
    assert!(cut > 20, "only {cut}");
}

#[test]
fn what_printed_digits_leave_open_holds_what_each_figure_within_them_comes_to() {
    // Half a step of the last digit down, and nearly half a step up.
    let moves = [Decimal::new(-5, 1), Decimal::ZERO, Decimal::new(4999, 4)];
    let mut seen = 0;
    for (pack, program) in &packs() {
        let mut drawn = DrawnCases::new(pack, 7);
        let mut facts = Facts::none();
        for round in 0..CASES {
            drawn.draw(&mut facts);
            let mut within = facts.clone();
            for (index, fact) in pack.facts.iter().enumerate() {
                let (FactKind::Decimal(bounds) | FactKind::Percent(bounds)) = &fact.kind else {
                    continue;
                };
                let Some(Value::Number(printed)) = facts.get(index).filter(|_| !fact.exact) else {
                    continue;
                };
                let place = usize::try_from(round).expect("small") + index;
                let step = Decimal::new(1, printed.scale()) * moves[place % moves.len()];
                let moved = if printed.is_sign_negative() {
                    printed - step
                } else {
                    printed + step
                };
                let is_inside = bounds.min.is_none_or(|least| moved >= least)
                    && bounds.max.is_none_or(|most| moved <= most)
                    && (!printed.is_zero()
                        || step != Decimal::new(-5, 1) * Decimal::new(1, printed.scale()));
                if is_inside {
                    within.set(index, Some(Value::Number(moved)));
                }
            }
            let evaluation = score(pack, program, &case(pack, Reported::default()), &within);
            let (year_pack, year_program) = program.in_year(pack, evaluation.case.year);
            for (index, indicator) in year_pack.indicators.iter().enumerate() {
                let open = year_program.left_open(index, year_pack, &facts);
                let mut results = Vec::new();
                evaluation
                    .groups
                    .iter()
                    .for_each(|group| all(group, &mut results));
                let result = results
                    .into_iter()
                    .find(|one| one.id == indicator.id.value)
                    .expect("a result");
                let (Some(range), Some(score)) = (&open.score, result.outcome.score()) else {
                    continue;
                };
                if result.max != indicator.max
                    || !matches!(result.outcome, jixiao::score::Outcome::Scored(_))
                {
                    continue;
                }
                let rounded = range.rounded_by(Rounding::HalfUp, 12);
                let rounded = rounded.rounded_by(year_pack.rounding, year_pack.decimals);
                let exact = jixiao::number::Exact::from_decimal(score);
                assert!(
                    rounded.holds(&exact),
                    "{} {}: {score} in {range:?}",
                    pack.reference(),
                    result.id
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "only {seen}");
}

fn all<'e>(group: &'e GroupResult, results: &mut Vec<&'e jixiao::score::IndicatorResult>) {
    for inner in &group.groups {
        all(inner, results);
    }
    results.extend(&group.indicators);
}
