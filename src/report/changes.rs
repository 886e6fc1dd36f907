//! A pack and its cases under watch, for people: how things stand, then after each save what changed and nothing else.

use super::escape::visible;
use super::findings::{CheckedPack, closing};
use super::paragraph;
use super::tested::outcome_of_examples;
use super::view::marks;
use crate::diagnose::render::{Style, draw};
use crate::diagnose::{Argument, Arguments, Finding, Words};
use crate::number::Decimal;
use crate::score::Range;
use crate::source::Texts;
use crate::testing::{of_expected, of_outcome};
use crate::watching::{
    Came, CaseChange, CaseState, Change, ExampleChange, ExampleEnd, FindingChanges, Judgement,
    Moved, PackChange, PackState, Saved, SavedKind, ScoreChanges, State,
};

/// The longest name or sentence shown, in characters.
pub(super) const SHOWN: usize = 300;

/// Stands for what is not there.
pub(super) const NOTHING: &str = "—";

/// How what is watched is told.
#[derive(Clone, Copy)]
pub struct WatchView<'a> {
    pub words: &'a Words,
    pub width: usize,
    /// Of the complaints.
    pub style: Style,
}

/// How things stand: complaints, then a line for the check, for the examples and for each case.
#[must_use]
pub fn opening(state: &State, view: WatchView<'_>) -> String {
    let mut text = Telling::new(view);
    text.pack(&state.pack);
    for (path, case) in &state.cases {
        text.case(&state.name(path, case), case);
    }
    text.whole()
}

/// What saving files changed in `now`.
#[must_use]
pub fn changes(change: &Change, now: &State, view: WatchView<'_>) -> String {
    let mut text = Telling::new(view);
    let saved: Vec<String> = change.saved.iter().map(|one| text.saved(one)).collect();
    text.say("watch-saved", &vec![("files", Argument::List(saved))]);
    match &change.pack {
        None => {}
        Some(PackChange::First | PackChange::Unusable { is_new: true }) => text.pack(&now.pack),
        Some(PackChange::Unusable { is_new: false }) => {
            text.say("watch-pack-unusable", &Vec::new());
        }
        Some(PackChange::Differs {
            before,
            findings,
            examples,
            is_back,
        }) => {
            if *is_back {
                text.say("watch-pack-back", &Vec::new());
            }
            text.findings(findings, (&before.texts, &now.pack.texts));
            for example in examples {
                text.example(example);
            }
        }
    }
    for case in &change.cases {
        text.case_change(case, now);
    }
    if change.is_empty() {
        text.say("watch-nothing", &Vec::new());
    }
    text.whole()
}

/// Lines of what moved, as wide as the view.
pub(super) struct Telling<'a> {
    pub(super) view: WatchView<'a>,
    told: String,
}

impl<'a> Telling<'a> {
    pub(super) fn new(view: WatchView<'a>) -> Self {
        let told = String::new();
        Self { view, told }
    }

    /// Everything, without the blank line below a complaint that nothing follows.
    pub(super) fn whole(self) -> String {
        self.told.trim_end().to_owned() + "\n"
    }

    pub(super) fn line(&mut self, text: &str, first: &str, rest: &str) {
        for line in paragraph(text, self.view.width, first, rest) {
            self.told.push_str(&line);
            self.told.push('\n');
        }
    }

    fn say(&mut self, key: &str, arguments: &Arguments) {
        let text = self.view.words.say_with(key, arguments);
        self.line(&text, "", "  ");
    }

    fn saved(&self, saved: &Saved) -> String {
        let file = visible(&saved.path.display().to_string(), SHOWN);
        let key = match saved.kind {
            SavedKind::Changed => return file,
            SavedKind::New => "watch-saved-new",
            SavedKind::Gone => "watch-saved-gone",
        };
        self.view.words.say_with(key, &vec![("file", file.into())])
    }

    fn draw(&mut self, findings: &[Finding], texts: &Texts) {
        if !findings.is_empty() {
            let drawn = draw(findings, texts, self.view.words, self.view.style);
            self.told.push_str(&drawn);
            self.told.push_str("\n\n");
        }
    }

    fn pack(&mut self, pack: &PackState) {
        self.draw(&pack.examined.findings, &pack.texts);
        let checked = CheckedPack {
            path: &pack.path,
            examined: &pack.examined,
        };
        let closing = closing(checked, self.view.words);
        if let (Some((rules, _)), Some(tested)) = (pack.usable(), &pack.tested) {
            for run in tested.runs.iter().filter(|run| !run.is_met) {
                let arguments = vec![
                    ("indicator", visible(&run.result.id, SHOWN).into()),
                    ("example", visible(&run.name, SHOWN).into()),
                    ("expected", of_expected(run.expected)),
                    ("actual", of_outcome(&run.result.outcome)),
                ];
                let text = self.view.words.say_with("test-unmet", &arguments);
                self.line(&text, "✗ ", "  ");
            }
            self.line(closing.trim_end(), "", "  ");
            let outcome = outcome_of_examples(rules, tested, self.view.words);
            self.line(&outcome, "", "  ");
        } else {
            self.line(closing.trim_end(), "", "  ");
        }
    }

    fn findings(&mut self, changes: &FindingChanges, (before, now): (&Texts, &Texts)) {
        self.draw(&changes.new, now);
        for finding in &changes.gone {
            let mut arguments = vec![
                ("number", finding.code.number().into()),
                (
                    "sentence",
                    visible(&self.view.words.sentence(finding), SHOWN).into(),
                ),
            ];
            let place = finding.place.as_ref().and_then(|label| {
                let file = before.get(label.span.file)?;
                let at = before.line_column(label.span.file, label.span.start);
                Some(format!("{}:{}:{}", file.name, at.line, at.column))
            });
            let key = match place {
                Some(place) => {
                    arguments.push(("place", visible(&place, SHOWN).into()));
                    "watch-finding-gone"
                }
                None => "watch-finding-gone-nowhere",
            };
            let text = self.view.words.say_with(key, &arguments);
            self.line(&text, "✓ ", "  ");
        }
    }

    fn example(&mut self, example: &ExampleChange) {
        let arguments = vec![
            ("indicator", visible(&example.indicator, SHOWN).into()),
            ("example", visible(&example.name, SHOWN).into()),
            ("expected", of_expected(example.expected)),
            ("actual", of_outcome(&example.actual)),
        ];
        let (key, sign) = match example.end {
            ExampleEnd::Unmet => ("test-unmet", "✗ "),
            ExampleEnd::MetAgain => ("watch-example-met", "✓ "),
            ExampleEnd::Added => ("watch-example-added", "✓ "),
            ExampleEnd::Gone => ("watch-example-gone", "  "),
        };
        let text = self.view.words.say_with(key, &arguments);
        self.line(&text, sign, "  ");
    }

    fn case(&mut self, name: &str, case: &CaseState) {
        self.draw(&case.findings, &case.texts);
        let told = match case.scored() {
            Some(scored) => {
                let full = marks(scored.full_marks, scored.decimals);
                let total = format!("{} / {full}", range(scored.total, scored.decimals));
                return self.total(name, &total, &self.grade(&scored.grades));
            }
            None if case.is_unusable() => "watch-case-unusable",
            None => "watch-case-unscored",
        };
        self.say(told, &vec![("case", visible(name, SHOWN).into())]);
    }

    fn total(&mut self, name: &str, total: &str, grade: &str) {
        let arguments = vec![
            ("case", visible(name, SHOWN).into()),
            ("total", total.into()),
            ("grade", grade.into()),
        ];
        let key = if grade.is_empty() {
            "watch-case"
        } else {
            "watch-case-graded"
        };
        self.say(key, &arguments);
    }

    /// Every grade that is possible; empty where there are none.
    fn grade(&self, grades: &[String]) -> String {
        let or = self.view.words.say("report-or");
        // The catalogue trims what stands around a message, so the spaces of the English word are put on here.
        let or = if or.is_ascii() { format!(" {or} ") } else { or };
        let grades: Vec<String> = grades.iter().map(|one| visible(one, SHOWN)).collect();
        grades.join(&or)
    }

    fn case_change(&mut self, change: &CaseChange, now: &State) {
        let case = |name: &str| vec![("case", visible(name, SHOWN).into())];
        match change {
            CaseChange::First { path, name } | CaseChange::Unusable { path, name } => {
                if let Some(state) = now.cases.get(path) {
                    self.case(name, state);
                }
            }
            CaseChange::Gone { name } => self.say("watch-case-gone", &case(name)),
            CaseChange::Differs {
                path,
                name,
                before,
                findings,
                scores,
                is_back,
            } => {
                if let Some(state) = now.cases.get(path) {
                    self.findings(findings, (&before.texts, &state.texts));
                }
                if *is_back {
                    self.say("watch-case-back", &case(name));
                }
                if !scores.is_empty() {
                    self.scores(name, scores);
                }
            }
        }
    }

    pub(super) fn scores(&mut self, name: &str, scores: &ScoreChanges) {
        let shown = |total: Range, full: Decimal| {
            let total = range(total, scores.decimals);
            if scores.full_marks.0 == scores.full_marks.1 {
                total
            } else {
                format!("{total} / {}", marks(full, scores.decimals))
            }
        };
        let total = self.moved(
            &shown(scores.total.0, scores.full_marks.0),
            &shown(scores.total.1, scores.full_marks.1),
        );
        let grade = match (self.grade(&scores.grades.0), self.grade(&scores.grades.1)) {
            (before, now) if before == now => now,
            (before, now) => self.moved(or_nothing(&before), or_nothing(&now)),
        };
        self.total(name, &total, &grade);
        for indicator in &scores.indicators {
            let came = |came: &Option<Came>| self.came(came.as_ref(), scores.decimals);
            let (before, now) = (came(&indicator.before), came(&indicator.now));
            self.part("watch-indicator", indicator, before, now);
        }
        for relation in &scores.relations {
            let (before, now) = (self.judged(relation.before), self.judged(relation.now));
            self.part("watch-relation", relation, before, now);
        }
    }

    fn part<T>(&mut self, key: &str, part: &Moved<T>, before: String, now: String) {
        let arguments = vec![
            ("name", visible(&part.name, SHOWN).into()),
            ("before", before.into()),
            ("now", now.into()),
        ];
        let text = self.view.words.say_with(key, &arguments);
        self.line(&text, "  - ", "    ");
    }

    /// The one value, or both with an arrow between.
    pub(super) fn moved(&self, before: &str, now: &str) -> String {
        if before == now {
            return now.to_owned();
        }
        let arguments = vec![("before", before.into()), ("now", now.into())];
        self.view.words.say_with("watch-moved", &arguments)
    }

    fn came(&self, came: Option<&Came>, decimals: u32) -> String {
        let words = self.view.words;
        match came {
            None => NOTHING.to_owned(),
            Some(Came::Scored(score)) => marks(*score, decimals),
            Some(Came::NotApplicable(None)) => words.say("report-outcome-not-applicable"),
            Some(Came::NotApplicable(Some(score))) => {
                let score = vec![("score", marks(*score, decimals).into())];
                words.say_with("watch-not-applicable", &score)
            }
            Some(Came::Missing(facts)) => {
                let facts: Vec<String> = facts.iter().map(|fact| visible(fact, SHOWN)).collect();
                words.say_with("watch-missing", &vec![("facts", Argument::List(facts))])
            }
            Some(Came::Failed) => words.say("report-outcome-failed"),
        }
    }

    fn judged(&self, judgement: Option<Judgement>) -> String {
        let key = match judgement {
            None => return NOTHING.to_owned(),
            Some(Judgement::Holds) => "watch-holds",
            Some(Judgement::Fails) => "watch-fails",
            Some(Judgement::Unknown) => "watch-unknown",
        };
        self.view.words.say(key)
    }
}

fn or_nothing(text: &str) -> &str {
    if text.is_empty() { NOTHING } else { text }
}

pub(super) fn range(total: Range, decimals: u32) -> String {
    match total.exact() {
        Some(value) => marks(value, decimals),
        None => format!(
            "{}–{}",
            marks(total.low, decimals),
            marks(total.high, decimals)
        ),
    }
}
