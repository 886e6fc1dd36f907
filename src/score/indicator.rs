//! One indicator on one case: runs its script and rounds its score as the pack says.

use super::evaluation::{FactRead, IndicatorResult, Measure, Outcome};
use super::moves::raised;
use crate::bind::Facts;
use crate::case::Case;
use crate::diagnose::{Code, Finding};
use crate::number::{Decimal, Exact, trimmed};
use crate::pack::{Fact, Indicator, Judged, Pack, Policy, Value};
use crate::script::{End, Inputs, Program, RunResult, Step, StepValue};
use crate::source::Spanned;

/// Scores the `index`-th indicator of the pack.
pub fn score_indicator(
    pack: &Pack,
    program: &Program,
    index: usize,
    facts: &Facts,
    inputs: &Inputs<'_>,
) -> Option<IndicatorResult> {
    score_with(pack, program, index, (facts, inputs), Decimal::ZERO)
}

/// As [`score_indicator`], with points that other indicators have given to this one.
pub fn score_with(
    pack: &Pack,
    program: &Program,
    index: usize,
    (facts, inputs): (&Facts, &Inputs<'_>),
    gained: Decimal,
) -> Option<IndicatorResult> {
    let indicator = pack.indicators.get(index)?;
    let RunResult { end, steps, record } = program.run(index, inputs)?;
    let facts: Vec<FactRead> = record
        .reads
        .iter()
        .filter_map(|&index| Some(fact_read(pack.facts.get(index)?, facts.get(index))))
        .collect();
    let (measure, outcome) = match measure(indicator, &steps) {
        Ok(measure) => (measure, outcome(pack, indicator, end, gained)),
        Err(finding) => (None, Outcome::Failed(finding)),
    };
    Some(IndicatorResult {
        id: indicator.id.value.clone(),
        name: indicator.name.clone(),
        max: indicator.max + gained,
        has_weight: indicator.has_weight,
        outcome: with_figures(outcome, &facts),
        measure,
        steps,
        facts,
        flags: record.flags,
        evidence: None,
        reported_score: None,
        reported_measure: None,
    })
}

/// Puts beside an indicator what the case says of it: evidence, and what its report claimed.
pub fn with_case(mut result: IndicatorResult, pack: &Pack, case: &Case) -> IndicatorResult {
    let is_meant = |id: &Spanned<String>| pack.former.indicator(&id.value) == result.id;
    let evidence = case.evidence.iter().find(|(id, _)| is_meant(id));
    let reported = case.reported.indicators.iter().find(|(id, _)| is_meant(id));
    result.evidence = evidence.map(|(_, text)| text.clone());
    result.reported_score = reported.and_then(|(_, reported)| reported.score);
    result.reported_measure = reported.and_then(|(_, reported)| reported.measure);
    result
}

fn outcome(pack: &Pack, indicator: &Indicator, end: End, gained: Decimal) -> Outcome {
    match end {
        End::Score(score) => Outcome::Scored(rounded(&raised(score, indicator, gained), pack)),
        End::Missing(mut facts) => {
            facts.sort_unstable();
            let names = facts.iter().filter_map(|&index| pack.facts.get(index));
            Outcome::Missing(names.map(|fact| fact.name.value.clone()).collect())
        }
        End::Failed(finding) => Outcome::Failed(Box::new(finding)),
        End::NotApplicable(reason) => Outcome::NotApplicable {
            policy: policy(indicator),
            reason,
            score: policy_score(indicator, gained),
        },
    }
}

/// A pack is not compiled whose script can say 不适用 without a policy for it.
fn policy(indicator: &Indicator) -> Policy {
    indicator.not_applicable.unwrap_or(Policy::Zero)
}

/// What an indicator gets that does not apply; none where it is left out of the total.
pub fn policy_score(indicator: &Indicator, gained: Decimal) -> Option<Decimal> {
    match policy(indicator) {
        Policy::Full => Some(indicator.max + gained),
        Policy::Zero => Some(Decimal::ZERO),
        Policy::Exclude | Policy::Move => None,
    }
}

/// A score as the pack rounds it: once, of the exact figure.
pub fn rounded(score: &Exact, pack: &Pack) -> Decimal {
    let rounded = score.round(pack.rounding, pack.decimals);
    // A score lies within 0..max, and its maximum is a decimal.
    rounded.to_decimal(pack.decimals).unwrap_or_default()
}

/// A failure with the figures that the rule had read, so that the reader need not look them up.
fn with_figures(outcome: Outcome, facts: &[FactRead]) -> Outcome {
    match outcome {
        Outcome::Failed(mut finding) => {
            let figure = |fact: &FactRead| {
                let value = fact.value.as_deref().unwrap_or("()");
                let unit = fact.unit.as_deref().unwrap_or_default();
                format!("{} = {value}{unit}", fact.name)
            };
            finding.figures = facts.iter().map(figure).collect();
            Outcome::Failed(finding)
        }
        other => other,
    }
}

/// The measure of each indicator of the pack for the facts of a case; none where it has none or its rule does not come to it.
#[must_use]
pub fn measures(pack: &Pack, program: &Program, facts: &Facts) -> Vec<Option<Decimal>> {
    let inputs = Inputs::new(pack, facts);
    let of = |(index, indicator): (usize, &Indicator)| {
        indicator.measure.as_ref()?;
        let run = program.run(index, &inputs)?;
        let measure = measure(indicator, &run.steps).ok()?;
        measure.map(|measure| measure.value)
    };
    pack.indicators.iter().enumerate().map(of).collect()
}

pub fn measure(indicator: &Indicator, steps: &[Step]) -> Result<Option<Measure>, Box<Finding>> {
    let Some(declared) = &indicator.measure else {
        return Ok(None);
    };
    // A script that ended early may not have come to it.
    let Some(step) = steps.iter().find(|step| step.name == declared.step.value) else {
        return Ok(None);
    };
    let StepValue::Number(value) = step.value else {
        let finding = Finding::at(Code::MeasureNotANumber, declared.step.span);
        return Err(Box::new(
            finding.with("step", step.name.as_str()).help("help"),
        ));
    };
    Ok(Some(Measure {
        step: step.name.clone(),
        value,
        unit: declared.unit.clone(),
    }))
}

fn fact_read(fact: &Fact, value: Option<&Value>) -> FactRead {
    FactRead {
        name: fact.name.value.clone(),
        value: value.map(|value| short(fact, value)),
        unit: fact.unit.clone(),
    }
}

/// A value in a few words.
#[must_use]
pub fn short(fact: &Fact, value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        Value::Choice(index) => fact.kind.option(*index).to_owned(),
        Value::Text(text) => text.clone(),
        Value::Judged(judged) => short_judged(judged),
        Value::Checklist(list) => {
            let met = list.answers.iter().filter(|yes| **yes).count();
            format!("{met}/{}", list.answers.len())
        }
        Value::Table(table) => format!("[{}]", table.rows.len()),
    }
}

fn short_judged(judged: &Judged) -> String {
    let tier = judged.tier.as_ref().map(|tier| tier.label.clone());
    let rate = judged.rate.map(|rate| format!("{} %", trimmed(rate)));
    let score = judged.score.map(trimmed);
    tier.into_iter()
        .chain(rate)
        .chain(score)
        .collect::<Vec<_>>()
        .join(" ")
}
