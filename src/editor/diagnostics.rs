//! Findings as an editor shows them, file by file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Position, Range,
};

use super::documents::Documents;
use super::position::{Encoding, Lines};
use crate::diagnose::{Code, Finding, Label, Severity, Words};
use crate::source::{FileId, Texts};

/// What findings are told with.
pub struct Teller<'a> {
    pub texts: &'a Texts,
    pub words: &'a Words,
    pub documents: &'a Documents<'a>,
    pub encoding: Encoding,
}

impl Teller<'_> {
    /// The findings of each file. Those without a place stand at the first line of `home`.
    #[must_use]
    pub fn by_file(&self, findings: &[Finding], home: &Path) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
        let mut files: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
        for finding in findings {
            let place = finding.place.as_ref();
            let path = place
                .and_then(|label| self.path(label.span.file))
                .unwrap_or_else(|| home.to_path_buf());
            let range = match place.and_then(|label| self.range(label)) {
                Some(range) => range,
                None => self.first_line(home),
            };
            files
                .entry(path)
                .or_default()
                .push(self.told(finding, range));
        }
        files
    }

    fn told(&self, finding: &Finding, range: Range) -> Diagnostic {
        let related: Vec<DiagnosticRelatedInformation> = finding
            .related
            .iter()
            .filter_map(|label| self.related(finding, label))
            .collect();
        let is_unused = matches!(
            finding.code,
            Code::UnusedFact | Code::UnusedParameter | Code::UnusedVariable | Code::UnusedScript
        );
        Diagnostic {
            range,
            severity: Some(match finding.code.severity() {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Note => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(finding.code.number().to_owned())),
            source: Some("jixiao".to_owned()),
            message: self.message(finding),
            related_information: (!related.is_empty()).then_some(related),
            tags: is_unused.then(|| vec![DiagnosticTag::UNNECESSARY]),
            ..Diagnostic::default()
        }
    }

    fn message(&self, finding: &Finding) -> String {
        let mut lines = vec![self.words.sentence(finding)];
        let place = finding.place.as_ref();
        lines.extend(place.and_then(|label| self.label(finding, label)));
        lines.extend(self.words.help(finding));
        if !finding.figures.is_empty() {
            let figures = vec![("figures", finding.figures.clone().into())];
            lines.push(self.words.say_with("figures-read", &figures));
        }
        lines.join("\n")
    }

    fn related(&self, finding: &Finding, label: &Label) -> Option<DiagnosticRelatedInformation> {
        let path = self.path(label.span.file)?;
        let sentence = || self.words.sentence(finding);
        Some(DiagnosticRelatedInformation {
            location: Location::new(self.documents.address(&path)?, self.range(label)?),
            message: self.label(finding, label).unwrap_or_else(sentence),
        })
    }

    fn label(&self, finding: &Finding, label: &Label) -> Option<String> {
        self.words
            .attribute(finding.code.name(), label.text?, &finding.arguments)
    }

    fn path(&self, file: FileId) -> Option<PathBuf> {
        let text = self.texts.get(file)?;
        Some(Path::new(&text.name).components().collect())
    }

    fn range(&self, label: &Label) -> Option<Range> {
        let text = self.texts.get(label.span.file)?;
        let lines = Lines::new(&text.content, self.encoding);
        Some(lines.range((label.span.start, label.span.end)))
    }

    fn first_line(&self, home: &Path) -> Range {
        let open = self.documents.open(home);
        let line = open.and_then(|document| document.text.lines().next());
        let line = line.unwrap_or_default();
        let end = Lines::new(line, self.encoding).position(line.len());
        Range::new(Position::new(0, 0), end)
    }
}
