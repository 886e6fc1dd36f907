//! How a scoring function or a variable ends a script early. Travels through Rhai as a termination token, which no script can catch.

use rhai::{Dynamic, EvalAltResult, NativeCallContext, Position};

use super::rule::FactIndex;
use crate::diagnose::{Argument, Arguments, Code};

/// Why a script ended before its last expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It read the fact with this index in the pack, and the case does not give it.
    Missing(FactIndex),
    /// It found that its indicator does not apply, for this reason.
    NotApplicable(String),
    /// It asked for something that has no result.
    Fault(Fault),
}

/// A request without a result; becomes a finding at the place of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: Code,
    pub arguments: Arguments,
    /// Which argument of the call is to blame, from 0; its source text becomes the sentence's `what`.
    pub about: Option<usize>,
    /// Where the call stands. Kept here because Rhai moves the position of a termination to the outermost call of a
    /// function or closure on its way; [`Position::NONE`] if the fault does not come from a call.
    pub position: Position,
}

impl Fault {
    /// A fault of the call as a whole.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            arguments: Vec::new(),
            about: None,
            position: Position::NONE,
        }
    }

    /// A fault of one argument of the call.
    #[must_use]
    pub fn about(code: Code, argument: usize) -> Self {
        Self {
            about: Some(argument),
            ..Self::new(code)
        }
    }

    /// Gives an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Ends the script with this fault of `call`.
    #[must_use]
    pub fn at(mut self, call: &NativeCallContext) -> Box<EvalAltResult> {
        self.position = call.call_position();
        self.into()
    }
}

impl From<Fault> for Box<EvalAltResult> {
    fn from(fault: Fault) -> Self {
        Stop::Fault(fault).into()
    }
}

impl From<Stop> for Box<EvalAltResult> {
    fn from(stop: Stop) -> Self {
        let position = match &stop {
            Stop::Fault(fault) => fault.position,
            Stop::Missing(_) | Stop::NotApplicable(_) => Position::NONE,
        };
        Box::new(EvalAltResult::ErrorTerminated(
            Dynamic::from(stop),
            position,
        ))
    }
}
