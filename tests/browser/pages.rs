//! The pages that a user can have written, of shipped cases and of a hostile one, in both languages.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use super::{chromium, hostile};
use crate::program::jixiao;
use crate::support::below;

pub struct Page {
    pub path: PathBuf,
    /// What a report is of: the arguments that score it.
    pub scored: Option<[String; 2]>,
}

const OWN: [&str; 2] = ["cases/wanzhou-fic-2020.toml", "rules/wanzhou-overall/2020"];
const SWEEP: [&str; 2] = ["--set", "在职人员数=25…15"];
/// Reports of what the first one does not have: open scores, bonus points, the year before, grades at hand of a veto.
const OTHERS: [(&str, &str, &str, &str); 5] = [
    (
        "last",
        "cases/wanzhou-overall/wanzhou-overall-sample-bureau-2022.toml",
        "rules/wanzhou-overall/2022",
        "cases/wanzhou-overall/wanzhou-overall-sample-bureau-2021.toml",
    ),
    (
        "open",
        "cases/wanzhou-overall/wanzhou-overall-sample-outpost-2020.toml",
        "rules/wanzhou-overall/2020",
        "",
    ),
    (
        "fund",
        "cases/revitalisation-fund/revitalisation-fund-sample-county-2022.toml",
        "rules/revitalisation-fund/2021",
        "",
    ),
    (
        "shapes",
        "cases/shape-samples/shape-samples-sample-kiln-2023.toml",
        "rules/shape-samples/1",
        "",
    ),
    (
        "project",
        "cases/mof-project/mof-project-sample-market-2024.toml",
        "rules/mof-project/2020",
        "",
    ),
];

/// Written once, beside the browser.
pub fn pages() -> &'static [Page] {
    static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
        let folder = chromium::folder().expect("a browser").join("pages");
        std::fs::create_dir(&folder).expect("a folder");
        written(&folder)
    });
    &PAGES
}

/// Runs the program, which must write.
fn write(arguments: &[&str]) {
    let ran = jixiao(Path::new("."), arguments);
    assert!(ran.code < 2 && ran.err.is_empty(), "{}", ran.err);
}

/// The year before, where there is one.
fn beside(last: &str) -> Vec<&str> {
    let named = (!last.is_empty()).then_some(["--last", last]);
    named.into_iter().flatten().collect()
}

fn written(folder: &Path) -> Vec<Page> {
    let mut pages = Vec::new();
    let at = |name: String| folder.join(name);
    let text = |path: &Path| path.to_str().expect("a path").to_owned();
    let page = |path: PathBuf, scored: Option<[&str; 2]>| Page {
        path,
        scored: scored.map(|both| both.map(str::to_owned)),
    };
    hostile::lay(folder);
    let [hostile_case, hostile_pack, hostile_cases, hostile_last] =
        ["cases/a.toml", "hostile", "cases", "last.toml"].map(|name| text(&folder.join(name)));
    let many = "cases/wanzhou-overall";
    let hostile_sweep = [
        "--set",
        "名字特别长的数据项名字特别长的数据项名字特别长的数据项=0.0000001,0.5,9000000000000",
    ];
    let subjects = [
        ("zh", OWN, many, SWEEP, ""),
        ("en", OWN, many, SWEEP, ""),
        (
            "hostile",
            [&hostile_case, &hostile_pack],
            &hostile_cases,
            hostile_sweep,
            &hostile_last,
        ),
    ];
    for (name, scored, cases, set, last) in subjects {
        let language = if name == "en" { "en" } else { "zh" };
        let [case, pack] = scored;
        let common = ["--pack", pack, "--lang", language];
        let path = at(format!("report-{name}.html"));
        let output = text(&path);
        let arguments = [&["report", case, "-o", &output], &common[..], &beside(last)];
        write(&arguments.concat());
        pages.push(page(path, Some(scored)));

        let path = at(format!("explain-{name}.html"));
        let output = text(&path);
        let arguments = [
            "explain",
            case,
            "--verbose",
            "--format",
            "html",
            "-o",
            &output,
        ];
        write(&[&arguments, &common[..]].concat());
        pages.push(page(path, None));

        let path = at(format!("whatif-{name}.html"));
        let output = text(&path);
        let arguments = ["whatif", case, "--html", &output];
        write(&[&arguments, &common[..], &set].concat());
        pages.push(page(path, None));

        let path = at(format!("many-{name}"));
        let output = text(&path);
        write(&[&["report", cases, "-o", &output], &common[..]].concat());
        pages.push(page(path.join("index.html"), None));
    }
    for (name, case, pack, last) in OTHERS {
        let path = at(format!("report-{name}.html"));
        let output = text(&path);
        let arguments = ["report", case, "--pack", pack, "-o", &output];
        write(&[&arguments[..], &beside(last)].concat());
        pages.push(page(path, Some([case, pack])));
    }
    let [hostile_case, later] = ["cases", "later"].map(|name| text(&folder.join(name)));
    let versions = [
        ("zh", ["wanzhou-overall@2020", "wanzhou-overall@2021"], many),
        ("en", ["wanzhou-overall@2021", "wanzhou-overall@2022"], many),
        ("hostile", [&hostile_pack, &later], &hostile_case),
    ];
    for (name, [old, new], cases) in versions {
        let language = if name == "en" { "en" } else { "zh" };
        let path = at(format!("compare-{name}.html"));
        let output = text(&path);
        let ran = jixiao(
            Path::new("."),
            &[
                "compare", old, new, "--cases", cases, "-o", &output, "--lang", language,
            ],
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        pages.push(page(path, None));
    }
    // Of the many, also a report as the overview leads to it.
    let some = below(&at("many-hostile".to_owned()));
    pages.push(page(some.first().expect("a report").clone(), None));
    pages
}

/// The evaluation that a report is of.
pub fn evaluation([case, pack]: &[String; 2]) -> Value {
    let arguments = ["score", case, "--pack", pack, "--format", "json"];
    serde_json::from_str(&jixiao(Path::new("."), &arguments).out).expect("JSON")
}
