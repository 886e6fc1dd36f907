//! The report of a case that a finance bureau publishes: one model of everything that it says, in the customary order, and one
//! file for each format that it is written in.

mod calculation;
mod comparison;
mod data;
mod docx;
mod facts;
mod overview;
mod plots;
mod rows;
mod sections;
mod text;
mod workbook;

pub use data::ReportData;
pub use docx::report_docx;
pub use overview::Overview;
pub use text::{report_by_template, report_json, report_markdown, report_page, report_schema};
pub use workbook::report_workbook;

use crate::audit::Audit;
use crate::bind::Facts;
use crate::case::Case;
use crate::diagnose::{Arguments, Words};
use crate::number::Decimal;
use crate::pack::Pack;
use crate::report::View;
use crate::report::audit::AuditView;
use crate::score::Evaluation;
use crate::script::Program;
use crate::source::Texts;

/// The longest name shown, in characters.
const NAME: usize = 200;
/// The longest text of a case that is shown, in characters.
const LONG: usize = 2000;

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct ReportView<'a> {
    /// The pack and the program compiled of it.
    pub pack: &'a Pack,
    pub program: &'a Program,
    pub case: &'a Case,
    /// Bound to the pack.
    pub facts: &'a Facts,
    /// Of the same case, by the same pack; with its evaluation.
    pub audit: &'a Audit,
    /// An earlier case by the same pack, to stand beside it.
    pub last: Option<LastYear<'a>>,
    /// The texts that findings point into.
    pub texts: &'a Texts,
    /// The language to speak.
    pub words: &'a Words,
}

/// An earlier case to stand beside the one that is reported.
#[derive(Clone, Copy)]
pub struct LastYear<'a> {
    pub evaluation: &'a Evaluation,
}

impl<'a> ReportView<'a> {
    /// Everything that the report says.
    #[must_use]
    pub fn data(self) -> ReportData {
        sections::data(self)
    }

    fn evaluation(self) -> &'a Evaluation {
        &self.audit.evaluation
    }

    fn view(self) -> View<'a> {
        View {
            evaluation: self.evaluation(),
            pack: self.pack,
            texts: self.texts,
            words: self.words,
        }
    }

    fn audit_view(self) -> AuditView<'a> {
        AuditView {
            audit: self.audit,
            words: self.words,
            width: usize::MAX,
            verbose: true,
        }
    }

    fn marks(self, value: Decimal) -> String {
        self.view().marks(value)
    }

    fn say(self, key: &str, arguments: &Arguments) -> String {
        self.words.say_with(key, arguments)
    }
}
