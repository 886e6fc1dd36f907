//! What would regain the points of a case, for people.

use super::{AdviceView, NAME, grade, marks, shown, total, with_unit};
use crate::report::escape::visible;
use crate::report::paragraph;
use crate::vary::{Advice, Changed, Regain};

/// How many changes are shown for one indicator.
const MOST: usize = 3;

/// The text, ending in a line break.
#[must_use]
pub fn advice(view: AdviceView<'_>) -> String {
    let words = view.words;
    let head = [
        words.say_with(
            "report-subject",
            &vec![
                ("subject", visible(&view.case.subject, NAME).into()),
                ("year", view.case.year.to_string().into()),
            ],
        ),
        words.say_with(
            "vary-advice-head",
            &vec![
                ("total", total(view.now.total, view.pack).into()),
                ("grade", grade(view.now, words).into()),
                ("count", view.advice.len().into()),
            ],
        ),
    ];
    let mut lines: Vec<String> = head
        .iter()
        .flat_map(|line| paragraph(line, view.width, "", ""))
        .collect();
    for one in view.advice {
        lines.push(String::new());
        lines.extend(paragraph(&lost(view, one), view.width, "", "  "));
        if one.regains.is_empty() {
            lines.extend(paragraph(
                &words.say("vary-none"),
                view.width,
                "  - ",
                "    ",
            ));
        }
        for regain in one.regains.iter().take(MOST) {
            lines.extend(paragraph(&told(view, regain), view.width, "  - ", "    "));
        }
    }
    lines.join("\n") + "\n"
}

fn lost(view: AdviceView<'_>, advice: &Advice) -> String {
    let indicator = view.pack.indicators.get(advice.indicator);
    let name = indicator.map_or("", |indicator| indicator.name.as_str());
    let arguments = vec![
        ("name", visible(name, NAME).into()),
        ("lost", marks(advice.lost(), view.pack).into()),
        ("score", marks(advice.score, view.pack).into()),
        ("max", marks(advice.max, view.pack).into()),
    ];
    view.words.say_with("vary-lost", &arguments)
}

fn told(view: AdviceView<'_>, regain: &Regain) -> String {
    let words = view.words;
    let Some(fact) = view.pack.facts.get(regain.fact) else {
        return String::new();
    };
    let unit = fact.unit.as_deref();
    let mut arguments = vec![
        ("fact", visible(&fact.name.value, NAME).into()),
        ("score", marks(regain.score, view.pack).into()),
        ("total", total(regain.marks.total, view.pack).into()),
        ("grade", grade(&regain.marks, words).into()),
    ];
    let key = match &regain.change {
        Changed::Value(from, to) => {
            arguments.push(("from", shown(Some(fact), from, words).into()));
            arguments.push(("to", with_unit(shown(Some(fact), to, words), unit).into()));
            "vary-regain"
        }
        Changed::Items(items) => {
            let items: Vec<String> = items.iter().map(|item| visible(item, NAME)).collect();
            arguments.push(("items", words.list(&items).into()));
            "vary-regain-items"
        }
        Changed::Rate(from, to) => {
            arguments.push(("from", from.to_string().into()));
            arguments.push(("to", to.to_string().into()));
            "vary-regain-rate"
        }
    };
    words.say_with(key, &arguments)
}
