//! Runs the worked examples of a manifest and of its `tests` folder.

use crate::bind::{Facts, bind_facts};
use crate::diagnose::{Argument, Code, Finding, Findings};
use crate::number::trimmed;
use crate::pack::{Expected, Pack, Tests};
use crate::score::{IndicatorResult, Outcome, run_example};
use crate::script::Program;

/// What became of a pack's examples.
#[derive(Debug, Default)]
pub struct Tested {
    /// In the order of the manifest, then of the files.
    pub runs: Vec<TestRun>,
    /// Examples that do not come to what they say, and those that cannot be run, by place.
    pub findings: Vec<Finding>,
    /// How many examples could not be run; a file that is wrong beyond its examples counts as one.
    pub unrun: usize,
}

/// One example.
#[derive(Debug)]
pub struct TestRun {
    /// Its indicator, by its index in the pack.
    pub indicator: usize,
    pub name: String,
    pub expected: Expected,
    pub is_met: bool,
    pub result: IndicatorResult,
    pub facts: Facts,
    /// The year whose parameters held; the latest where the example names none.
    pub year: Option<i32>,
}

impl Tested {
    /// The facts of an indicator's examples in the years before one, or in the latest.
    #[must_use]
    pub fn facts(&self, program: &Program, indicator: usize, until: Option<i32>) -> Vec<&Facts> {
        let runs = self.runs.iter().filter(|one| {
            let period = one.year.and_then(|year| program.period(year));
            one.indicator == indicator && period == until
        });
        runs.map(|one| &one.facts).collect()
    }

    /// How many come to what they say.
    #[must_use]
    pub fn met(&self) -> usize {
        self.runs.iter().filter(|run| run.is_met).count()
    }
}

/// Runs every example.
#[must_use]
pub fn run_tests(pack: &Pack, program: &Program, tests: &Tests) -> Tested {
    let of_manifest = pack.indicators.iter().enumerate();
    let of_manifest = of_manifest.flat_map(|(index, indicator)| {
        let examples = indicator.examples.iter();
        examples.map(move |example| (index, example))
    });
    let of_files = tests
        .cases
        .iter()
        .map(|test| (test.indicator, &test.example));
    let mut tested = Tested {
        unrun: tests.unusable,
        ..Tested::default()
    };
    let mut findings = Findings::default();
    for (indicator, example) in of_manifest.chain(of_files) {
        let ran = run_example(pack, program, indicator, example);
        findings.extend(ran.findings);
        let (Some(result), Some(facts)) = (ran.value, bind_facts(pack, &example.facts).value)
        else {
            tested.unrun += 1;
            continue;
        };
        let expected = example.expected.value;
        let is_met = expected.is_met_by(&result.outcome);
        if !is_met {
            let finding = Finding::at(Code::ExampleNotMet, example.expected.span)
                .with("example", example.name.as_str())
                .with("expected", of_expected(expected))
                .with("actual", of_outcome(&result.outcome))
                .about(&result.id)
                .help("help");
            findings.push(finding);
        }
        tested.runs.push(TestRun {
            indicator,
            name: example.name.clone(),
            expected,
            is_met,
            result,
            facts,
            year: example.year,
        });
    }
    tested.findings = findings.into_sorted();
    tested
}

/// What an example expects, for a sentence.
#[must_use]
pub fn of_expected(expected: Expected) -> Argument {
    match expected {
        Expected::Score(score) => Argument::Text(trimmed(score)),
        Expected::NotApplicable => Argument::Message("test-not-applicable"),
        Expected::Missing => Argument::Message("test-missing"),
        Expected::Failed => Argument::Message("test-failed"),
    }
}

/// What it came to.
#[must_use]
pub fn of_outcome(outcome: &Outcome) -> Argument {
    match outcome {
        Outcome::Scored(score) => Argument::Text(trimmed(*score)),
        Outcome::NotApplicable { .. } => of_expected(Expected::NotApplicable),
        Outcome::Missing(_) => of_expected(Expected::Missing),
        Outcome::Failed(_) => of_expected(Expected::Failed),
    }
}
