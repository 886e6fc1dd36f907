//! What a rule can do, for all figures that the bounds of its facts allow. What the ranges of its figures rule out is certain;
//! what a search finds is shown with the figures; what lies between is told as undecided.

mod direction;
mod faults;
mod score;
mod ways;

pub use self::direction::only_number;
use crate::bind::{Facts, bind_facts};
use crate::diagnose::{Argument, Code, Finding, Findings};
use crate::pack::{Indicator, Pack};
use crate::score::short;
use crate::script::rule::Rule;
use crate::script::{Known, Program, Range, Search, Trial, known, search};
use crate::source::Span;

/// Complains of what rules can do and should not.
pub fn check(pack: &Pack, program: &Program, findings: &mut Findings) {
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let examples: Vec<Facts> = indicator
            .examples
            .iter()
            .filter_map(|example| bind_facts(pack, &example.facts).value)
            .collect();
        let Some(search) = search(program, index, pack, &examples) else {
            continue;
        };
        let subject = Subject {
            pack,
            program,
            index,
            indicator,
            search,
        };
        match program.rule(index) {
            Some(rule) => typed(&subject, rule, findings),
            None => interpreted(&subject, findings),
        }
    }
}

fn typed(subject: &Subject<'_>, rule: &Rule, findings: &mut Findings) {
    let known = known(rule, subject.pack);
    faults::check(subject, &known, findings);
    ways::check(subject, rule, &known, findings);
    score::check(subject, rule, &known, findings);
    direction::check(subject, rule, &known, findings);
}

fn interpreted(subject: &Subject<'_>, findings: &mut Findings) {
    faults::check(subject, &Known::default(), findings);
    let (what, text) = subject
        .program
        .interpreted(subject.index)
        .unwrap_or_default();
    let what = if text.is_empty() { what } else { text };
    let shown: String = what.chars().take(40).collect();
    let construct = subject.program.interpreted_at(subject.index);
    let place = construct
        .filter(|place| place.start < place.end)
        .unwrap_or(subject.indicator.id.span);
    let finding = subject.undecided("rule", place);
    findings.push(finding.with("what", shown));
}

/// An indicator with what was found out about it.
struct Subject<'a> {
    pack: &'a Pack,
    program: &'a Program,
    index: usize,
    indicator: &'a Indicator,
    search: Search,
}

impl Subject<'_> {
    /// A finding about a part of the script.
    fn at(&self, code: Code, range: Range) -> Finding {
        self.about(code, self.place(range))
    }

    fn about(&self, code: Code, place: Span) -> Finding {
        Finding::at(code, place).about(&self.indicator.id.value)
    }

    fn place(&self, range: Range) -> Span {
        let part = self.program.part(self.index, range);
        part.map_or(self.indicator.script.span, |(span, _)| span)
    }

    fn text(&self, range: Range) -> &str {
        let part = self.program.part(self.index, range);
        part.map_or("", |(_, text)| text)
    }

    /// Where the expression stands whose value is the score.
    fn score_place(&self) -> Span {
        let place = self.program.score_place(self.index);
        place.unwrap_or(self.indicator.script.span)
    }

    /// What cannot be told, by the attribute that asks it.
    fn undecided(&self, question: &'static str, place: Span) -> Finding {
        self.about(Code::Undecided, place)
            .with("question", Argument::Attribute(question))
            .help("help")
    }

    /// The figures of a trial: `在职人员数 = 14人`.
    fn figures(&self, trial: &Trial) -> Vec<String> {
        let figure = |(index, value): (usize, Option<&crate::pack::Value>)| {
            let fact = self.pack.facts.get(index)?;
            let unit = fact.unit.as_deref().unwrap_or_default();
            let shown = value.map_or_else(
                || "—".to_owned(),
                |value| format!("{}{unit}", short(fact, value)),
            );
            Some(format!("{} = {shown}", fact.name.value))
        };
        self.search.facts(trial).filter_map(figure).collect()
    }
}
