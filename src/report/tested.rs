//! A pack's examples for people: those that do not come to what they say, with the steps; what of the rules no example tries;
//! proposals for the rest.

use std::cmp::Ordering;
use std::fmt::Write;

use super::escape::visible;
use super::paragraph;
use crate::diagnose::{Argument, Arguments, Words};
use crate::number::trimmed;
use crate::pack::Pack;
use crate::read::quoted;
use crate::score::{FactRead, Outcome, Step, StepValue};
use crate::source::Texts;
use crate::testing::{
    Coverage, Proposal, Spot, SpotKind, TestRun, Tested, of_expected, of_outcome,
};

/// The longest piece of a script or a name shown, in characters.
const SHOWN: usize = 120;

/// Everything that is told of a pack's examples.
#[derive(Clone, Copy)]
pub struct TestedView<'a> {
    pub pack: &'a Pack,
    pub tested: &'a Tested,
    pub coverage: &'a [Coverage],
    pub texts: &'a Texts,
    pub words: &'a Words,
    pub width: usize,
}

/// Examples, and what they try.
#[must_use]
pub fn tested(view: TestedView<'_>) -> String {
    let mut text = String::new();
    for run in view.tested.runs.iter().filter(|run| !run.is_met) {
        text.push_str(&unmet(view, run));
    }
    text.push_str(&closing(view));
    text.push_str(&untried(view));
    text
}

/// An example that does not come to what it says: expected, actual, facts, steps.
fn unmet(view: TestedView<'_>, run: &TestRun) -> String {
    let arguments: Arguments = vec![
        ("indicator", visible(&run.result.id, SHOWN).into()),
        ("example", visible(&run.name, SHOWN).into()),
        ("expected", of_expected(run.expected)),
        ("actual", of_outcome(&run.result.outcome)),
    ];
    let mut lines = paragraph(
        &view.words.say_with("test-unmet", &arguments),
        view.width,
        "✗ ",
        "  ",
    );
    if let Outcome::Failed(finding) = &run.result.outcome {
        let reason = visible(&view.words.sentence(finding), usize::MAX);
        lines.extend(paragraph(&reason, view.width, "    ", "      "));
    }
    let facts = run.result.facts.iter().map(of_fact);
    let steps = run.result.steps.iter().filter_map(of_step);
    for line in facts.chain(steps) {
        lines.extend(paragraph(&line, view.width, "    ", "      "));
    }
    lines.join("\n") + "\n\n"
}

fn of_fact(fact: &FactRead) -> String {
    let value = fact.value.as_deref().unwrap_or("—");
    let unit = fact.unit.as_deref().unwrap_or_default();
    visible(&format!("{} = {value}{unit}", fact.name), SHOWN)
}

fn of_step(step: &Step) -> Option<String> {
    /// Digits after the point of a step.
    const DIGITS: u32 = 8;
    let value = match &step.value {
        StepValue::Number(number) => trimmed(number.round_dp(DIGITS)),
        StepValue::Bool(yes) => yes.to_string(),
        StepValue::Text(text) => text.clone(),
        StepValue::Other => return None,
    };
    Some(visible(&format!("{} → {value}", step.name), SHOWN))
}

/// One line on how many examples come to what they say.
pub fn outcome_of_examples(pack: &Pack, tested: &Tested, words: &Words) -> String {
    let (met, all) = (tested.met(), tested.runs.len());
    let counts: Arguments = vec![
        ("pack", visible(&pack.reference(), SHOWN).into()),
        ("examples", all.into()),
        ("met", met.into()),
        ("unmet", all.saturating_sub(met).into()),
        ("unrun", tested.unrun.into()),
    ];
    let key = match (all, tested.unrun) {
        (0, 0) => "test-closing-none",
        (_, 0) => "test-closing",
        _ => "test-closing-unrun",
    };
    words.say_with(key, &counts)
}

fn closing(view: TestedView<'_>) -> String {
    let mut counts = Arguments::new();
    let spots = || {
        let known = view.coverage.iter().filter_map(|one| one.spots.as_ref());
        known.flatten()
    };
    let mut count = |tried: &'static str, total: &'static str, is_of: fn(SpotKind) -> bool| {
        let of_kind = || spots().filter(|spot| is_of(spot.kind));
        let tried_count = of_kind().filter(|spot| spot.is_tried).count();
        counts.push((tried, tried_count.into()));
        counts.push((total, of_kind().count().into()));
    };
    count("branches-tried", "branches", |kind| {
        matches!(kind, SpotKind::Branch { .. })
    });
    count("bands-tried", "bands", |kind| kind == SpotKind::Band);
    count("sides-tried", "sides", |kind| {
        matches!(kind, SpotKind::Side(_))
    });
    let mut lines = vec![
        outcome_of_examples(view.pack, view.tested, view.words),
        view.words.say_with("test-coverage", &counts),
    ];
    let beyond: Vec<String> = view
        .coverage
        .iter()
        .filter(|one| one.spots.is_none())
        .filter_map(|one| Some(view.pack.indicators.get(one.indicator)?.id.value.clone()))
        .collect();
    if !beyond.is_empty() {
        let names = vec![("indicators", Argument::List(beyond))];
        lines.push(view.words.say_with("test-beyond", &names));
    }
    lines
        .iter()
        .flat_map(|line| paragraph(line, view.width, "", "  "))
        .fold(String::new(), |text, line| text + line.as_str() + "\n")
}

/// What no example tries, indicator by indicator.
fn untried(view: TestedView<'_>) -> String {
    let mut text = String::new();
    for one in view.coverage {
        let open: Vec<&Spot> = one
            .spots
            .iter()
            .flatten()
            .filter(|spot| !spot.is_tried)
            .collect();
        let Some(indicator) = view.pack.indicators.get(one.indicator) else {
            continue;
        };
        if open.is_empty() {
            continue;
        }
        if text.is_empty() {
            let heading = view.words.say("test-untried");
            // Writing to a text cannot fail.
            let _ = writeln!(text, "\n{heading}");
        }
        let name = vec![
            ("name", visible(&indicator.name, SHOWN).into()),
            ("id", visible(&indicator.id.value, SHOWN).into()),
        ];
        let mut heading = view.words.say_with("test-indicator", &name);
        if let Some(until) = one.until {
            let named = vec![
                ("indicator", heading.into()),
                ("year", until.to_string().into()),
            ];
            heading = view.words.say_with("test-indicator-until", &named);
        }
        let _ = writeln!(text, "  {heading}");
        for spot in open {
            let item = format!("{}: {}", place(view, spot), of_spot(view, spot));
            for line in paragraph(&item, view.width, "    - ", "      ") {
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    text
}

fn place(view: TestedView<'_>, spot: &Spot) -> String {
    let file = view.texts.get(spot.place.file);
    let name = file.map_or("", |text| text.name.as_str());
    let at = view.texts.line_column(spot.place.file, spot.place.start);
    visible(&format!("{name}:{}:{}", at.line, at.column), SHOWN)
}

/// What a spot is, in words.
fn of_spot(view: TestedView<'_>, spot: &Spot) -> String {
    let mut arguments = vec![("text", visible(&spot.text, SHOWN).into())];
    let is_named = spot.limit.is_some();
    if let Some(limit) = &spot.limit {
        arguments.push(("limit", visible(limit, SHOWN).into()));
    }
    let key = match (spot.kind, is_named) {
        (SpotKind::Branch { taken: true }, _) => "test-branch-taken",
        (SpotKind::Branch { taken: false }, _) => "test-branch-passed",
        (SpotKind::Band, _) => "test-band",
        (SpotKind::Side(Ordering::Less), false) => "test-below",
        (SpotKind::Side(Ordering::Equal), false) => "test-at",
        (SpotKind::Side(Ordering::Greater), false) => "test-above",
        (SpotKind::Side(Ordering::Less), true) => "test-below-limit",
        (SpotKind::Side(Ordering::Equal), true) => "test-at-limit",
        (SpotKind::Side(Ordering::Greater), true) => "test-above-limit",
    };
    view.words.say_with(key, &arguments)
}

/// The proposals as the text of a file for the pack's `tests` folder. The author states the scores.
#[must_use]
pub fn proposed(view: TestedView<'_>, proposals: &[Proposal], without: usize) -> String {
    let mut text = format!("# {}\n\nschema = 1\n", view.words.say("test-fill"));
    for proposal in proposals {
        let Some(indicator) = view.pack.indicators.get(proposal.indicator) else {
            continue;
        };
        let coverage = view
            .coverage
            .iter()
            .find(|one| one.indicator == proposal.indicator && one.until == proposal.until);
        let spots = coverage.and_then(|one| one.spots.as_ref());
        let tries: Vec<String> = proposal
            .tries
            .iter()
            .filter_map(|index| Some(of_spot(view, spots?.get(*index)?)))
            .collect();
        let year = proposal.until.map_or_else(String::new, |until| {
            format!("year = {}\n", until.saturating_sub(1))
        });
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            "\n[[example]]\nindicator = {}\nname = {}\n{year}facts = {}\n# score =\n",
            quoted(&indicator.id.value),
            quoted(&view.words.list(&tries)),
            proposal.facts,
        );
    }
    if without > 0 {
        let count = vec![("count", without.into())];
        let _ = writeln!(
            text,
            "\n# {}",
            view.words.say_with("test-fill-without", &count)
        );
    }
    text
}
