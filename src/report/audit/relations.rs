//! 勾稽关系 that fail, in words.

use super::figures::slipped;
use super::{AuditView, NAME};
use crate::audit::{Audit, RelationAudit, SlipKind};
use crate::report::escape::visible;
use crate::report::table::arithmetic;
use crate::score::RelationStatus;

/// A line for each, in the order of the pack.
pub fn items(view: AuditView<'_>) -> Vec<String> {
    let all = view.audit.relations.iter();
    all.map(|one| item(view, one)).collect()
}

/// How many could be judged.
pub fn checked(audit: &Audit) -> usize {
    let all = audit.evaluation.relations.iter();
    let judged = all.filter(|one| !matches!(one.status, RelationStatus::Unknown(_)));
    judged.count()
}

fn item(view: AuditView<'_>, relation: &RelationAudit) -> String {
    let mut parts: Vec<String> = relation
        .parts
        .iter()
        .map(|part| arithmetic(part, view.words))
        .collect();
    if let Some(found) = &relation.slip {
        let about = slipped(view, &found.slip, "");
        parts.push(if found.slip.kind == SlipKind::Truncated {
            about
        } else {
            let arguments = [("fact", visible(&found.fact, NAME)), ("about", about)];
            view.say("audit-slip-of-fact", &arguments)
        });
    }
    let mut arguments = vec![
        ("name", visible(&relation.name, NAME)),
        ("about", parts.join(&view.words.say("report-semicolon"))),
    ];
    let key = match &relation.source {
        Some(source) => {
            arguments.push(("source", visible(source, NAME)));
            "report-relation-from"
        }
        None => "report-relation",
    };
    view.say(key, &arguments)
}
