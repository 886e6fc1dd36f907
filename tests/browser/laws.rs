//! What every page is held to; each law gives what is wrong.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::tab::{DESK, Look, PHONE, TABLET, Tab};

/// A4 as it is printed by `style.css` and, for wide tables, `report.css`: upright with 18 mm left and right, lengthwise with
/// 15 mm; in CSS pixels.
const UPRIGHT: u32 = 657;
const LENGTHWISE: u32 = 1009;
/// The edges of A4 in points, rounded.
const A4: [i64; 2] = [595, 842];
/// More pages than any of these has a use for.
const MOST_PAGES: usize = 40;

/// It runs nothing, asks for nothing but itself, and the browser has nothing to say about it.
pub fn is_quiet(tab: &mut Tab<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let own = tab.ask("location.href");
    for event in tab.events() {
        let about = &event["params"];
        match event["method"].as_str().unwrap_or_default() {
            "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" => {
                faults.push(format!("console: {about}"));
            }
            "Log.entryAdded" => faults.push(format!("log: {about}")),
            "Audits.issueAdded" => faults.push(format!("issue: {about}")),
            "Page.javascriptDialogOpening" => faults.push(format!("dialog: {about}")),
            "Network.requestWillBeSent" if about["request"]["url"] != own => {
                faults.push(format!("asks for {}", about["request"]["url"]));
            }
            "Network.loadingFailed" => faults.push(format!("loadingFailed: {about}")),
            _ => {}
        }
    }
    if tab.ask("document.scripts.length") != 0 {
        faults.push("a script element".to_owned());
    }
    faults
}

/// Everything can be read at every width.
pub fn is_readable(tab: &mut Tab<'_>) -> Vec<String> {
    let looks = [PHONE, TABLET, DESK];
    all(tab, &looks, include_str!("layout.js"))
}

/// Every text stands out.
pub fn is_lit(tab: &mut Tab<'_>) -> Vec<String> {
    let looks = [PHONE, PHONE.dark(), DESK, DESK.dark()];
    all(tab, &looks, include_str!("contrast.js"))
}

/// It is as wide as paper, and becomes pages of A4; wide tables lie lengthwise.
pub fn is_printed(tab: &mut Tab<'_>) -> Vec<String> {
    let looks = [Look::print(UPRIGHT), Look::print(LENGTHWISE)];
    let mut faults = all(tab, &looks, include_str!("print.js"));
    let has_table =
        tab.ask("document.querySelector('section.scores, section.map') !== null") == true;
    let options =
        json!({"preferCSSPageSize": true, "printBackground": true, "generateTaggedPDF": false});
    let pages = sizes(&tab.call("Page.printToPDF", options)["data"]);
    if pages.is_empty() || pages.len() > MOST_PAGES {
        faults.push(format!("{} pages", pages.len()));
    }
    for [width, height] in &pages {
        if !(A4 == [*width, *height] || A4 == [*height, *width]) {
            faults.push(format!("a page of {width} by {height} is not A4"));
        }
    }
    let is_lengthwise = |[width, height]: &[i64; 2]| width > height;
    if pages.iter().any(is_lengthwise) != has_table {
        faults.push("no page for the table that is lengthwise, or one too many".to_owned());
    }
    faults
}

/// Who does not see it knows what is where, and every link leads somewhere.
pub fn is_told(tab: &mut Tab<'_>) -> Vec<String> {
    let mut faults = all(tab, &[DESK, PHONE], include_str!("access.js"));
    let tree = tab.call("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().expect("nodes");
    let told = nodes.iter().filter(|node| node["ignored"] == false);
    for node in told {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let needs_name = matches!(
            role,
            "image" | "img" | "SvgRoot" | "table" | "region" | "link" | "columnheader"
        );
        if needs_name && name.trim().is_empty() {
            let what = if matches!(role, "image" | "img" | "SvgRoot") {
                "picture"
            } else {
                role
            };
            faults.push(format!("{what} without a name: {node}"));
        }
    }
    let tables = nodes
        .iter()
        .filter(|node| node["role"]["value"] == "table")
        .count();
    let all = tab.ask("document.querySelectorAll('table').length");
    if all != tables {
        faults.push(format!("{tables} of {all} tables are tables on a phone"));
    }
    let links = tab.ask("[...document.links].map((one) => one.href)");
    let links: BTreeSet<String> = serde_json::from_value(links).expect("addresses");
    for link in links {
        if tab.go(&link) != Value::Null {
            faults.push(format!("{link} leads nowhere"));
        }
    }
    faults
}

fn all(tab: &mut Tab<'_>, looks: &[Look], function: &str) -> Vec<String> {
    let function = function.split_once('\n').expect("a comment first").1;
    let found = looks.iter().map(|look| tab.faults(*look, function));
    found.collect::<Vec<_>>().concat()
}

/// Width and height of each page, in points.
fn sizes(pdf: &Value) -> Vec<[i64; 2]> {
    let bytes = BASE64_STANDARD.decode(pdf.as_str().expect("a text"));
    let bytes = bytes.expect("base64");
    let text = String::from_utf8_lossy(&bytes);
    let boxes = text.split("/MediaBox [").skip(1);
    boxes
        .map(|text| {
            let (numbers, _) = text.split_once(']').expect("a box");
            let mut numbers = numbers.split_whitespace().skip(2).map(|number| {
                let number: f64 = number.parse().expect("a number");
                format!("{number:.0}").parse().expect("a number")
            });
            [(); 2].map(|()| numbers.next().expect("four numbers"))
        })
        .collect()
}
