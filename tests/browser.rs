//! The pages in a browser: what they ask of it, how they look at every size, in light and dark and on paper, and what they
//! tell somebody who does not see them. Where there is no browser, nothing is looked at, and the tests say so.

mod chromium;
mod hostile;
mod laws;
mod pages;
mod pipe;
mod tab;

use std::path::Path;

use self::chromium::chromium;
use self::laws::{is_lit, is_printed, is_quiet, is_readable, is_told};
use self::pages::{evaluation, pages};
use self::tab::{DESK, Tab};
use crate::report::read_back::expected;
use jixiao::report::escape::visible;

/// What is wrong with a page.
type Law = fn(&mut Tab<'_>) -> Vec<String>;

/// Holds every page to a law, and says every fault at once.
fn hold(law: Law) {
    let Some(mut chromium) = chromium() else {
        return;
    };
    let mut faults = Vec::new();
    let mut tab = Tab::open(&mut chromium);
    for page in pages() {
        tab.show(&page.path);
        let name = page.path.file_name().expect("a name").to_string_lossy();
        faults.extend(law(&mut tab).iter().map(|fault| format!("{name}: {fault}")));
    }
    tab.close();
    drop(chromium);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_page_runs_nothing_asks_for_nothing_and_complains_of_nothing() {
    hold(is_quiet);
}

#[test]
fn everything_can_be_read_on_a_phone_a_tablet_and_a_desk() {
    hold(is_readable);
}

#[test]
fn every_text_stands_out_in_light_and_in_dark() {
    hold(is_lit);
}

#[test]
fn a_page_goes_on_paper_whole() {
    hold(is_printed);
}

#[test]
fn who_does_not_see_a_page_is_told_what_is_where() {
    hold(is_told);
}

#[test]
fn the_score_table_on_the_screen_is_that_of_the_evaluation() {
    let Some(mut chromium) = chromium() else {
        return;
    };
    let mut seen = 0;
    let mut tab = Tab::open(&mut chromium);
    for page in pages() {
        let Some(scored) = &page.scored else {
            continue;
        };
        let expected = expected(&evaluation(scored));
        tab.show(&page.path);
        tab.look(DESK);
        let rows = tab.ask(concat!("(", include_str!("browser/scores.js"), ")()"));
        let rows: Vec<[String; 3]> = serde_json::from_value(rows).expect("rows");
        assert_eq!(rows.len(), expected.len(), "{}", page.path.display());
        for (row, [name, max, score]) in rows.iter().zip(expected) {
            assert_eq!(row[0], visible(&name, 200), "{}", page.path.display());
            assert_eq!(row[1], max, "{name}");
            // Where there is no score, there is the word for why.
            if !score.is_empty() {
                assert_eq!(row[2], score, "{name}");
            }
            seen += 1;
        }
    }
    tab.close();
    assert!(seen > 100, "{seen}");
}

#[test]
fn pages_that_break_every_law_are_found_out() {
    let Some(mut chromium) = chromium() else {
        return;
    };
    let laws: [(Law, &str, &[&str]); 6] = [
        (
            is_quiet,
            "refused",
            &[
                "log: ",
                "issue: ",
                "Content Security Policy",
                "script element",
            ],
        ),
        (
            is_quiet,
            "broken",
            &[
                "console",
                "dialog",
                "script element",
                "missing.png",
                "loadingFailed",
            ],
        ),
        (
            is_readable,
            "broken",
            &[
                "scrolls sideways",
                "scrolls by itself",
                "not for a keyboard",
                "is cut",
                "small: 10.0 px small",
                "labels overlap",
                "outside its chart",
            ],
        ),
        (
            is_lit,
            "broken",
            &[
                "screen 1280: \"contrast",
                "screen dark 1280: \"contrast",
                "paper of luminance",
            ],
        ),
        (
            is_printed,
            "broken",
            &[
                "beyond the paper",
                "cut on paper",
                "not A4",
                "no page for the table",
            ],
        ),
        (
            is_told,
            "broken",
            &[
                "no language",
                "no title",
                "not one h1",
                "skips a level",
                "empty heading",
                "table without a name",
                "table without headings",
                "without scope",
                "chart without a name",
                "picture without a name",
                "an id twice",
                "leads nowhere",
            ],
        ),
    ];
    let mut missed = Vec::new();
    let mut tab = Tab::open(&mut chromium);
    for (law, page, faults) in laws {
        let path = format!("tests/browser/{page}.html");
        let path = Path::new(&path).canonicalize().expect("a path");
        tab.show(&path);
        let found = law(&mut tab).join("\n");
        let unseen = faults.iter().filter(|fault| !found.contains(**fault));
        missed.extend(unseen.map(|fault| format!("{fault} is not in\n{found}")));
    }
    tab.close();
    drop(chromium);
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
