//! What a manifest leaves unsaid, and what its declarations can never come to.

use std::collections::BTreeSet;

use super::behaviour::only_number;
use crate::diagnose::{Code, Finding, Findings};
use crate::number::trimmed;
use crate::pack::{ColumnKind, FactKind, Grade, Pack};
use crate::script::Program;
use crate::source::Span;

/// Complains of grades, indicators, facts and parameters.
pub fn check(pack: &Pack, program: &Program, findings: &mut Findings) {
    check_grades(pack, findings);
    check_indicators(pack, program, findings);
    check_units(pack, program, findings);
}

fn check_grades(pack: &Pack, findings: &mut Findings) {
    let (_, best) = pack.total_bounds();
    let unreachable = |from| from > best;
    for grade in pack.grades.iter().filter(|grade| unreachable(grade.from)) {
        findings.push(
            Finding::at(Code::GradeUnreachable, grade.span)
                .with("grade", grade.label.as_str())
                .with("from", trimmed(grade.from))
                .with("full", trimmed(best))
                .about(&grade.label)
                .help("help"),
        );
    }
    let mut written: Vec<&Grade> = pack.grades.iter().collect();
    written.sort_by_key(|grade| grade.span.start);
    let pairs = || written.iter().zip(written.iter().skip(1));
    let descents = pairs().filter(|(one, next)| one.from > next.from).count();
    let is_falling = descents * 2 >= pairs().count();
    let is_wrong = |one: &Grade, next: &Grade| (one.from > next.from) != is_falling;
    // What comes after the first that is out of place is mended with it.
    if let Some((one, next)) = pairs().find(|(one, next)| is_wrong(one, next)) {
        findings.push(
            Finding::at(Code::GradesOutOfOrder, next.span)
                .with("grade", next.label.as_str())
                .with("from", trimmed(next.from))
                .with("other", one.label.as_str())
                .with("other-from", trimmed(one.from))
                .about(&next.label)
                .related(one.span, "other")
                .help("help"),
        );
    }
}

fn check_indicators(pack: &Pack, program: &Program, findings: &mut Findings) {
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let id = &indicator.id;
        if indicator.basis.is_none() {
            findings.push(
                Finding::at(Code::MissingBasis, id.span)
                    .with("indicator", indicator.name.as_str())
                    .about(&id.value)
                    .help("help"),
            );
        }
        if indicator.direction.is_some()
            && indicator.measure.is_none()
            && only_number(pack, program, index).is_none()
        {
            findings.push(
                Finding::at(Code::DirectionWithoutMeasure, id.span)
                    .about(&id.value)
                    .help("help"),
            );
        }
    }
}

/// Numbers that are computed with, and of which nobody can say what they count.
fn check_units(pack: &Pack, program: &Program, findings: &mut Findings) {
    let used: BTreeSet<&str> = program.names().collect();
    let mut complain = |name: &str, span: Span, about: &str| {
        findings.push(
            Finding::at(Code::UnitMissing, span)
                .with("name", name)
                .about(about)
                .help("help"),
        );
    };
    for fact in &pack.facts {
        let name = fact.name.value.as_str();
        match &fact.kind {
            _ if !used.contains(name) => {}
            FactKind::Decimal(_) | FactKind::Integer(_) if fact.unit.is_none() => {
                complain(name, fact.name.span, name);
            }
            FactKind::Table(columns) => {
                for (column, declared) in columns {
                    let counts = matches!(declared.kind, ColumnKind::Decimal | ColumnKind::Integer);
                    if counts && declared.unit.is_none() {
                        complain(column, declared.span, name);
                    }
                }
            }
            _ => {}
        }
    }
    for parameter in &pack.parameters {
        let name = parameter.name.value.as_str();
        if used.contains(name) && parameter.unit.is_none() {
            complain(name, parameter.name.span, name);
        }
    }
}
