//! Pages that stand by themselves: one file, no script, nothing fetched, light and dark.

use minijinja::{AutoEscape, Environment, Value, context};

use crate::diagnose::{Language, Words};

const STYLE: &str = include_str!("style.css");

/// The pages there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Marks along a figure.
    Whatif,
    /// Why scores are what they are.
    Explain,
}

impl Page {
    fn template(self) -> (&'static str, &'static str) {
        match self {
            Self::Whatif => ("whatif.html", include_str!("whatif.html.j2")),
            Self::Explain => ("explain.html", include_str!("explain.html.j2")),
        }
    }
}

/// The page with its data. Every text is escaped; `say` gives a word of the catalogue.
///
/// # Errors
/// Of the template.
pub fn rendered(page: Page, words: &Words, data: Value) -> Result<String, minijinja::Error> {
    let (name, template) = page.template();
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("base.html", include_str!("base.html.j2"))?;
    environment.add_template(name, template)?;
    let language = match words.language() {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    let labels = ["rows-total", "vary-turns", "vary-values", "vary-digest"];
    let labels: std::collections::BTreeMap<String, String> = labels
        .into_iter()
        .map(|key| (key.replace('-', "_"), words.say(key)))
        .collect();
    let around = context! {
        language,
        style => Value::from_safe_string(STYLE.to_owned()),
        words => labels,
    };
    environment
        .get_template(name)?
        .render(context! { ..data, ..around })
}
