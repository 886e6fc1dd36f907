//! One run of a script: the values it may read, and what it leaves behind beside its result.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rhai::{Array, Dynamic, ImmutableString, Map};

use super::names::FULL;
use super::rule::FactIndex;
use super::stop::Stop;
use crate::bind::Facts;
use crate::number::Decimal;
use crate::pack::{Fact, Pack, Table, Value};

/// Steps of work a script may take: about a tenth of a second.
pub const OPERATIONS: u64 = 200_000;

/// The facts of a case as rules read them: by their index in the pack. Made once a case, shared by all its runs.
#[derive(Debug)]
pub struct Inputs<'a> {
    pack: &'a Pack,
    facts: &'a Facts,
    /// For the interpreter, by name; made when it first asks.
    dynamics: OnceLock<Arc<Dynamics>>,
}

/// By the name of a fact: its index, and its value. `None` where the case must give it and does not.
type Dynamics = BTreeMap<String, (FactIndex, Option<Dynamic>)>;

impl<'a> Inputs<'a> {
    /// The facts of a case, or of a worked example, for the rules of `pack`.
    #[must_use]
    pub fn new(pack: &'a Pack, facts: &'a Facts) -> Self {
        Self {
            pack,
            facts,
            dynamics: OnceLock::new(),
        }
    }

    /// Whether the case does not give the fact with this index and must.
    #[must_use]
    pub fn lacks(&self, index: FactIndex) -> bool {
        let declared = self.pack.facts.get(index);
        declared.is_some_and(|fact| !fact.optional) && self.facts.get(index).is_none()
    }

    /// The facts themselves.
    pub(super) fn facts(&self) -> &'a Facts {
        self.facts
    }

    fn dynamics(&self) -> &Arc<Dynamics> {
        self.dynamics.get_or_init(|| {
            let of = |(index, fact): (FactIndex, &Fact)| {
                let value = self.facts.get(index).map(|value| to_dynamic(fact, value));
                let absent = fact.optional.then_some(Dynamic::UNIT);
                (fact.name.value.clone(), (index, value.or(absent)))
            };
            Arc::new(self.pack.facts.iter().enumerate().map(of).collect())
        })
    }
}

fn to_dynamic(fact: &Fact, value: &Value) -> Dynamic {
    match value {
        Value::Number(number) => Dynamic::from(*number),
        Value::Bool(yes) => Dynamic::from(*yes),
        Value::Choice(index) => Dynamic::from(ImmutableString::from(fact.kind.option(*index))),
        Value::Text(text) => Dynamic::from(ImmutableString::from(text.as_str())),
        Value::Judged(judged) => Dynamic::from(judged.clone()),
        Value::Checklist(checklist) => Dynamic::from(checklist.clone()),
        Value::Table(table) => Dynamic::from_array(rows(fact, table)),
    }
}

fn rows(fact: &Fact, table: &Table) -> Vec<Dynamic> {
    let row = |row: &Vec<Value>| {
        let cells = fact
            .kind
            .columns()
            .zip(row)
            .map(|(name, value)| (name.into(), to_dynamic(fact, value)));
        Dynamic::from_map(cells.collect::<Map>())
    };
    table.rows.iter().map(row).collect()
}

/// A handle on the run that is under way; clones are of the same run. It travels as the tag of the evaluation, which Rhai hands
/// to every native function and to every look-up of a variable.
#[derive(Clone, Debug)]
pub struct Run {
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    facts: Arc<Dynamics>,
    parameters: Arc<BTreeMap<String, Dynamic>>,
    full: Decimal,
    record: Mutex<Record>,
}

/// What a run left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The facts it read, by their index in the pack, each once, in the order of their first reading.
    pub reads: Vec<FactIndex>,
    /// The duties it raised (提示), each once, in order.
    pub flags: Vec<String>,
}

impl Record {
    /// Notes that a fact was read.
    pub fn note_read(&mut self, fact: FactIndex) {
        if !self.reads.contains(&fact) {
            self.reads.push(fact);
        }
    }

    /// Notes a duty.
    pub fn note_flag(&mut self, text: &str) {
        if !self.flags.iter().any(|known| known == text) {
            self.flags.push(text.to_owned());
        }
    }
}

impl Run {
    /// A run with these values, on this thread, with its whole allowance of work before it.
    #[must_use]
    pub fn begin(
        inputs: &Inputs<'_>,
        parameters: &Arc<BTreeMap<String, Dynamic>>,
        full: Decimal,
    ) -> Self {
        begin_work();
        let state = State {
            facts: Arc::clone(inputs.dynamics()),
            parameters: Arc::clone(parameters),
            full,
            record: Mutex::default(),
        };
        Self {
            state: Arc::new(state),
        }
    }

    /// A run without facts, for scripts that read none.
    #[cfg(test)]
    pub fn detached() -> Self {
        let state = State {
            facts: Arc::default(),
            parameters: Arc::default(),
            full: Decimal::ONE,
            record: Mutex::default(),
        };
        Self {
            state: Arc::new(state),
        }
    }

    /// The handle as a tag.
    pub fn tag(&self) -> Dynamic {
        Dynamic::from(self.clone())
    }

    /// The run whose tag this is.
    #[must_use]
    pub fn of(tag: &Dynamic) -> Option<Self> {
        tag.read_lock::<Self>().map(|run| run.clone())
    }

    /// The value of a constant; `None` for any other name.
    ///
    /// # Errors
    /// [`Stop::Missing`] for a fact that the case does not give.
    pub fn read(&self, name: &str) -> Result<Option<Dynamic>, Stop> {
        if let Some((index, fact)) = self.state.facts.get(name) {
            self.record().note_read(*index);
            return match fact {
                Some(value) => {
                    // Every reading copies all rows.
                    let rows = value.read_lock::<Array>().map_or(0, |rows| rows.len());
                    count_work(rows);
                    Ok(Some(value.clone()))
                }
                None => Err(Stop::Missing(*index)),
            };
        }
        if FULL.contains(&name) {
            return Ok(Some(Dynamic::from(self.state.full)));
        }
        Ok(self.state.parameters.get(name).cloned())
    }

    /// Records a duty.
    pub fn flag(&self, text: &str) {
        self.record().note_flag(text);
    }

    /// What it has left behind so far.
    #[must_use]
    pub fn into_record(self) -> Record {
        self.record().clone()
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        // A record is whole after every single push, so one left by a thread that panicked is still good.
        self.state
            .record
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

thread_local! {
    // Rhai's own count starts anew in every closure that a native function calls, so that nested sums would multiply the
    // limit, and its callback is told nothing of the run. A run stays on one thread.
    static WORK: Cell<u64> = const { Cell::new(0) };
}

/// Counts steps of work of the run under way on this thread. Going through a list is a step for each element.
pub fn count_work(steps: usize) {
    let steps = u64::try_from(steps).unwrap_or(u64::MAX);
    WORK.set(WORK.get().saturating_add(steps));
}

/// Whether the run under way on this thread has done all the work it may.
pub fn is_out_of_work() -> bool {
    WORK.get() > OPERATIONS
}

/// The steps of work that the last run on this thread has taken so far.
pub fn work_done() -> u64 {
    WORK.get()
}

/// Gives the run that begins on this thread its whole allowance of work.
pub fn begin_work() {
    WORK.set(0);
}
