//! A pack's scripts and relations, compiled once: every name resolves, and nothing is left to go wrong but what figures do.

use std::collections::BTreeMap;
use std::sync::Arc;

use rhai::{AST, Dynamic, Position, Stmt};

use super::condition::{ConditionEnd, ConditionProgram, compile_condition};
use super::flat::{Cells, FlatProgram, Quick, flatten};
use super::kinds::{KindCheck, check_kinds};
use super::library;
use super::lower::{NotCovered, lower};
use super::names::{FULL, Names, resolve_names};
use super::place::ScriptText;
use super::range::Truth;
use super::relation::{RelationProgram, RelationStatus, lower_relation};
use super::rule::{FactIndex, Local, Rule};
use super::sandbox::Sandbox;
use super::syntax::syntax_finding;
use super::watch::Range;
use crate::bind::Facts;
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::number::Exact;
use crate::pack::{Indicator, Pack};
use crate::source::{Span, Spanned};

/// A compiled pack, to be applied to any number of cases, from any number of threads.
pub struct Program {
    pub(super) sandbox: Sandbox,
    /// In the pack's order.
    pub(super) indicators: Vec<IndicatorProgram>,
    /// In the pack's order.
    pub(super) relations: Vec<RelationProgram>,
    /// In the pack's order.
    vetoes: Vec<ConditionProgram>,
    pub(super) parameters: Arc<BTreeMap<String, Dynamic>>,
    flat: FlatProgram,
    /// For years in which parameters have earlier values, the earliest first.
    earlier: Vec<Earlier>,
}

/// A pack and its program before some year.
struct Earlier {
    until: i32,
    pack: Pack,
    program: Program,
}

/// One indicator's script, parsed, with what its names refer to.
pub(super) struct IndicatorProgram {
    pub(super) indicator: Indicator,
    /// Its full marks.
    pub(super) max: Exact,
    pub(super) ast: AST,
    pub(super) names: Names,
    /// The facts it may read, by their index in the pack.
    pub(super) facts: Vec<FactIndex>,
    /// What is known of the kinds of its values.
    pub(super) kinds: KindCheck,
    /// Its typed program, or what keeps it with the interpreter.
    pub(super) rule: Result<Rule, NotCovered>,
}

impl IndicatorProgram {
    /// The rule, unless its measure might turn out not to be a number: that takes a look at the step itself.
    fn quick_rule(&self) -> Option<&Rule> {
        let rule = self.rule.as_ref().ok()?;
        let is_number = |step: &str| {
            let mut steps = rule.steps.iter();
            steps.any(|(name, local)| name == step && matches!(local, Local::Number(_)))
        };
        let measure = self.indicator.measure.as_ref();
        measure
            .is_none_or(|measure| is_number(&measure.step.value))
            .then_some(rule)
    }

    /// Where the expression stands whose value is the score.
    pub(super) fn last_span(&self, text: ScriptText<'_>) -> Span {
        last_span(&self.ast, text)
    }
}

/// Where the expression stands whose value is the score of a script.
pub(super) fn last_span(ast: &AST, text: ScriptText<'_>) -> Span {
    match ast.statements().last() {
        Some(Stmt::Expr(expression)) => text.expression(expression),
        Some(Stmt::FnCall(call, position)) => {
            text.expression(&rhai::Expr::FnCall(call.clone(), *position))
        }
        Some(statement) => text.token(statement.position()),
        None => text.token(Position::NONE),
    }
}

impl Program {
    /// The pack and the program for a case of this year. `pack` must be the one that the program is compiled of.
    #[must_use]
    pub fn in_year<'p>(&'p self, pack: &'p Pack, year: i32) -> (&'p Pack, &'p Self) {
        let mut earlier = self.earlier.iter();
        match earlier.find(|earlier| year < earlier.until) {
            Some(earlier) => (&earlier.pack, &earlier.program),
            None => (pack, self),
        }
    }

    /// The year before which the parameters hold that hold in this year; none where they are the latest.
    #[must_use]
    pub fn period(&self, year: i32) -> Option<i32> {
        let mut untils = self.earlier.iter().map(|earlier| earlier.until);
        untils.find(|until| year < *until)
    }

    /// The packs and programs for years in which parameters have earlier values, each with the year before which it holds,
    /// the earliest first.
    pub fn earlier(&self) -> impl Iterator<Item = (i32, &Pack, &Self)> {
        let all = self.earlier.iter();
        all.map(|earlier| (earlier.until, &earlier.pack, &earlier.program))
    }

    /// The parameters that the script of the `index`-th indicator of the pack uses, by name.
    pub fn parameters(&self, index: usize) -> impl Iterator<Item = &str> {
        let one = self.indicators.get(index).into_iter();
        one.flat_map(|one| one.names.parameters.iter().map(String::as_str))
    }

    /// The facts that the script of the `index`-th indicator of the pack may read, by name.
    pub fn facts(&self, index: usize) -> impl Iterator<Item = &str> {
        self.indicators
            .get(index)
            .into_iter()
            .flat_map(|one| one.names.facts.iter().map(String::as_str))
    }

    /// Every fact and parameter that some rule or relation reads.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let of_rules = self
            .indicators
            .iter()
            .flat_map(|one| one.names.facts.iter().chain(&one.names.parameters));
        let of_relations = self.relations.iter().flat_map(RelationProgram::names);
        let of_vetoes = self.vetoes.iter().flat_map(ConditionProgram::names);
        let all = of_rules.chain(of_relations).chain(of_vetoes);
        all.map(String::as_str)
    }

    /// Where a part of the script of the `index`-th indicator of the pack stands, and its text.
    #[must_use]
    pub fn part(&self, index: usize, range: Range) -> Option<(Span, &str)> {
        let program = self.indicators.get(index)?;
        let text = ScriptText::new(&program.indicator.script);
        Some((text.span(range), text.slice(range)))
    }

    /// Where the expression stands whose value is the score of the `index`-th indicator of the pack.
    #[must_use]
    pub fn score_place(&self, index: usize) -> Option<Span> {
        let program = self.indicators.get(index)?;
        Some(program.last_span(ScriptText::new(&program.indicator.script)))
    }

    /// The typed program of the `index`-th indicator of the pack: what an analysis walks over. None where it is left to the
    /// interpreter.
    #[must_use]
    pub fn rule(&self, index: usize) -> Option<&Rule> {
        self.indicators.get(index)?.rule.as_ref().ok()
    }

    /// What is known, before any case, of the kinds of values in the script of the `index`-th indicator of the pack.
    #[must_use]
    pub fn kinds(&self, index: usize) -> Option<&KindCheck> {
        Some(&self.indicators.get(index)?.kinds)
    }

    /// The variables of the script of the `index`-th indicator of the pack that nothing reads, with their places. The
    /// indicator's measure is read by its report.
    pub fn unread_variables(&self, index: usize) -> impl Iterator<Item = Spanned<&str>> {
        self.indicators.get(index).into_iter().flat_map(|one| {
            let text = ScriptText::new(&one.indicator.script);
            let measure = one.indicator.measure.as_ref();
            let measure = measure.map(|measure| measure.step.value.as_str());
            let unread = one.names.variables.iter().filter(move |variable| {
                !variable.is_read && measure != Some(variable.name.as_str())
            });
            unread.map(move |variable| {
                Spanned::new(variable.name.as_str(), text.token(variable.position))
            })
        })
    }

    /// What keeps the `index`-th indicator of the pack with the interpreter: the construct, and its text.
    #[must_use]
    pub fn interpreted(&self, index: usize) -> Option<(&'static str, &str)> {
        let program = self.indicators.get(index)?;
        let reason = program.rule.as_ref().err()?;
        let text = ScriptText::new(&program.indicator.script);
        Some((reason.what, text.slice(reason.range)))
    }

    /// Where the construct stands that keeps the `index`-th indicator of the pack with the interpreter.
    #[must_use]
    pub fn interpreted_at(&self, index: usize) -> Option<Span> {
        let program = self.indicators.get(index)?;
        let reason = program.rule.as_ref().err()?;
        Some(ScriptText::new(&program.indicator.script).span(reason.range))
    }

    /// Room for the figures of one case after the other, for [`fill`](Self::fill) and [`quick`](Self::quick).
    #[must_use]
    pub fn cells(&self) -> Cells {
        self.flat.cells()
    }

    /// Puts the facts of a case in the place of those of the last.
    pub fn fill(&self, facts: &Facts, cells: &mut Cells) {
        self.flat.fill(facts, cells);
    }

    /// What the `index`-th indicator of the pack comes to for the case in the cells: what many cases are scored with. Where
    /// it does not say, [`run`](Self::run) does; where it does, they agree.
    #[inline]
    #[must_use]
    pub fn quick(&self, index: usize, cells: &mut Cells) -> Quick {
        self.flat.score(index, cells)
    }

    /// How many steps several rules share, and how many operations each rule takes in [`quick`](Self::quick); none where it
    /// is always left to [`run`](Self::run).
    #[must_use]
    pub fn quick_size(&self) -> (usize, Vec<Option<usize>>) {
        self.flat.size()
    }

    /// The facts and parameters that the condition of the `index`-th veto of the pack names.
    pub fn veto_names(&self, index: usize) -> impl Iterator<Item = &str> {
        let one = self.vetoes.get(index).into_iter();
        one.flat_map(|one| one.names().map(String::as_str))
    }

    /// Asks the `index`-th veto of the pack of the facts of a case.
    #[must_use]
    pub fn veto(&self, index: usize, facts: &Facts) -> Option<ConditionEnd> {
        Some(self.vetoes.get(index)?.ask(facts))
    }

    /// Which answers the `index`-th veto of the pack can have, by the bounds of the facts.
    #[must_use]
    pub fn veto_truth(&self, index: usize, pack: &Pack) -> Option<Truth> {
        self.vetoes.get(index)?.truth(pack)
    }

    /// Judges the `index`-th relation of the pack for the facts of a case.
    #[must_use]
    pub fn judge(&self, index: usize, facts: &Facts) -> Option<RelationStatus> {
        self.relations
            .get(index)
            .map(|relation| relation.judge(|index| facts.get(index)))
    }
}

/// Compiles the scripts and relations of a pack. Complains of all of them at once; of one that does not parse, only of its
/// first fault.
#[must_use]
pub fn compile(pack: &Pack) -> Checked<Program> {
    let mut compiled = compile_period(pack);
    let first = pack.first_year().map(|(_, from)| from.value);
    for until in pack.turns() {
        if first.is_some_and(|first| until <= first) {
            continue;
        }
        let before = pack.in_year(until.saturating_sub(1));
        let earlier = compile_period(&before);
        for finding in earlier.findings {
            if !compiled
                .findings
                .iter()
                .any(|known| known.is_like(&finding))
            {
                compiled.findings.push(finding);
            }
        }
        if let (Some(program), Some(earlier)) = (&mut compiled.value, earlier.value) {
            program.earlier.push(Earlier {
                until,
                pack: before,
                program: earlier,
            });
        }
    }
    compiled
}

/// With the values that the parameters have now.
fn compile_period(pack: &Pack) -> Checked<Program> {
    let sandbox = Sandbox::new();
    let mut findings = Findings::default();
    check_names(pack, &mut findings);
    let indicators: Vec<_> = pack
        .indicators
        .iter()
        .filter_map(|indicator| compile_indicator(indicator, pack, &sandbox, &mut findings))
        .collect();
    let relations = pack
        .relations
        .iter()
        .filter_map(|relation| lower_relation(relation, pack, &sandbox, &mut findings))
        .collect();
    let vetoes = pack.vetoes.iter();
    let vetoes = vetoes
        .filter_map(|veto| compile_condition(&veto.when, pack, &sandbox, &mut findings))
        .collect();
    let rules = indicators.iter().map(|one| (one.quick_rule(), &one.max));
    let flat = flatten(pack, rules);
    let value = |parameter: &crate::pack::Parameter| {
        (parameter.name.value.clone(), Dynamic::from(parameter.value))
    };
    let parameters = Arc::new(pack.parameters.iter().map(value).collect());
    Checked::new(
        Some(Program {
            sandbox,
            indicators,
            relations,
            vetoes,
            parameters,
            flat,
            earlier: Vec::new(),
        }),
        findings,
    )
}

fn compile_indicator(
    indicator: &Indicator,
    pack: &Pack,
    sandbox: &Sandbox,
    findings: &mut Findings,
) -> Option<IndicatorProgram> {
    let text = ScriptText::new(&indicator.script);
    let ast = match sandbox.compile(&indicator.script.value) {
        Ok(ast) => ast,
        Err(error) => {
            findings.push(syntax_finding(&error, text));
            return None;
        }
    };
    let names = resolve_names(&ast, text, pack, findings);
    check_measure(indicator, &names, findings);
    if let (Some(position), None) = (names.not_applicable, indicator.not_applicable) {
        findings.push(
            Finding::at(Code::NoPolicy, text.call(position))
                .with("indicator", indicator.id.value.as_str())
                .related(indicator.id.span, "declared")
                .help("help"),
        );
    }
    let rule = lower(&ast, text, pack, indicator.max);
    let facts = names
        .facts
        .iter()
        .filter_map(|name| pack.fact_index(name))
        .collect();
    Some(IndicatorProgram {
        indicator: indicator.clone(),
        max: Exact::from_decimal(indicator.max),
        names,
        facts,
        kinds: check_kinds(&ast, text, pack),
        ast,
        rule,
    })
}

fn check_measure(indicator: &Indicator, names: &Names, findings: &mut Findings) {
    let Some(measure) = &indicator.measure else {
        return;
    };
    let step = measure.step.value.as_str();
    if !names.steps.iter().any(|known| known == step) {
        let known: Vec<&str> = names.steps.iter().map(String::as_str).collect();
        let finding = Finding::at(Code::UnknownStep, measure.step.span)
            .with("step", step)
            .suggesting(step, &known);
        findings.push(if finding.help.is_none() {
            finding.help("help")
        } else {
            finding
        });
    }
}

/// A script must be able to write the name of every fact and parameter, and to mean nothing else by it.
fn check_names(pack: &Pack, findings: &mut Findings) {
    let facts = pack.facts.iter().map(|fact| &fact.name);
    let parameters = pack.parameters.iter().map(|parameter| &parameter.name);
    for name in facts.chain(parameters) {
        if let Some(code) = name_fault(&name.value) {
            findings.push(
                Finding::at(code, name.span)
                    .with("name", name.value.as_str())
                    .help("help"),
            );
        }
    }
}

/// Why no fact, parameter or variable can have the name; none if it can.
#[must_use]
pub fn name_fault(name: &str) -> Option<Code> {
    if FULL.contains(&name) || library::find(name).is_some() {
        Some(Code::ReservedName)
    } else if Sandbox::can_be_named(name) {
        None
    } else {
        Some(Code::BadName)
    }
}
