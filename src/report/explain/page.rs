//! The sheet as a page by itself.

use minijinja::{Value, context};

use super::ExplainView;
use super::sheet::{Entry, Item, Part, sheet};
use crate::report::pages::{Page, rendered};

/// The page, whole.
///
/// # Errors
/// Of the template.
pub fn explain_page(view: ExplainView<'_>) -> Result<String, minijinja::Error> {
    let sheet = sheet(view);
    let entries: Vec<Value> = sheet.entries.iter().map(entry).collect();
    let page = rendered(
        Page::Explain,
        view.words,
        context! {
            title => sheet.title,
            about => sheet.about,
            entries,
            total => part(&sheet.total),
        },
    )?;
    Ok(page + "\n")
}

fn entry(entry: &Entry) -> Value {
    let parts: Vec<Value> = entry.parts.iter().map(part).collect();
    context! { title => entry.title.clone(), parts }
}

fn part(part: &Part) -> Value {
    let items: Vec<Value> = part.items.iter().map(item).collect();
    context! { heading => part.heading.clone(), items }
}

fn item(one: &Item) -> Value {
    let inner: Vec<Value> = one.inner.iter().map(item).collect();
    context! { text => one.text.clone(), inner }
}
