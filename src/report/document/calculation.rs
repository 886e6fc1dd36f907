//! How the score of an indicator came about: 评分标准, 计算过程 and 扣分原因 of a row.

use super::{LONG, NAME, ReportView};
use crate::number::{Decimal, half_up, trimmed};
use crate::pack::{Pack, Value};
use crate::report::escape::visible;
use crate::report::explain::{self, Telling};
use crate::report::formula::{Notation, written};
use crate::report::table::{TEXT, with_unit};
use crate::report::view::measure;
use crate::score::{IndicatorResult, Outcome, Step, StepValue};
use crate::script::{Formula, Program};

/// Digits after the point of a step that is no headline figure.
const DIGITS: u32 = 4;

/// What the pack says of the indicator: the document that states it, and the words above its script.
pub fn standard(report: ReportView<'_>, id: &str) -> Vec<String> {
    let Some(indicator) = report.pack.indicator(id) else {
        return Vec::new();
    };
    let comment = indicator.script.value.lines().map(str::trim_start);
    let comment = comment
        .skip_while(|line| line.is_empty())
        .map_while(|line| line.strip_prefix("//"));
    let mut lines: Vec<String> = comment
        .map(|line| visible(line.trim(), TEXT))
        .filter(|line| !line.is_empty())
        .collect();
    if let Some(basis) = &indicator.basis {
        let basis = vec![("basis", visible(basis, TEXT).into())];
        lines.push(report.say("report-basis", &basis));
    }
    lines
}

/// The steps with their arithmetic; the facts where there are no steps.
pub fn calculation(report: ReportView<'_>, result: &IndicatorResult) -> Vec<String> {
    let steps: Vec<String> = result
        .steps
        .iter()
        .filter_map(|one| step(report, result, one))
        .collect();
    if !steps.is_empty() {
        return steps;
    }
    let facts = result.facts.iter().filter_map(|read| {
        let index = report.pack.fact_index(&read.name)?;
        let (fact, value) = (report.pack.facts.get(index)?, report.facts.get(index)?);
        // What a reason or a list says at length stands in the annex.
        let value = super::facts::brief(report, fact, value);
        let unit = visible(read.unit.as_deref().unwrap_or_default(), NAME);
        let name = visible(&read.name, NAME);
        Some(format!("{name} = {}", with_unit(value, &unit)))
    });
    facts.collect()
}

fn step(report: ReportView<'_>, result: &IndicatorResult, step: &Step) -> Option<String> {
    let name = visible(&step.name, NAME);
    let number = match &step.value {
        StepValue::Number(number) => *number,
        StepValue::Bool(yes) => {
            let word = report.words.say(if *yes { "vary-yes" } else { "vary-no" });
            return Some(format!("{name}：{word}"));
        }
        StepValue::Text(text) => return Some(format!("{name}：{}", visible(text, TEXT))),
        StepValue::Other => return None,
    };
    let (pack, program, index) = rule(report, result);
    let formula = index.and_then(|index| program.formula(index, &step.name, (pack, report.facts)));
    let headline = result.measure.as_ref().filter(|one| one.step == step.name);
    let unit = match (headline, &formula) {
        (Some(headline), _) => visible(headline.unit.as_deref().unwrap_or_default(), NAME),
        (None, Some(Formula::Percent(_))) => "%".to_owned(),
        _ => String::new(),
    };
    let value = with_unit(figure(number, headline.is_some()), &unit);
    let mut parts = vec![name];
    if let Some(formula) = formula.filter(|formula| !formula.is_figure()) {
        for notation in [Notation::Names, Notation::Figures] {
            let text = visible(&written(&formula, notation, report.words), TEXT);
            if parts.last() != Some(&text) {
                parts.push(text);
            }
        }
    }
    if parts.last() != Some(&value) {
        parts.push(value);
    }
    Some(parts.join(" = "))
}

/// The pack and the program for the year of the case, and the place of the indicator in them.
fn rule<'r>(
    report: ReportView<'r>,
    result: &IndicatorResult,
) -> (&'r Pack, &'r Program, Option<usize>) {
    let (pack, program) = report.program.in_year(report.pack, report.case.year.value);
    let mut all = pack.indicators.iter();
    let index = all.position(|one| one.id.value == result.id);
    (pack, program, index)
}

fn figure(number: Decimal, is_headline: bool) -> String {
    // A figure that two digits would show as nothing keeps more of them.
    if is_headline && (number.is_zero() || !half_up(number, 2).is_zero()) {
        measure(number)
    } else {
        trimmed(half_up(number, DIGITS))
    }
}

/// How the measure came to the score: the bands that it reached and did not reach, or the arithmetic.
fn because(report: ReportView<'_>, result: &IndicatorResult) -> Vec<String> {
    let (pack, program, index) = rule(report, result);
    let account = index.and_then(|index| program.account(index, pack, report.facts));
    let own = index.and_then(|index| pack.indicators.get(index));
    let gained = own.map_or(Decimal::ZERO, |one| result.max - one.max);
    let telling = Telling {
        pack,
        texts: report.texts,
        words: report.words,
    };
    account.map_or_else(Vec::new, |account| {
        explain::because(telling, &account, (result.max, gained.max(Decimal::ZERO)))
    })
}

/// Why points are missing, or why there is no score.
pub fn reasons(report: ReportView<'_>, result: &IndicatorResult, has_lost: bool) -> Vec<String> {
    let words = report.words;
    let mut reasons = Vec::new();
    match &result.outcome {
        Outcome::Missing(facts) => {
            let facts: Vec<String> = facts.iter().map(|fact| visible(fact, NAME)).collect();
            let facts = vec![("facts", words.list(&facts).into())];
            return vec![report.say("document-reason-missing", &facts)];
        }
        Outcome::Failed(finding) => return vec![visible(&words.sentence(finding), TEXT)],
        Outcome::NotApplicable { reason, .. } => reasons.push(visible(reason, TEXT)),
        Outcome::Scored(_) => {}
    }
    if !has_lost {
        return reasons;
    }
    if let Some(headline) = &result.measure {
        let unit = visible(headline.unit.as_deref().unwrap_or_default(), NAME);
        let value = with_unit(figure(headline.value, true), &unit);
        reasons.push(format!("{} {value}", visible(&headline.step, NAME)));
        reasons.extend(because(report, result));
    }
    for read in &result.facts {
        let index = report.pack.fact_index(&read.name);
        match index.and_then(|index| report.facts.get(index)) {
            Some(Value::Checklist(list)) => {
                let unmet = list.items().filter(|(_, yes)| !yes);
                let unmet: Vec<String> = unmet.map(|(item, _)| visible(item, NAME)).collect();
                if !unmet.is_empty() {
                    let items = vec![("items", words.list(&unmet).into())];
                    reasons.push(report.say("document-reason-unmet", &items));
                }
            }
            Some(Value::Judged(judged)) => {
                let value = visible(read.value.as_deref().unwrap_or_default(), NAME);
                let judged = vec![
                    ("name", visible(&read.name, NAME).into()),
                    (
                        "about",
                        format!("{value}　{}", visible(&judged.reason, TEXT)).into(),
                    ),
                ];
                reasons.push(report.say("report-item", &judged));
            }
            _ => {}
        }
    }
    if reasons.is_empty() {
        reasons = calculation(report, result);
        reasons.extend(because(report, result));
    }
    if let Some(evidence) = &result.evidence {
        let evidence = vec![("evidence", visible(evidence, LONG).into())];
        reasons.push(report.say("document-reason-evidence", &evidence));
    }
    reasons
}
