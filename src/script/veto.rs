//! Vetoes (一票否决): conditions on the facts of a case under which its grade or its total is limited.

use rhai::AST;

use super::compute::compute;
use super::failure::Ended;
use super::lower::{NotCovered, condition_rule};
use super::names::{Names, resolve_names};
use super::place::ScriptText;
use super::range::{Truth, known};
use super::rule::{FactIndex, Rule};
use super::sandbox::Sandbox;
use super::syntax::syntax_finding;
use crate::bind::Facts;
use crate::diagnose::{Code, Finding, Findings};
use crate::pack::{Pack, Veto};
use crate::source::Spanned;

/// A veto's condition, ready to be asked.
pub struct VetoProgram {
    rule: Rule,
    when: Spanned<String>,
    names: Names,
    /// The facts that it names, by their index in the pack.
    facts: Vec<FactIndex>,
}

/// What asking a veto's condition comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum VetoEnd {
    Holds,
    HoldsNot,
    /// The case does not give these facts, by their index in the pack.
    Missing(Vec<FactIndex>),
    Failed(Box<Finding>),
}

impl VetoProgram {
    /// The facts and parameters that it names.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.names.facts.iter().chain(&self.names.parameters)
    }

    /// Which answers it can have, by the bounds of the facts.
    #[must_use]
    pub fn truth(&self, pack: &Pack) -> Option<Truth> {
        known(&self.rule, pack).branches.into_values().next()
    }

    /// Asks it of a case.
    #[must_use]
    pub fn ask(&self, facts: &Facts) -> VetoEnd {
        match compute(&self.rule, facts, ScriptText::new(&self.when)).end {
            Ok(answer) if answer.is_zero() => VetoEnd::HoldsNot,
            Ok(_) => VetoEnd::Holds,
            Err(Ended::Missing(fact)) => {
                let lacks = |index: &FactIndex| *index == fact || facts.get(*index).is_none();
                VetoEnd::Missing(self.facts.iter().copied().filter(lacks).collect())
            }
            Err(Ended::Failed(finding)) => VetoEnd::Failed(finding),
            // A condition cannot say so.
            Err(Ended::NotApplicable(_)) => VetoEnd::HoldsNot,
        }
    }
}

/// Compiles a veto's condition; complains where it is none.
pub fn compile_veto(
    veto: &Veto,
    pack: &Pack,
    sandbox: &Sandbox,
    findings: &mut Findings,
) -> Option<VetoProgram> {
    let text = ScriptText::new(&veto.when);
    let ast: AST = match sandbox.compile(&veto.when.value) {
        Ok(ast) => ast,
        Err(error) => {
            findings.push(syntax_finding(&error, text));
            return None;
        }
    };
    let mut found = Findings::default();
    let names = resolve_names(&ast, text, pack, &mut found);
    let is_sound = found.is_empty();
    findings.extend(found.into_sorted());
    let facts = names.facts.iter();
    let facts = facts.filter_map(|name| pack.fact_index(name)).collect();
    match condition_rule(&ast, text, pack) {
        Ok(rule) => Some(VetoProgram {
            rule,
            when: veto.when.clone(),
            names,
            facts,
        }),
        Err(NotCovered { range, .. }) => {
            if is_sound {
                let place = if range == (0, 0) { text.all() } else { range };
                let finding = Finding::at(Code::NotACondition, text.span(place));
                findings.push(finding.help("help"));
            }
            None
        }
    }
}
