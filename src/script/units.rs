//! Whether the units of a rule and of a relation go together, known before any case: each figure carries the unit of its
//! declaration through the arithmetic, and is held against what it is added to, compared with or given for.

mod apply;
mod number;
mod signature;
mod tell;
mod value;
mod walk;

use self::tell::Teller;
use self::walk::Walk;
use super::lower::{NotCovered, relation_parts};
use super::place::ScriptText;
use super::program::Program;
use crate::diagnose::{Argument, Code, Finding};
use crate::pack::{Indicator, Pack};
use crate::source::Spanned;

/// What is known of the units of one rule or relation.
#[derive(Clone, Debug, Default)]
pub struct UnitCheck {
    /// Units that do not go together, in the order of the script.
    pub findings: Vec<Finding>,
    /// Why not everything can be told, where something is not followed. A missing declaration is no such thing.
    pub undecided: Option<Finding>,
}

/// Checks the units in the script of the `index`-th indicator of the pack.
#[must_use]
pub fn check_units(program: &Program, index: usize, pack: &Pack) -> UnitCheck {
    let Some(one) = program.indicators.get(index) else {
        return UnitCheck::default();
    };
    let text = ScriptText::new(&one.indicator.script);
    let about = one.indicator.id.value.as_str();
    match &one.rule {
        Ok(rule) => {
            let mut walk = Walk::new(pack, Teller::new(text, about), Some(rule), Some(&one.max));
            walk.rule(rule);
            check_measure(&one.indicator, &mut walk);
            walk.finish()
        }
        Err(reason) => not_followed(text, *reason, about),
    }
}

/// Checks the units in the `index`-th relation of the pack.
#[must_use]
pub fn check_relation_units(program: &Program, index: usize, pack: &Pack) -> UnitCheck {
    let Some(relation) = pack.relations.get(index) else {
        return UnitCheck::default();
    };
    check_expression(program, pack, &relation.expression, &relation.id.value)
}

/// What the units of the `index`-th veto of the pack say of it.
#[must_use]
pub fn check_veto_units(program: &Program, index: usize, pack: &Pack) -> UnitCheck {
    let Some(veto) = pack.vetoes.get(index) else {
        return UnitCheck::default();
    };
    check_expression(program, pack, &veto.when, &veto.id.value)
}

fn check_expression(
    program: &Program,
    pack: &Pack,
    expression: &Spanned<String>,
    id: &str,
) -> UnitCheck {
    let text = ScriptText::new(expression);
    let Ok(ast) = program.sandbox.compile(&expression.value) else {
        return UnitCheck::default();
    };
    match relation_parts(&ast, text, pack) {
        Ok(parts) => {
            let mut walk = Walk::new(pack, Teller::new(text, id), None, None);
            walk.relation(&parts);
            walk.finish()
        }
        Err(reason) => not_followed(text, reason, id),
    }
}

/// The unit that the measure is shown in must be that of its step.
fn check_measure(indicator: &Indicator, walk: &mut Walk<'_>) {
    if let Some(measure) = &indicator.measure
        && let Some(unit) = &measure.unit
    {
        walk.measure(&measure.step, unit);
    }
}

fn not_followed(text: ScriptText<'_>, reason: NotCovered, about: &str) -> UnitCheck {
    // What has no place of its own is all of the script.
    let range = match reason.range {
        (0, 0) => text.all(),
        range => range,
    };
    let finding = Finding::at(Code::Undecided, text.span(range))
        .with("question", Argument::Attribute("units"))
        .with("what", tell::shortened(text.slice(range)))
        .help("help")
        .about(about);
    UnitCheck {
        findings: Vec::new(),
        undecided: Some(finding),
    }
}
