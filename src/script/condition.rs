//! Conditions on the facts of a case: those of vetoes (一票否决), and those by which cases are chosen.

use rhai::AST;

use super::compute::compute;
use super::failure::Ended;
use super::lower::{NotCovered, condition_rule};
use super::names::{Names, resolve_names};
use super::options::{ForeignOption, foreign_options};
use super::place::ScriptText;
use super::range::{Truth, known};
use super::rule::{FactIndex, Rule};
use super::sandbox::Sandbox;
use super::syntax::syntax_finding;
use crate::bind::Facts;
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::pack::Pack;
use crate::source::Spanned;

/// A condition, ready to be asked.
pub struct ConditionProgram {
    rule: Rule,
    when: Spanned<String>,
    names: Names,
    /// The facts that it names, by their index in the pack.
    facts: Vec<FactIndex>,
    /// What it expects of choice facts that have no such option, by place.
    foreign_options: Vec<ForeignOption>,
}

/// What asking a condition comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum ConditionEnd {
    Holds,
    HoldsNot,
    /// The case does not give these facts, by their index in the pack.
    Missing(Vec<FactIndex>),
    Failed(Box<Finding>),
}

impl ConditionProgram {
    /// The facts and parameters that it names.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.names.facts.iter().chain(&self.names.parameters)
    }

    /// The facts that it names, by their index in the pack.
    #[must_use]
    pub fn facts(&self) -> &[FactIndex] {
        &self.facts
    }

    /// What it expects of choice facts that have no such option, by place.
    #[must_use]
    pub fn foreign_options(&self) -> &[ForeignOption] {
        &self.foreign_options
    }

    /// Which answers it can have, by the bounds of the facts.
    #[must_use]
    pub fn truth(&self, pack: &Pack) -> Option<Truth> {
        known(&self.rule, pack).branches.into_values().next()
    }

    /// Asks it of a case.
    #[must_use]
    pub fn ask(&self, facts: &Facts) -> ConditionEnd {
        match compute(&self.rule, facts, ScriptText::new(&self.when)).end {
            Ok(answer) if answer.is_zero() => ConditionEnd::HoldsNot,
            Ok(_) => ConditionEnd::Holds,
            Err(Ended::Missing(fact)) => {
                let lacks = |index: &FactIndex| *index == fact || facts.get(*index).is_none();
                ConditionEnd::Missing(self.facts.iter().copied().filter(lacks).collect())
            }
            Err(Ended::Failed(finding)) => ConditionEnd::Failed(finding),
            // A condition cannot say so.
            Err(Ended::NotApplicable(_)) => ConditionEnd::HoldsNot,
        }
    }
}

/// Compiles a condition on the facts of a pack; complains where it is none.
#[must_use]
pub fn condition(when: &Spanned<String>, pack: &Pack) -> Checked<ConditionProgram> {
    let mut findings = Findings::default();
    let program = compile_condition(when, pack, &Sandbox::new(), &mut findings);
    Checked::new(program, findings)
}

/// As [`condition`], in a sandbox that is there.
pub(super) fn compile_condition(
    when: &Spanned<String>,
    pack: &Pack,
    sandbox: &Sandbox,
    findings: &mut Findings,
) -> Option<ConditionProgram> {
    let text = ScriptText::new(when);
    let ast: AST = match sandbox.compile(&when.value) {
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
        Ok(rule) => Some(ConditionProgram {
            rule,
            when: when.clone(),
            names,
            facts,
            foreign_options: foreign_options(&ast, text, pack),
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
