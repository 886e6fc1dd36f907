//! How a scoring function or a variable ends a script early. Travels through Rhai as a termination token, which no script can catch.

use rhai::{Dynamic, EvalAltResult, Position};

use crate::diagnose::{Argument, Arguments, Code};

/// Why a script ended before its last expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It read a fact that the case does not give.
    Missing(String),
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
}

impl Fault {
    /// A fault of the call as a whole.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            arguments: Vec::new(),
            about: None,
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
}

impl From<Fault> for Box<EvalAltResult> {
    fn from(fault: Fault) -> Self {
        Stop::Fault(fault).into()
    }
}

impl From<Stop> for Box<EvalAltResult> {
    fn from(stop: Stop) -> Self {
        Box::new(EvalAltResult::ErrorTerminated(
            Dynamic::from(stop),
            Position::NONE,
        ))
    }
}
