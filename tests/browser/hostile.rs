//! A pack and cases that would be more than text, or longer than a page is wide.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Names of groups and indicators, each as the text of a TOML string.
const NAMES: [&str; 7] = [
    "<script>alert(1)</script>",
    r#"\"><img src=x onerror=alert(1)>"#,
    "</style></title></svg><script>alert(2)</script>",
    r"\u202E倒写\u2066的名称\u200B",
    "Pneumonoultramicroscopicsilicovolcanoconiosis-Rindfleischetikettierung",
    "名称很长的指标名称很长的指标名称很长的指标名称很长的指标名称很长的指标名称很长的指标",
    r#"=HYPERLINK(\"http://127.0.0.1/\",\"点\") {{ title }}"#,
];

const BEGIN: &str = r#"schema = 1

[pack]
id = "hostile"
version = "1"
title = "<script>alert(3)</script>万万万万万万万万万万万万万万万万万万万万万万万万万万万万万万万万"
basis = ["https://127.0.0.1/averyveryveryveryveryveryveryveryveryveryveryverylongpathwithoutanybreak", "<img src=x>"]
full_marks = 70
decimals = 4
rounding = "half-up"

[[grade]]
label = "<b>特别优秀而且等次名称很长</b>"
from = 63
[[grade]]
label = "优而不特别"
from = 62.9
[[grade]]
label = "差"
from = 0

[fact."数"]
type = "decimal"
unit = "<u>很长的计量单位名称</u>"
label = "</td></table>标签"

[fact."名字特别长的数据项名字特别长的数据项名字特别长的数据项"]
type = "decimal"
unit = "元"
label = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
"#;

/// Lays the pack, a folder of cases and the case of the year before.
pub fn lay(folder: &Path) {
    let put = |name: &str, text: String| fs::write(folder.join(name), text).expect("written");
    for name in ["hostile", "later", "cases"] {
        fs::create_dir_all(folder.join(name)).expect("a folder");
    }
    let mut pack = BEGIN.to_owned();
    for (index, name) in NAMES.iter().enumerate() {
        // A slash leads from a group to one inside it.
        let group = name.replace('/', "");
        write!(
            pack,
            "\n[[group]]\nid = \"{group}\"\nmax = 10\n\n[[indicator]]\nid = \"one-{index}\"\nname = \"{name}\"\ngroup = \"{group}\"\nmax = 10\ninline = '''\n// <script>alert(4)</script> {}\nif 数 > {index} {{ full }} else {{ deduct(full, ({index} - 数) / 3 * 名字特别长的数据项名字特别长的数据项名字特别长的数据项) }}\n'''\n",
            "长".repeat(60),
        )
        .expect("a text");
    }
    // What a later version has otherwise: limits of grades close to others, names, scripts, what a rule gives.
    let later = pack
        .replace("version = \"1\"", "version = \"2\"")
        .replace("from = 63\n", "from = 62.95\n")
        .replace("from = 62.9\n", "from = 20\n")
        .replace("- 数) / 3", "- 数) / 2")
        .replace("名称很长的指标\"\ngroup", "另一名称很长的指标\"\ngroup");
    put("hostile/pack.toml", pack);
    put("later/pack.toml", later);
    put("cases/a.toml", case("../<script>", 2021, "1.5"));
    put("cases/b.toml", case("b#%41\\\"甲", 2021, "-100000000000"));
    put("cases/c.toml", case(&"长".repeat(90), 2021, "6.5"));
    put("last.toml", case("last", 2020, "3"));
}

fn case(id: &str, year: i32, value: &str) -> String {
    let long = "W".repeat(3000);
    format!(
        "schema = 1\n\n[case]\nid = \"{id}\"\nsubject = \"<script>alert(5)</script>|&amp;\\u202E{}\"\nyear = {year}\nsource = \"{long}\"\n\n[facts]\n\"数\" = {value}\n\"名字特别长的数据项名字特别长的数据项名字特别长的数据项\" = 1\n\n[evidence]\none-0 = \"<iframe src='http://127.0.0.1/'></iframe>{long}\"\n\n[reported]\ntotal = 12345678901234.5678\n\n[reported.indicators]\none-1 = {{ score = 9.99 }}\n",
        "很长的单位名称".repeat(20),
    )
}
