//! Runs an indicator's script through Rhai: the score it comes to or how it ended, with its steps.

use rhai::{Caches, Dynamic, EvalAltResult, ImmutableString, Scope};

use super::compute::{compute, watch};
use super::failure::{Ended, ended};
use super::library::value::exact;
use super::library::{Kind, written};
use super::place::ScriptText;
use super::program::{IndicatorProgram, Program};
use super::rule::{FactIndex, Rule};
use super::run::{Inputs, Record, Run, work_done};
use super::watch::Event;
use crate::bind::Facts;
use crate::diagnose::{Argument, Code, Finding};
use crate::number::{Decimal, Exact};
use crate::pack::Pack;

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
    Score(Exact),
    /// The indicator does not apply, for this reason.
    NotApplicable(String),
    /// The case does not give these facts, which the script names, by their index in the pack; the one that stopped it first.
    Missing(Vec<FactIndex>),
    /// There is no score for these facts.
    Failed(Finding),
}

/// A named step of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: String,
    pub value: StepValue,
}

impl StepValue {
    /// The decimal nearest to a number, which it is where one holds it.
    pub(super) fn number(number: &Exact) -> Self {
        number
            .to_decimal(Decimal::MAX_SCALE)
            .map_or(Self::Other, Self::Number)
    }
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
    /// Runs the script of the `index`-th indicator of the pack, compiled where it could be. Pure: the same inputs give the
    /// same result.
    #[must_use]
    pub fn run(&self, index: usize, inputs: &Inputs<'_>) -> Option<RunResult> {
        let program = self.indicators.get(index)?;
        match &program.rule {
            Ok(rule) => Some(run_compiled(program, rule, inputs)),
            Err(_) => Some(self.run_interpreted(program, inputs)),
        }
    }

    /// Runs the same script through Rhai, whether or not it could be compiled: what [`run`](Self::run) must agree with.
    #[must_use]
    pub fn interpret(&self, index: usize, inputs: &Inputs<'_>) -> Option<RunResult> {
        Some(self.run_interpreted(self.indicators.get(index)?, inputs))
    }

    fn run_interpreted(&self, program: &IndicatorProgram, inputs: &Inputs<'_>) -> RunResult {
        let run = Run::begin(inputs, &self.parameters, program.indicator.max);
        let mut scope = Scope::new();
        let result = self.evaluate(program, &run, &mut scope);
        let text = ScriptText::new(&program.indicator.script);
        let end = match result {
            Ok(value) => match exact(&value) {
                Some(result) => within(result, program, text),
                None => not_a_number(&value, program, text),
            },
            Err(error) => early(ended(*error, &program.ast, text), program, inputs),
        };
        RunResult {
            end,
            steps: steps(&scope, program),
            record: run.into_record(),
        }
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

impl Program {
    /// Runs the script of the `index`-th indicator of the pack, and tells what it came to on its way. A rule that is left to
    /// the interpreter tells nothing but its result.
    #[must_use]
    pub fn watch(&self, index: usize, pack: &Pack, facts: &Facts) -> Option<Watched> {
        let program = self.indicators.get(index)?;
        let Ok(rule) = &program.rule else {
            let run = self.run_interpreted(program, &Inputs::new(pack, facts));
            return Some(Watched {
                end: match run.end {
                    End::Score(score) => Ok(Some(score)),
                    End::Failed(finding) => Err(Box::new(finding)),
                    End::Missing(_) | End::NotApplicable(_) => Ok(None),
                },
                steps: run.steps,
                reads: run.record.reads,
                events: Vec::new(),
                work: work_done(),
            });
        };
        let text = ScriptText::new(&program.indicator.script);
        let computed = watch(rule, facts, text);
        Some(Watched {
            end: match computed.end {
                Ok(score) => Ok(Some(score)),
                Err(Ended::Failed(finding)) => Err(finding),
                Err(Ended::Missing(_) | Ended::NotApplicable(_)) => Ok(None),
            },
            steps: computed.steps,
            reads: computed.record.reads,
            work: work_done().saturating_add(amount_of(&computed.events)),
            events: computed.events,
        })
    }
}

/// A watched run.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The score, of a typed rule also one outside 0..max; none where the rule does not apply or a fact is missing.
    pub end: Result<Option<Exact>, Box<Finding>>,
    pub steps: Vec<Step>,
    /// The facts it read, by their index in the pack.
    pub reads: Vec<FactIndex>,
    pub events: Vec<Event>,
    /// Steps of work it took, roughly.
    pub work: u64,
}

fn amount_of(events: &[Event]) -> u64 {
    u64::try_from(events.len()).unwrap_or(u64::MAX)
}

fn run_compiled(program: &IndicatorProgram, rule: &Rule, inputs: &Inputs<'_>) -> RunResult {
    let text = ScriptText::new(&program.indicator.script);
    let computed = compute(rule, inputs.facts(), text);
    let end = match computed.end {
        Ok(score) => within(score, program, text),
        Err(ended) => early(ended, program, inputs),
    };
    RunResult {
        end,
        steps: computed.steps,
        record: computed.record,
    }
}

/// The end of a script that came to no score.
fn early(ended: Ended<'_>, program: &IndicatorProgram, inputs: &Inputs<'_>) -> End {
    match ended {
        Ended::NotApplicable(reason) => End::NotApplicable(reason.into_owned()),
        Ended::Failed(finding) => End::Failed(*finding),
        Ended::Missing(fact) => End::Missing(missing(fact, program, inputs)),
    }
}

fn not_a_number(value: &Dynamic, program: &IndicatorProgram, text: ScriptText<'_>) -> End {
    let kind = Argument::Message(Kind::of(value).key());
    let finding = Finding::at(Code::ScoreNotANumber, program.last_span(text));
    End::Failed(finding.with("found", kind).help("help"))
}

/// A score, if it lies within 0..max.
fn within(score: Exact, program: &IndicatorProgram, text: ScriptText<'_>) -> End {
    if !is_within(&score, &program.max) {
        return End::Failed(
            Finding::at(Code::ScoreOutOfRange, program.last_span(text))
                .with("score", written(&score))
                .with("max", written(&program.max))
                .help("help"),
        );
    }
    End::Score(score)
}

fn is_within(score: &Exact, max: &Exact) -> bool {
    !score.is_negative() && score <= max
}

/// The fact that stopped the script, and every other one it names that is not given either.
fn missing(fact: FactIndex, program: &IndicatorProgram, inputs: &Inputs<'_>) -> Vec<FactIndex> {
    let others = program.facts.iter().copied();
    let others = others.filter(|index| *index != fact && inputs.lacks(*index));
    std::iter::once(fact).chain(others).collect()
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
    if let Some(number) = exact(value) {
        StepValue::number(&number)
    } else if let Ok(yes) = value.as_bool() {
        StepValue::Bool(yes)
    } else if let Some(text) = value.read_lock::<ImmutableString>() {
        StepValue::Text(text.to_string())
    } else {
        StepValue::Other
    }
}
