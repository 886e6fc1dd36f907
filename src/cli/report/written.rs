//! What a report is written as: the format, or the user's template.

use std::path::Path;

use crate::cli::arguments::{ReportArguments, ReportFormat};
use crate::cli::system::System;
use crate::cli::write::not_written;
use crate::diagnose::{Argument, Code, Finding};
use crate::read::file_finding;
use crate::report::{
    ReportData, TemplateFault, TemplateReason, report_by_template, report_docx, report_json,
    report_markdown, report_page, report_workbook,
};
use crate::source::{DiskFiles, FileId, Files, Span, Texts};

/// The largest template, in bytes.
const LIMIT: u64 = 1 << 20;

/// Writes reports in one way.
pub struct Writer {
    format: ReportFormat,
    template: Option<Template>,
}

struct Template {
    name: String,
    text: String,
    file: FileId,
}

/// Why there is no report.
pub enum Unmade {
    /// The template is at fault.
    Template(Box<Finding>),
    /// What the writer of the format says.
    Format(String),
}

impl Unmade {
    /// Of the report that was to stand at `path`.
    pub fn finding(self, path: &Path) -> Box<Finding> {
        match self {
            Self::Template(finding) => finding,
            Self::Format(reason) => Box::new(not_written(path, &reason)),
        }
    }
}

impl Writer {
    /// The way that the arguments ask for; reads the template.
    pub fn of(
        arguments: &ReportArguments,
        is_one: bool,
        texts: &mut Texts,
    ) -> Result<Self, Box<Finding>> {
        let unknown = |path: &Path| {
            let finding = Finding::new(Code::ReportEnding).help("help");
            Box::new(finding.with("file", path.display().to_string()))
        };
        if let Some(path) = &arguments.template {
            let name = path.display().to_string();
            let named = name.strip_suffix(".j2").and_then(ending_of);
            let Some(format @ (ReportFormat::Html | ReportFormat::Md)) = named else {
                return Err(unknown(path));
            };
            let template = template(path, name, texts)?;
            return Ok(Self {
                format,
                template: Some(template),
            });
        }
        let named = ending_of(&arguments.output.display().to_string());
        let format = match (arguments.format, is_one) {
            (Some(format), _) => Some(format),
            (None, true) => named,
            (None, false) => Some(ReportFormat::Html),
        };
        let format = format.ok_or_else(|| unknown(&arguments.output))?;
        Ok(Self {
            format,
            template: None,
        })
    }

    /// How the names of files end.
    pub fn ending(&self) -> &'static str {
        match self.format {
            ReportFormat::Html => "html",
            ReportFormat::Docx => "docx",
            ReportFormat::Md => "md",
            ReportFormat::Xlsx => "xlsx",
            ReportFormat::Json => "json",
        }
    }

    /// Whether a page that leads to all reports goes with them.
    pub fn has_overview(&self) -> bool {
        self.template.is_none() && self.format == ReportFormat::Html
    }

    /// The bytes of a report.
    pub fn content(&self, data: &ReportData, system: &System) -> Result<Vec<u8>, Unmade> {
        let words = &system.words;
        let unwritten = |error: &dyn std::fmt::Display| Unmade::Format(error.to_string());
        if let Some(template) = &self.template {
            let named = (template.name.as_str(), template.text.as_str());
            let text = report_by_template(data, named, words);
            return text
                .map(String::into_bytes)
                .map_err(|fault| Unmade::Template(Box::new(complaint(&fault, template))));
        }
        match self.format {
            ReportFormat::Html => report_page(data, words)
                .map(String::into_bytes)
                .map_err(|error| unwritten(&error)),
            ReportFormat::Md => report_markdown(data, words)
                .map(String::into_bytes)
                .map_err(|error| unwritten(&error)),
            ReportFormat::Json => Ok(report_json(data).into_bytes()),
            ReportFormat::Docx => report_docx(data, words).map_err(|error| unwritten(&error)),
            ReportFormat::Xlsx => report_workbook(data, words).map_err(|error| unwritten(&error)),
        }
    }
}

fn ending_of(name: &str) -> Option<ReportFormat> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => Some(ReportFormat::Html),
        "docx" => Some(ReportFormat::Docx),
        "md" | "markdown" => Some(ReportFormat::Md),
        "xlsx" => Some(ReportFormat::Xlsx),
        "json" => Some(ReportFormat::Json),
        _ => None,
    }
}

fn template(path: &Path, name: String, texts: &mut Texts) -> Result<Template, Box<Finding>> {
    let bytes = DiskFiles
        .read(path, LIMIT)
        .map_err(|fault| Box::new(file_finding(&fault, &name)))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Box::new(Finding::new(Code::FileNotUtf8).with("file", name.as_str())))?;
    let file = texts.add(name.as_str(), text.as_str());
    Ok(Template { name, text, file })
}

fn complaint(fault: &TemplateFault, template: &Template) -> Finding {
    let reason = match fault.reason {
        TemplateReason::Syntax => "syntax",
        TemplateReason::UnknownName => "name",
        TemplateReason::UnknownFunction => "function",
        TemplateReason::OtherFile => "file",
        TemplateReason::TooMuch => "much",
        TemplateReason::Other => "other",
    };
    let finding = match &fault.at {
        Some(at) => Finding::at(
            Code::TemplateFaulty,
            Span::new(template.file, at.start, at.end),
        ),
        None => Finding::new(Code::TemplateFaulty),
    };
    finding
        .with("reason", Argument::Attribute(reason))
        .with("detail", Argument::Aside(fault.detail.clone()))
        .with("file", template.name.as_str())
        .help("help")
}
