//! Pages that stand by themselves: one file, no script, nothing fetched, light and dark. Also the reports in Markdown, and
//! those by a user's own template.

mod template;

use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value, context};

pub use template::{TemplateFault, TemplateReason, by_template};

use crate::diagnose::{Language, Words};
use crate::report::escape::markdown;

const STYLE: &str = include_str!("style.css");
const REPORT_STYLE: &str = include_str!("report.css");
const COMPARISON_STYLE: &str = include_str!("comparison.css");

/// The pages there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Marks along a figure.
    Whatif,
    /// Two versions of a pack held against each other.
    Comparison,
    /// Why scores are what they are.
    Explain,
    /// The report of a case.
    Report,
    /// Many cases, ranked.
    Overview,
    /// The report of a case in Markdown.
    ReportMarkdown,
}

impl Page {
    fn template(self) -> (&'static str, &'static str) {
        match self {
            Self::Whatif => ("whatif.html", include_str!("whatif.html.j2")),
            Self::Comparison => ("comparison.html", include_str!("comparison.html.j2")),
            Self::Explain => ("explain.html", include_str!("explain.html.j2")),
            Self::Report => ("report.html", include_str!("report.html.j2")),
            Self::Overview => ("overview.html", include_str!("overview.html.j2")),
            Self::ReportMarkdown => ("report.md", include_str!("report.md.j2")),
        }
    }
}

/// The page with its data. Every text is escaped; `say` gives a word of the catalogue.
///
/// # Errors
/// Of the template.
pub fn rendered(page: Page, words: &Words, data: Value) -> Result<String, Error> {
    let (name, template) = page.template();
    let mut environment = environment(words)?;
    environment.add_template(name, template)?;
    environment.get_template(name)?.render(data)
}

/// Templates whose texts are escaped by the ending of their name, with the words and the style that all pages share.
fn environment<'t>(words: &Words) -> Result<Environment<'t>, Error> {
    const MARKDOWN: &str = "markdown";
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|name| {
        let name = name.strip_suffix(".j2").unwrap_or(name);
        let ending = name.rsplit('.').next().unwrap_or_default();
        if matches!(ending.to_ascii_lowercase().as_str(), "md" | "markdown") {
            AutoEscape::Custom(MARKDOWN.into())
        } else {
            AutoEscape::Html
        }
    });
    environment.set_formatter(|out, state, value| {
        let is_markdown =
            matches!(state.auto_escape(), AutoEscape::Custom(name) if name == MARKDOWN);
        match value.as_str() {
            Some(text) if is_markdown && !value.is_safe() => {
                out.write_str(&markdown(text)).map_err(Error::from)
            }
            _ if is_markdown => out.write_str(&value.to_string()).map_err(Error::from),
            _ => minijinja::escape_formatter(out, state, value),
        }
    });
    environment.add_template("base.html", include_str!("base.html.j2"))?;
    environment.add_template("table.html", include_str!("table.html.j2"))?;
    let language = match words.language() {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let labels = ["rows-total", "vary-turns", "vary-values", "vary-digest"];
    let labels: std::collections::BTreeMap<String, String> = labels
        .into_iter()
        .map(|key| (key.replace('-', "_"), words.say(key)))
        .collect();
    environment.add_global("language", language);
    environment.add_global("style", Value::from_safe_string(STYLE.to_owned()));
    environment.add_global(
        "report_style",
        Value::from_safe_string(REPORT_STYLE.to_owned()),
    );
    environment.add_global(
        "comparison_style",
        Value::from_safe_string(COMPARISON_STYLE.to_owned()),
    );
    environment.add_global("words", context! { ..Value::from(labels) });
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    Ok(environment)
}
