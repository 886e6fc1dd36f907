//! Findings for a person at a terminal: the sentence, the place with its source line and the span marked, what would be right.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnose::{Finding, Label, Severity, Words};
use crate::source::{FileId, Texts};

/// How a finding is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Style {
    /// No colours: for pipes, files and tests.
    #[default]
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// Draws the findings in the language of `words`, a blank line between two. Control characters and marks of direction in a
/// user's text are shown as signs, never sent to the terminal.
#[must_use]
pub fn draw(findings: &[Finding], texts: &Texts, words: &Words, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let drawn: Vec<String> = findings
        .iter()
        .map(|finding| draw_one(finding, texts, words, &renderer))
        .collect();
    drawn.join("\n\n")
}

fn draw_one(finding: &Finding, texts: &Texts, words: &Words, renderer: &Renderer) -> String {
    let (level, name) = match finding.code.severity() {
        Severity::Error => (Level::ERROR, "severity-error"),
        Severity::Warning => (Level::WARNING, "severity-warning"),
        Severity::Note => (Level::NOTE, "severity-note"),
    };
    let title = level
        .with_name(Some(words.say(name)))
        .primary_title(words.sentence(finding))
        .id(finding.code.number());
    let mut group = Group::with_title(title);
    for snippet in snippets(finding, texts, words) {
        group = group.element(snippet);
    }
    let mut report = vec![group];
    if let Some(help) = words.help(finding) {
        let level = Level::HELP.with_name(Some(words.say("severity-help")));
        report.push(Group::with_title(level.secondary_title(help)));
    }
    if !finding.figures.is_empty() {
        let level = Level::NOTE.with_name(Some(words.say("severity-note")));
        let figures = vec![("figures", finding.figures.clone().into())];
        report.push(Group::with_title(
            level.secondary_title(words.say_with("figures-read", &figures)),
        ));
    }
    renderer.render(&report)
}

/// One snippet a file, the complained-of file first.
fn snippets<'a>(
    finding: &Finding,
    texts: &'a Texts,
    words: &Words,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let labels = finding
        .place
        .iter()
        .map(|label| (label, AnnotationKind::Primary))
        .chain(
            finding
                .related
                .iter()
                .map(|label| (label, AnnotationKind::Context)),
        );
    let mut files: Vec<(FileId, Vec<Annotation<'a>>)> = Vec::new();
    for (label, kind) in labels {
        let annotation = annotation(finding, label, kind, words);
        match files.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, annotations)) => annotations.push(annotation),
            None => files.push((label.span.file, vec![annotation])),
        }
    }
    files
        .into_iter()
        .filter_map(|(file, annotations)| {
            let text = texts.get(file)?;
            Some(
                Snippet::source(&text.content)
                    .path(shown_name(&text.name))
                    .line_start(text.first_line)
                    .annotations(annotations),
            )
        })
        .collect()
}

/// A file's name with signs for what a terminal would obey: unlike a text, a name is sent as it is.
fn shown_name(name: &str) -> String {
    let is_obeyed = |character: char| {
        character.is_control()
            || matches!(
                character,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            )
    };
    name.replace(is_obeyed, "\u{fffd}")
}

fn annotation<'a>(
    finding: &Finding,
    label: &Label,
    kind: AnnotationKind,
    words: &Words,
) -> Annotation<'a> {
    let text = label
        .text
        .and_then(|attribute| words.attribute(finding.code.name(), attribute, &finding.arguments));
    kind.span(label.span.start..label.span.end).label(text)
}
