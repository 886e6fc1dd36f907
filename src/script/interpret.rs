//! Runs an indicator's script through Rhai: the score it comes to or how it ended, with its steps.

use rhai::{Caches, Dynamic, EvalAltResult, ImmutableString, Scope};

use super::failure::{Ended, ended};
use super::place::ScriptText;
use super::program::{IndicatorProgram, Program};
use super::run::{Inputs, Record, Run};
use crate::diagnose::{Code, Finding};
use crate::number::{Decimal, half_up, trimmed};
use crate::pack::Indicator;

/// A run of a script from its first read to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct RunResult {
    pub end: End,
    /// The top-level variables it came to, in order.
    pub steps: Vec<Step>,
    pub record: Record,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// With a score within 0..max, not yet rounded as the pack says.
    Score(Decimal),
    /// The indicator does not apply, for this reason.
    NotApplicable(String),
    /// The case does not give these facts, which the script names.
    Missing(Vec<String>),
    /// There is no score for these facts.
    Failed(Finding),
}

/// A named step of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: String,
    pub value: StepValue,
}

/// What a step came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepValue {
    /// Unrounded.
    Number(Decimal),
    Bool(bool),
    Text(String),
    /// A value with no short form: a table, a list of bands.
    Other,
}

impl Program {
    /// Runs the script of the `index`-th indicator of the pack. Pure: the same inputs give the same result.
    #[must_use]
    pub fn run(&self, index: usize, inputs: &Inputs) -> Option<RunResult> {
        let program = self.indicators.get(index)?;
        let run = Run::begin(inputs, &self.parameters, program.indicator.max);
        let mut scope = Scope::new();
        let result = self.evaluate(program, &run, &mut scope);
        let text = ScriptText::new(&program.indicator.script);
        let end = match result {
            Ok(value) => score(&value, &program.indicator, program, text),
            Err(error) => match ended(*error, &program.ast, text) {
                Ended::NotApplicable(reason) => End::NotApplicable(reason),
                Ended::Failed(finding) => End::Failed(finding),
                Ended::Missing(fact) => End::Missing(missing(&fact, program, inputs)),
            },
        };
        Some(RunResult {
            end,
            steps: steps(&scope, program),
            record: run.into_record(),
        })
    }

    fn evaluate(
        &self,
        program: &IndicatorProgram,
        run: &Run,
        scope: &mut Scope<'_>,
    ) -> Result<Dynamic, Box<EvalAltResult>> {
        let engine = self.sandbox.engine();
        let mut global = engine.new_global_runtime_state();
        global.tag = run.tag();
        global.lib.push(program.ast.shared_lib().clone());
        // The public ways to evaluate take their tag from the engine, so that one engine could serve one run at a time only.
        #[expect(
            deprecated,
            reason = "Rhai marks it as volatile, and has no other way to a tag of one's own"
        )]
        engine.eval_statements_raw(
            &mut global,
            &mut Caches::new(),
            scope,
            program.ast.statements(),
        )
    }
}

/// The result of the last expression as a score.
fn score(
    value: &Dynamic,
    indicator: &Indicator,
    program: &IndicatorProgram,
    text: ScriptText<'_>,
) -> End {
    // A quotient of 28 digits may stand above its limit in the last one.
    const COMPARED_DECIMALS: u32 = 20;
    let span = program.last_span(text);
    let Ok(score) = value.as_decimal() else {
        let kind = super::library::Kind::of(value).key();
        return End::Failed(
            Finding::at(Code::ScoreNotANumber, span)
                .with("found", crate::diagnose::Argument::Message(kind))
                .help("help"),
        );
    };
    let compared = half_up(score, COMPARED_DECIMALS);
    if compared < Decimal::ZERO || compared > indicator.max {
        return End::Failed(
            Finding::at(Code::ScoreOutOfRange, span)
                .with("score", trimmed(compared))
                .with("max", trimmed(indicator.max))
                .help("help"),
        );
    }
    End::Score(compared.normalize())
}

/// The fact that stopped the script, and every other one it names that is not given either.
fn missing(fact: &str, program: &IndicatorProgram, inputs: &Inputs) -> Vec<String> {
    let others = program
        .names
        .facts
        .iter()
        .filter(|name| **name != *fact && inputs.lacks(name))
        .cloned();
    std::iter::once(fact.to_owned()).chain(others).collect()
}

fn steps(scope: &Scope<'_>, program: &IndicatorProgram) -> Vec<Step> {
    let of = |name: &String| {
        let value = scope.get(name)?;
        Some(Step {
            name: name.clone(),
            value: step_value(value),
        })
    };
    program.names.steps.iter().filter_map(of).collect()
}

fn step_value(value: &Dynamic) -> StepValue {
    if let Ok(number) = value.as_decimal() {
        StepValue::Number(number)
    } else if let Ok(yes) = value.as_bool() {
        StepValue::Bool(yes)
    } else if let Some(text) = value.read_lock::<ImmutableString>() {
        StepValue::Text(text.to_string())
    } else {
        StepValue::Other
    }
}
