//! The report put together: what each section says, and which sections there are.

use std::collections::BTreeMap;

use super::comparison::{before, comparison};
use super::data::{
    AuditData, ClaimData, GroupData, LossData, NoteData, PackData, RelationData, RelationsData,
    ReportData, TotalData, Version,
};
use super::facts::{evidence, facts};
use super::rows::{losses, table};
use super::{NAME, ReportView};
use crate::diagnose::Language;
use crate::number::{Decimal, half_up, show};
use crate::pack::GroupKind;
use crate::report::audit::{claims, closing, faulty_sums};
use crate::report::escape::visible;
use crate::report::table::{TEXT, arithmetic, lost_of, named, relation_counts, remarks};
use crate::score::{GroupResult, RelationResult, RelationStatus};

/// The sections, in the customary order.
const SECTIONS: &[&str] = &[
    "summary",
    "table",
    "groups",
    "losses",
    "notes",
    "relations",
    "audit",
    "last",
    "facts",
    "evidence",
    "repeat",
];

/// Single words that templates put at the heads of columns and before values.
const LABELS: &[(&str, &str)] = &[
    ("subject", "document-label-subject"),
    ("year", "document-label-year"),
    ("total", "document-label-total"),
    ("grade", "document-label-grade"),
    ("name", "document-label-name"),
    ("max", "document-label-max"),
    ("score", "document-label-score"),
    ("lost", "document-label-lost"),
    ("rank", "document-column-rank"),
    ("group", "document-column-group"),
    ("rate", "document-column-rate"),
    ("reason", "document-column-reason"),
    ("relation", "document-column-relation"),
    ("expression", "document-column-expression"),
    ("status", "document-column-status"),
    ("about", "document-column-about"),
    ("item", "document-column-item"),
    ("reported", "document-column-reported"),
    ("computed", "document-column-computed"),
    ("verdict", "document-column-verdict"),
    ("change", "document-column-change"),
    ("fact", "document-column-fact"),
    ("label", "document-column-label"),
    ("value", "document-column-value"),
    ("unit", "document-column-unit"),
    ("evidence", "document-column-evidence"),
    ("pack", "document-label-pack"),
    ("basis", "document-label-basis"),
    ("digest", "document-label-digest"),
    ("case", "document-label-case"),
    ("source", "document-label-source"),
    ("full", "document-label-full"),
    ("nothing", "document-nothing"),
    ("repeat", "document-repeat"),
    ("bars", "document-chart-bars"),
    ("radar", "document-chart-radar"),
];

/// Everything that the report says.
pub fn data(report: ReportView<'_>) -> ReportData {
    let evaluation = report.evaluation();
    let (pack, case) = (&evaluation.pack, &evaluation.case);
    let subject = visible(&case.subject, NAME);
    let title = vec![
        ("subject", subject.clone().into()),
        ("year", case.year.to_string().into()),
    ];
    let table = table(report);
    let losses = losses(report, &table);
    let total = total(report);
    let notes: Vec<NoteData> = remarks(report.view())
        .into_iter()
        .map(|section| NoteData {
            heading: section.heading,
            items: section.items,
        })
        .collect();
    let mut data = ReportData {
        schema: Version::Report1,
        language: match report.words.language() {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
        .to_owned(),
        title: report.say("document-title", &title),
        subject,
        year: case.year.to_string(),
        case: visible(&case.id, NAME),
        source: visible(case.source.as_deref().unwrap_or_default(), NAME),
        pack: PackData {
            reference: visible(&format!("{}@{}", pack.id, pack.version), NAME),
            name: report.say(
                "document-pack",
                &vec![
                    ("title", visible(&pack.title, NAME).into()),
                    ("pack", visible(&report.pack.reference(), NAME).into()),
                ],
            ),
            title: visible(&pack.title, NAME),
            basis: pack.basis.iter().map(|one| visible(one, NAME)).collect(),
            digest: pack.digest.clone(),
        },
        summary: Vec::new(),
        headings: BTreeMap::new(),
        labels: labels(report),
        table,
        groups: evaluation
            .groups
            .iter()
            .map(|one| group(report, one))
            .collect(),
        losses,
        notes,
        relations: relations(report),
        audit: audit(report),
        last: comparison(report),
        facts: facts(report),
        evidence: evidence(report),
        total,
    };
    data.summary = summary(report, &data);
    data.headings = headings(report, &data);
    data
}

fn labels(report: ReportView<'_>) -> BTreeMap<String, String> {
    // What stands between the parts of a sentence, without the parts.
    let nothing = || vec![("name", "".into()), ("about", "".into())];
    let marks = [
        ("colon", report.say("report-item", &nothing())),
        (
            "separator",
            report.words.list(&[String::new(), String::new()]),
        ),
    ];
    let words = LABELS
        .iter()
        .map(|(name, key)| (*name, report.words.say(key)));
    let all = words.chain(marks);
    all.map(|(name, text)| (name.to_owned(), text)).collect()
}

/// Whether a section has something to say.
fn is_there(name: &str, data: &ReportData) -> bool {
    match name {
        "losses" => !data.losses.is_empty(),
        "notes" => !data.notes.is_empty(),
        "relations" => !data.relations.items.is_empty(),
        "audit" => !data.audit.claims.is_empty() || !data.audit.sums.is_empty(),
        "last" => data.last.is_some(),
        "facts" => !data.facts.is_empty(),
        "evidence" => !data.evidence.is_empty(),
        _ => true,
    }
}

fn headings(report: ReportView<'_>, data: &ReportData) -> BTreeMap<String, String> {
    let there = SECTIONS.iter().filter(|name| is_there(name, data));
    let numbered = (1_usize..).zip(there).map(|(number, name)| {
        let title = report.words.say(&format!("document-heading-{name}"));
        let heading = vec![("number", number.into()), ("title", title.into())];
        (
            (*name).to_owned(),
            report.say("document-numbered", &heading),
        )
    });
    numbered.collect()
}

fn total(report: ReportView<'_>) -> TotalData {
    let total = &report.evaluation().total;
    let grades: Vec<String> = total.grades.iter().map(|one| visible(one, NAME)).collect();
    let mut notes = Vec::new();
    if !total.excluded.is_zero() {
        let points = vec![("points", report.marks(total.excluded).into())];
        notes.push(report.say("report-excluded", &points));
    }
    if total.marks.exact().is_none() {
        notes.push(report.words.say("report-open"));
    }
    let lost: Decimal = report.evaluation().groups.iter().filter_map(lost_of).sum();
    TotalData {
        score: report.view().range(total.marks),
        full: report.marks(report.evaluation().pack.full_marks),
        grade: grades.join(&report.words.say("rows-or")),
        lost: report.marks(lost),
        notes,
    }
}

fn summary(report: ReportView<'_>, data: &ReportData) -> Vec<String> {
    let words = report.words;
    let total = &data.total;
    let key = if total.grade.is_empty() {
        "document-summary"
    } else {
        "document-summary-graded"
    };
    let by = vec![
        ("title", data.pack.title.as_str().into()),
        ("pack", data.pack.reference.as_str().into()),
        ("score", total.score.as_str().into()),
        ("full", total.full.as_str().into()),
        ("grade", total.grade.as_str().into()),
    ];
    let mut lines = vec![report.say(key, &by)];
    lines.extend(total.notes.iter().cloned());
    let groups: Vec<String> = data
        .groups
        .iter()
        .map(|group| {
            let group = vec![
                ("name", group.name.as_str().into()),
                ("score", group.score.as_str().into()),
                ("max", group.max.as_str().into()),
            ];
            report.say("document-summary-group", &group)
        })
        .collect();
    lines.push(report.say("document-summary-groups", &vec![("groups", groups.into())]));
    lines.push(if data.losses.is_empty() {
        words.say("document-summary-nothing-lost")
    } else {
        let item = |loss: &LossData| {
            let loss = vec![
                ("name", loss.name.as_str().into()),
                ("lost", loss.lost.as_str().into()),
            ];
            report.say("document-summary-loss", &loss)
        };
        let names: Vec<String> = data.losses.iter().map(item).collect();
        let lost = vec![
            ("count", data.losses.len().into()),
            ("lost", total.lost.as_str().into()),
            ("names", names.into()),
        ];
        report.say("document-summary-lost", &lost)
    });
    if is_there("relations", data) {
        lines.push(format!(
            "{}{}",
            data.relations.summary,
            words.say("document-stop")
        ));
    }
    if is_there("audit", data) {
        lines.push(data.audit.summary.clone());
    }
    lines
}

fn group(report: ReportView<'_>, group: &GroupResult) -> GroupData {
    let exact = group.marks.exact();
    let rate = exact.filter(|_| !group.max.is_zero()).map(|marks| {
        let rate = marks / group.max * Decimal::ONE_HUNDRED;
        show(half_up(rate, 1), 1)
    });
    GroupData {
        name: named(report.view(), group, 0),
        max: report.marks(group.max),
        score: report.view().range(group.marks),
        lost: lost_of(group).map_or_else(String::new, |lost| report.marks(lost)),
        rate: rate.unwrap_or_default(),
        before: before(report, group),
        is_base: group.kind == GroupKind::Base,
    }
}

fn relations(report: ReportView<'_>) -> RelationsData {
    let all = report.evaluation().relations.iter();
    RelationsData {
        summary: relation_counts(report.view()),
        items: all.map(|one| relation(report, one)).collect(),
    }
}

fn relation(report: ReportView<'_>, relation: &RelationResult) -> RelationData {
    let (status, about) = match &relation.status {
        RelationStatus::Holds => ("document-relation-holds", String::new()),
        RelationStatus::Fails(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .map(|part| arithmetic(part, report.words))
                .collect();
            let parts = parts.join(&report.words.say("report-semicolon"));
            ("document-relation-fails", parts)
        }
        RelationStatus::Unknown(facts) => {
            let facts: Vec<String> = facts.iter().map(|one| visible(one, NAME)).collect();
            let facts = vec![("facts", facts.into())];
            let about = report.say("document-reason-missing", &facts);
            ("document-relation-unknown", about)
        }
    };
    RelationData {
        id: visible(&relation.id, NAME),
        name: visible(&relation.name, NAME),
        expression: visible(&relation.expression, TEXT),
        source: visible(relation.source.as_deref().unwrap_or_default(), NAME),
        status: report.words.say(status),
        fails: matches!(relation.status, RelationStatus::Fails(_)),
        is_known: !matches!(relation.status, RelationStatus::Unknown(_)),
        about,
    }
}

fn audit(report: ReportView<'_>) -> AuditData {
    let view = report.audit_view();
    let all = claims(view).into_iter();
    let claims = all.map(|claim| ClaimData {
        about: claim.about,
        reported: claim.reported,
        computed: claim.computed,
        verdict: report.words.say(claim.verdict),
        is_fault: claim.is_fault,
        told: claim.told,
    });
    AuditData {
        summary: closing(view),
        claims: claims.collect(),
        sums: faulty_sums(view),
    }
}
