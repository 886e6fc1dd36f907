//! Steps, score, and what becomes of the score in the total.

use super::figures::{is_exactly, short, unit, worked};
use super::sheet::{Item, Kind, Part, PartKind};
use super::{Telling, constructs, deeds, name, sentence};
use crate::explain::{Effect, Explanation};
use crate::number::{Decimal, Exact, trimmed};
use crate::pack::{Limit, Policy};
use crate::score::{Evaluation, Outcome, VetoOutcome, VetoResult};
use crate::script::{AccountEnd, Act, Came, Formula, Step, StepValue};

/// What the script did before its score.
pub fn steps(view: Telling<'_>, one: &Explanation) -> Vec<Item> {
    let unit_of = |step: &str| measure_unit(view, one, step);
    let Some(account) = &one.account else {
        let known = one.result.steps.iter();
        let mut items: Vec<Item> = known.map(known_step).collect();
        let told = match &one.left_to_interpreter {
            Some(what) => view.with("account-interpreted", &[("what", &sentence(what))]),
            None => view.say("account-interpreted-unknown"),
        };
        items.push(Item::new(Kind::Note, told));
        return items;
    };
    let items = deeds::items(view, &account.acts, &unit_of);
    if items.is_empty() {
        return vec![Item::new(Kind::Note, view.say("account-no-steps"))];
    }
    items
}

fn known_step(step: &Step) -> Item {
    let value = match &step.value {
        StepValue::Number(number) => short(&Exact::from_decimal(*number)),
        StepValue::Bool(yes) => yes.to_string(),
        StepValue::Text(text) => sentence(text),
        StepValue::Other => "…".to_owned(),
    };
    let called = name(&step.name);
    Item {
        name: Some(called.clone()),
        value: Some(value.clone()),
        ..Item::new(Kind::Step, format!("{called} = {value}"))
    }
}

/// The unit of the indicator's measure, where the step is that.
fn measure_unit(view: Telling<'_>, one: &Explanation, step: &str) -> Option<String> {
    let measure = view.pack.indicators.get(one.index)?.measure.as_ref()?;
    let unit = measure.unit.as_deref()?;
    (measure.step.value == step).then(|| format!(" {}", name(unit)))
}

/// `控制率 = 14 ÷ 19 × 100 % = 73.68 %`: the measure on one line.
pub fn measure(view: Telling<'_>, one: &Explanation) -> Option<String> {
    let measure = one.result.measure.as_ref()?;
    let account = one.account.as_ref()?;
    let formula = step_formula(&account.acts, &measure.step)?;
    let sign = measure_unit(view, one, &measure.step).unwrap_or_default();
    let step = name(&measure.step);
    let figures = super::figures::in_figures(view, formula);
    let value = short(&formula.value()?);
    Some(if figures == value {
        format!("{step} = {value}{sign}")
    } else {
        format!("{step} = {figures} = {value}{sign}")
    })
}

fn step_formula<'a>(acts: &'a [Act], step: &str) -> Option<&'a Formula> {
    acts.iter().rev().find_map(|act| match act {
        Act::Set {
            name,
            value: Came::Number(formula),
            ..
        } if name == step => Some(formula),
        Act::Decide(decision) => step_formula(&decision.acts, step),
        _ => None,
    })
}

/// How the score came about, and what becomes of it.
pub fn items(view: Telling<'_>, one: &Explanation) -> Vec<Item> {
    let mut items = Vec::new();
    let account_end = one.account.as_ref().map(|account| &account.end);
    match (account_end, &one.exact) {
        (Some(AccountEnd::Score(formula)), _) => {
            let mut item = worked(view, (Kind::Score, None), formula, unit(formula));
            item.text = view.with("account-score-is", &[("told", &item.text)]);
            item.inner = constructs::details(view, formula);
            items.push(item);
        }
        (
            Some(AccountEnd::NotApplicable {
                within: Some(formula),
                ..
            }),
            _,
        ) => items.extend(constructs::details(view, formula)),
        (_, Some(score)) => {
            let text = view.with("account-score-of-run", &[("score", &short(score))]);
            items.push(Item {
                value: Some(short(score)),
                ..Item::new(Kind::Score, text)
            });
        }
        _ => {}
    }
    match &one.result.outcome {
        Outcome::Scored(_) => {}
        Outcome::NotApplicable {
            policy,
            reason,
            score,
        } => {
            let key = match policy {
                Policy::Full => "report-policy-full",
                Policy::Exclude => "report-policy-exclude",
                Policy::Zero => "report-policy-zero",
                Policy::Move => "report-policy-move",
            };
            let text = view.with(key, &[("reason", &sentence(reason))]);
            items.push(Item::new(Kind::NotApplicable, text));
            if let Some(score) = score {
                let score = view.marks(*score);
                let text = view.with("account-not-applicable-score", &[("score", &score)]);
                items.push(Item::new(Kind::Note, text));
            }
        }
        Outcome::Missing(facts) => {
            let facts: Vec<String> = facts.iter().map(|fact| name(fact)).collect();
            let facts = view.words.list(&facts);
            let (low, high) = (view.marks(Decimal::ZERO), view.marks(one.result.max));
            let text = view.with(
                "account-missing",
                &[("facts", &facts), ("low", &low), ("high", &high)],
            );
            items.push(Item::new(Kind::Note, text));
        }
        Outcome::Failed(finding) => items.extend(failed(view, finding)),
    }
    items.extend(one.effects.iter().map(|effect| told(view, effect)));
    items.extend(raised(view, one));
    items.extend(rounding(view, one));
    items.extend(lost(view, one));
    items.extend(reported(view, one));
    items
}

fn failed(view: Telling<'_>, finding: &crate::diagnose::Finding) -> Vec<Item> {
    let sentence_of = sentence(&view.words.sentence(finding));
    let place = finding.place.as_ref().and_then(|label| {
        let text = view.texts.get(label.span.file)?;
        let at = view.texts.line_column(label.span.file, label.span.start);
        Some(format!("{}:{}:{}", name(&text.name), at.line, at.column))
    });
    let reason = match place {
        Some(place) => view.with(
            "report-reason-at",
            &[("sentence", &sentence_of), ("place", &place)],
        ),
        None => sentence_of,
    };
    let mut items = vec![Item::new(
        Kind::Note,
        view.with("account-failed", &[("reason", &reason)]),
    )];
    if !finding.figures.is_empty() {
        let figures: Vec<String> = finding.figures.iter().map(|one| sentence(one)).collect();
        let figures = view.words.list(&figures);
        let text = view.with("account-figures", &[("figures", &figures)]);
        items.push(Item::new(Kind::Note, text));
    }
    items
}

fn told(view: Telling<'_>, effect: &Effect) -> Item {
    let text = match effect {
        Effect::Gained { from, own, max } => {
            let from: Vec<String> = from.iter().map(|one| name(one)).collect();
            view.with(
                "account-gained",
                &[
                    ("from", &view.words.list(&from)),
                    ("own", &view.marks(*own)),
                    ("max", &view.marks(*max)),
                ],
            )
        }
        Effect::MovedTo(to) => view.with("account-moved-to", &[("name", &name(to))]),
        Effect::Capped { group, below, max } => {
            let (group, max_shown) = (name(group), view.marks(*max));
            match below {
                Some(below) => {
                    let verdict = view.say(if below > max {
                        "account-capped-cut"
                    } else {
                        "account-capped-within"
                    });
                    view.with(
                        "account-capped",
                        &[
                            ("group", &group),
                            ("max", &max_shown),
                            ("below", &view.marks(*below)),
                            ("verdict", &verdict),
                        ],
                    )
                }
                None => view.with(
                    "account-capped-open",
                    &[("group", &group), ("max", &max_shown)],
                ),
            }
        }
        Effect::Deducted {
            group,
            below,
            max,
            left,
        } => {
            let (group, max) = (name(group), view.marks(*max));
            match below.zip(*left) {
                Some((below, left)) => view.with(
                    "account-deducted",
                    &[
                        ("group", &group),
                        ("max", &max),
                        ("below", &view.marks(below)),
                        ("left", &view.marks(left)),
                    ],
                ),
                None => view.with("account-deducted-open", &[("group", &group), ("max", &max)]),
            }
        }
        Effect::Bonus(group) => view.with("account-bonus", &[("group", &name(group))]),
        Effect::Penalty(group) => view.with("account-penalty", &[("group", &name(group))]),
    };
    Item::new(Kind::Effect, text)
}

/// The score out of the points that have come from other indicators.
fn raised(view: Telling<'_>, one: &Explanation) -> Option<Item> {
    let text = raised_from(view, one.exact.as_ref()?, one.result.max, one.gained)?;
    Some(Item::new(Kind::Effect, text))
}

/// How points that have come from other indicators raise a score out of `max`, these points included; none where there are none.
pub fn raised_from(
    view: Telling<'_>,
    score: &Exact,
    max: Decimal,
    gained: Decimal,
) -> Option<String> {
    if gained.is_zero() {
        return None;
    }
    let after = with_gained(score, max, gained)?;
    Some(view.with(
        "account-raised",
        &[
            ("before", &short(score)),
            ("max", &view.marks(max)),
            ("own", &view.marks(max - gained)),
            ("score", &short(&after)),
        ],
    ))
}

/// A score with weight that has moved, not yet rounded; `max` has this weight.
fn with_gained(score: &Exact, max: Decimal, gained: Decimal) -> Option<Exact> {
    let own = Exact::from_decimal(max - gained);
    Some(score.multiply(&Exact::from_decimal(max).divide(&own)?))
}

/// The rounding, where it changed the score.
fn rounding(view: Telling<'_>, one: &Explanation) -> Option<Item> {
    let Outcome::Scored(score) = one.result.outcome else {
        return None;
    };
    let raised = with_gained(one.exact.as_ref()?, one.result.max, one.gained)?;
    if is_exactly(&raised, score) {
        return None;
    }
    let decimals = view.pack.decimals;
    // A few digits more than are kept show which way it was rounded.
    let exact = super::figures::apart(&raised, &[&Exact::from_decimal(score)]);
    let text = view.with(
        "account-rounded",
        &[
            ("decimals", &decimals.to_string()),
            ("exact", &exact),
            ("score", &view.marks(score)),
        ],
    );
    Some(Item::new(Kind::Note, text))
}

fn lost(view: Telling<'_>, one: &Explanation) -> Option<Item> {
    let score = one.result.outcome.score()?;
    let lost = crate::report::view::lost(&one.result)?;
    let text = if lost.is_zero() {
        view.say("account-full")
    } else {
        view.with(
            "account-lost",
            &[
                ("lost", &view.marks(lost)),
                ("max", &view.marks(one.result.max)),
                ("score", &view.marks(score)),
            ],
        )
    };
    Some(Item::new(Kind::Note, text))
}

/// What the published report claims.
fn reported(view: Telling<'_>, one: &Explanation) -> Option<Item> {
    let reported = one.result.reported_score?;
    let score = one.result.outcome.score()?;
    let key = if reported == score {
        "account-reported-same"
    } else {
        "account-reported-other"
    };
    let text = view.with(
        key,
        &[
            ("reported", &trimmed(reported)),
            ("score", &view.marks(score)),
        ],
    );
    Some(Item::new(Kind::Note, text))
}

/// The total, and what limits or scales it.
pub fn total(view: Telling<'_>, evaluation: &Evaluation) -> Part {
    let total = &evaluation.total;
    let shown = match total.marks.exact() {
        Some(value) => view.marks(value),
        None => format!(
            "{}–{}",
            view.marks(total.marks.low),
            view.marks(total.marks.high)
        ),
    };
    let grades: Vec<String> = total.grades.iter().map(|one| name(one)).collect();
    let grades = grades.join(&view.say("rows-or"));
    let text = if grades.is_empty() {
        view.with("account-total-no-grade", &[("total", &shown)])
    } else {
        view.with("account-total-is", &[("total", &shown), ("grade", &grades)])
    };
    let mut items = vec![Item::new(Kind::Note, text)];
    if !total.excluded.is_zero() {
        let full = evaluation.pack.full_marks;
        let text = view.with(
            "account-scaled",
            &[
                ("excluded", &view.marks(total.excluded)),
                ("full", &view.marks(full)),
                ("left", &view.marks(full - total.excluded)),
            ],
        );
        items.push(Item::new(Kind::Effect, text));
    }
    items.extend(evaluation.vetoes.iter().map(|one| veto(view, one)));
    Part {
        kind: PartKind::Total,
        heading: view.say("account-total"),
        items,
    }
}

fn veto(view: Telling<'_>, veto: &VetoResult) -> Item {
    let limit = match &veto.limit {
        Limit::Grade(label) => view.with("report-veto-grade", &[("grade", &name(&label.value))]),
        Limit::Total(total) => view.with("report-veto-total", &[("total", &view.marks(*total))]),
    };
    let called = name(&veto.name);
    let (told, holds) = match &veto.outcome {
        VetoOutcome::AppliesNot => {
            let text = view.with("account-veto-not", &[("name", &called)]);
            return Item {
                name: Some(called),
                holds: Some(false),
                ..Item::new(Kind::Effect, text)
            };
        }
        VetoOutcome::Applies => (limit, Some(true)),
        VetoOutcome::Missing(facts) => {
            let facts: Vec<String> = facts.iter().map(|fact| name(fact)).collect();
            let facts = view.words.list(&facts);
            let told = view.with(
                "report-veto-missing",
                &[("facts", &facts), ("limit", &limit)],
            );
            (told, None)
        }
        VetoOutcome::Failed(finding) => {
            let reason = sentence(&view.words.sentence(finding));
            let told = view.with(
                "report-veto-failed",
                &[("reason", &reason), ("limit", &limit)],
            );
            (told, None)
        }
    };
    let text = view.with("account-veto", &[("name", &called), ("told", &told)]);
    Item {
        name: Some(called),
        holds,
        ..Item::new(Kind::Effect, text)
    }
}
