//! The first lines of the table (whom, which year, by which pack) and the line of the total.

use super::TableOptions;
use super::paint::{Paint, paint};
use crate::report::escape::visible;
use crate::report::{View, paragraph};

/// The longest name or title shown, in characters.
pub(super) const NAME: usize = 200;
/// Characters of the digest that tell two packs apart well enough for a reader; the JSON has all of them.
const SHORT_DIGEST: usize = 12;

/// Subject and year, the pack, and when `verbose` its basis.
pub(super) fn head(view: View<'_>, options: TableOptions) -> Vec<String> {
    let (pack, case) = (&view.evaluation.pack, &view.evaluation.case);
    let digest: String = pack.digest.chars().take(SHORT_DIGEST).collect();
    let subject = vec![
        ("subject", visible(&case.subject, NAME).into()),
        ("year", case.year.to_string().into()),
    ];
    let reference = vec![
        ("title", visible(&pack.title, NAME).into()),
        (
            "pack",
            visible(&format!("{}@{}", pack.id, pack.version), NAME).into(),
        ),
        ("digest", visible(&digest, NAME).into()),
    ];
    let mut lines = Vec::new();
    let mut add = |text: &str, looks| {
        for line in paragraph(text, options.width, "", "") {
            lines.push(paint(&line, looks, options.style));
        }
    };
    add(
        &view.words.say_with("report-subject", &subject),
        Paint::Bold,
    );
    add(&view.words.say_with("report-pack", &reference), Paint::Dim);
    if options.verbose && !pack.basis.is_empty() {
        let basis: Vec<String> = pack.basis.iter().map(|name| visible(name, NAME)).collect();
        let basis = vec![("basis", basis.into())];
        add(&view.words.say_with("report-basis", &basis), Paint::Dim);
    }
    lines
}

/// Total and grade, and what the total leaves out or open.
pub(super) fn total(view: View<'_>, options: TableOptions) -> Vec<String> {
    let (total, words) = (&view.evaluation.total, view.words);
    let mut arguments = vec![
        ("score", view.range(total.marks).into()),
        ("full", view.marks(view.evaluation.pack.full_marks).into()),
    ];
    let key = if total.grades.is_empty() {
        "report-total"
    } else {
        let labels: Vec<String> = total
            .grades
            .iter()
            .map(|label| visible(label, NAME))
            .collect();
        let or = words.say("report-or");
        // The catalogue trims what stands around a message, so the spaces of the English word are put on here.
        let or = if or.is_ascii() { format!(" {or} ") } else { or };
        arguments.push(("grade", labels.join(&or).into()));
        "report-total-graded"
    };
    let mut lines = Vec::new();
    for line in paragraph(&words.say_with(key, &arguments), options.width, "", "") {
        lines.push(paint(&line, Paint::Bold, options.style));
    }
    if !total.excluded.is_zero() {
        let excluded = vec![("points", view.marks(total.excluded).into())];
        lines.extend(paragraph(
            &words.say_with("report-excluded", &excluded),
            options.width,
            "",
            "",
        ));
    }
    if total.marks.exact().is_none() {
        lines.extend(paragraph(&words.say("report-open"), options.width, "", ""));
    }
    lines
}
