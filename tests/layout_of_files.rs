//! Files in the one layout: white space changes and nothing else, once is enough, and what cannot be laid out is left alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use insta::assert_snapshot;
use jixiao::diagnose::Code;
use jixiao::layout::{Language, lay_out};
use jixiao::source::Texts;

use crate::support::{files_below, shipped};

/// The text in layout, or the codes of what is wrong with it.
pub fn laid_out(text: &str, language: Language) -> Result<String, Vec<Code>> {
    let checked = lay_out("file", text.as_bytes(), language, &mut Texts::default());
    let codes = checked
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    checked.value.ok_or(codes)
}

/// Every text comes out as the one beside it, and that one stays as it is.
fn assert_table(language: Language, table: &[(&str, &str)]) {
    for (before, after) in table {
        assert_eq!(
            laid_out(before, language).as_deref(),
            Ok(*after),
            "{before}"
        );
        assert_eq!(laid_out(after, language).as_deref(), Ok(*after), "{after}");
    }
}

#[test]
fn scripts_get_single_spaces_and_keep_their_lines() {
    assert_table(
        Language::Script,
        &[
            (
                "let  x=百分比( 甲 ,乙 );full",
                "let x = 百分比(甲, 乙); full\n",
            ),
            (
                "if a>b&&!c{full}else{0}",
                "if a > b && !c { full } else { 0 }\n",
            ),
            ("let x = - 1 - -y*+2;", "let x = -1 - -y * +2;\n"),
            ("- - x", "- -x\n"),
            (
                "查表(项,#{\"甲\":1,乙:2})",
                "查表(项, #{ \"甲\": 1, 乙: 2 })\n",
            ),
            (
                "let m=#{ };let l=[ ];f( )",
                "let m = #{}; let l = []; f()\n",
            ),
            (
                "合计(表,| row |row . 支出*2)",
                "合计(表, |row| row.支出 * 2)\n",
            ),
            ("let f=||1;f.call ( )", "let f = || 1; f.call()\n"),
            ("let x=a|b||c;", "let x = a | b || c;\n"),
            ("for i in 0 .. 10{x+=i}", "for i in 0..10 { x += i }\n"),
            (
                "switch x{1|2=>full,_=>0}",
                "switch x { 1 | 2 => full, _ => 0 }\n",
            ),
            ("if(a)==(b){return(1)}", "if (a) == (b) { return (1) }\n"),
            ("a [0] ?. b ?[ 1 ]", "a[0]?.b?[1]\n"),
            ("x !in[1,2]", "x !in [1, 2]\n"),
            ("full//   kept  as it is   ", "full //   kept  as it is\n"),
            ("f(1,/* 一 */2)", "f(1, /* 一 */ 2)\n"),
            (
                "\n\n// 一\n\n\n\n// 二\nfull\n\n\n",
                "// 一\n\n// 二\nfull\n",
            ),
            ("`  ${ a+b }  \n  `", "`  ${ a+b }  \n  `\n"),
            ("\u{feff}let x = 1;\r\nx\r\n", "let x = 1;\nx\n"),
        ],
    );
}

#[test]
fn scripts_are_indented_by_their_open_brackets() {
    assert_table(
        Language::Script,
        &[
            (
                "分档(率, [\n不高于(上限, full),\n其余(0)\n  ])",
                "分档(率, [\n    不高于(上限, full),\n    其余(0)\n])\n",
            ),
            (
                "f(\n[\n1,\n\n\n2\n\n],\n3)",
                "f(\n    [\n        1,\n\n        2\n    ],\n    3)\n",
            ),
            (
                "if a {\n\nfull\n} else if b {\n// 一\n0\n} else {\n 1 }",
                "if a {\n    full\n} else if b {\n    // 一\n    0\n} else {\n    1 }\n",
            ),
            (
                "let x =\na\n+ b\n.c();\nx",
                "let x =\n    a\n    + b\n    .c();\nx\n",
            ),
            ("let x = a +\n// 一\nb;", "let x = a +\n    // 一\n    b;\n"),
            ("/* 一\n   二 */\nfull", "/* 一\n   二 */\nfull\n"),
            ("f(g(\n1\n)\n)", "f(g(\n    1\n)\n)\n"),
        ],
    );
}

#[test]
fn toml_gets_single_spaces_and_keeps_its_lines() {
    assert_table(
        Language::Toml,
        &[
            ("a=1\n  \"乙\"   =  2.20", "a = 1\n\"乙\" = 2.20\n"),
            (
                "[ a . \"乙\" ]\nx=1#c\n [[ b ]]\n",
                "[a.\"乙\"]\nx = 1 #c\n[[b]]\n",
            ),
            (
                "a={x=1,y=[ 1,2, ],z={ }}",
                "a = { x = 1, y = [1, 2], z = {} }\n",
            ),
            ("a = [\n1,2\n]", "a = [\n  1, 2,\n]\n"),
            (
                "a = [ 1, # 一\n # 二\n\n\n2 # 三\n\n # 四\n]",
                "a = [\n  1, # 一\n  # 二\n\n  2, # 三\n\n  # 四\n]\n",
            ),
            (
                "a = [{x=1},\n{x=2}, {x=3}]",
                "a = [\n  { x = 1 },\n  { x = 2 },\n  { x = 3 },\n]\n",
            ),
            ("a = [[\n1,\n],[2]]", "a = [[\n  1,\n], [2]]\n"),
            ("\n\na = 1\n\n\n\n\n\n# b\n\n", "a = 1\n\n\n# b\n"),
            (
                "a=2020-01-01 10:00:00\nb = -1.50",
                "a = 2020-01-01 10:00:00\nb = -1.50\n",
            ),
            ("\u{feff}a = 1\r\nb = 'x  = y'\r\n", "a = 1\nb = 'x  = y'\n"),
            (
                "a = '''\n  x  \n'''\nb = \"\"\"\n[ 1,2]\"\"\"",
                "a = '''\n  x  \n'''\nb = \"\"\"\n[ 1,2]\"\"\"\n",
            ),
        ],
    );
}

#[test]
fn scripts_in_a_manifest_are_laid_out_too_and_texts_of_other_keys_are_not() {
    assert_table(
        Language::Toml,
        &[
            (
                "[[indicator]]\nname = '''a+b'''\ninline='''\nif a{\nfull\n}else{0}\n'''",
                "[[indicator]]\nname = '''a+b'''\ninline = '''\nif a {\n    full\n} else { 0 }\n'''\n",
            ),
            (
                "[[indicator]] # 一\ninline = '''a+b'''\n[x]\ninline = '''a+b'''",
                "[[indicator]] # 一\ninline = '''a + b'''\n[x]\ninline = '''a+b'''\n",
            ),
            (
                "[[indicator]]\ninline = '''let x = 1;\nx'''",
                "[[indicator]]\ninline = '''\nlet x = 1;\nx\n'''\n",
            ),
            (
                "[[indicator]]\ninline = \"\"\"a+b\\n\"\"\"",
                "[[indicator]]\ninline = \"\"\"a+b\\n\"\"\"\n",
            ),
        ],
    );
}

#[test]
fn what_cannot_be_read_is_complained_of() {
    for (text, language, code) in [
        ("let x = \"abc", Language::Script, Code::NotClosed),
        ("/* abc", Language::Script, Code::NotClosed),
        (
            "[[indicator]]\ninline = '''`abc'''",
            Language::Toml,
            Code::NotClosed,
        ),
        ("a = [1", Language::Toml, Code::TomlSyntax),
        ("", Language::Toml, Code::FileEmpty),
        // What such a text is depends on the column it begins in.
        (
            "if a {\nf(\"x\\\n      y\")\n}",
            Language::Script,
            Code::LayoutRefused,
        ),
    ] {
        assert_eq!(laid_out(text, language), Err(vec![code]), "{text}");
    }
}

/// What a run of `jixiao fmt` left: exit code, stdout, stderr.
fn fmt(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .arg("fmt")
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the program");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code().expect("a code"),
        text(output.stdout),
        text(output.stderr),
    )
}

const PACK: &str = "rules/wanzhou-overall/2020";
const SCRIPT: &str = "rules/wanzhou-overall/2020/indicators/staffing-control-rate.rhai";

#[test]
fn what_is_shipped_is_in_layout() {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect()
    };
    let packs = inside(Path::new("rules"));
    let packs = packs.iter().filter(|path| path.is_dir());
    let shipped: Vec<PathBuf> = packs
        .flat_map(|pack| inside(pack))
        .chain(files_below(Path::new("cases"), ".toml"))
        .filter(|path| path.is_dir() || Language::of(path).is_some())
        .collect();
    assert!(shipped.len() >= 2);
    for path in shipped {
        let path = path.to_str().expect("a name");
        let none = (0, String::new(), String::new());
        assert_eq!(fmt(Path::new("."), &["--check", path]), none);
    }
}

/// The shipped files with the manifest and a script out of layout.
fn disordered() -> tempfile::TempDir {
    let folder = shipped();
    for (path, from, to) in [
        (
            "rules/wanzhou-overall/2020/pack.toml",
            "decimals = 2\n",
            "  decimals=2  \r\n",
        ),
        (
            SCRIPT,
            "百分比(在职人员数, 编制数)",
            "百分比( 在职人员数,编制数 )",
        ),
    ] {
        let path = folder.path().join(path);
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replacen(from, to, 1)).expect("written");
    }
    folder
}

#[test]
fn a_check_shows_what_would_change_and_changes_nothing() {
    let folder = disordered();
    let before = fs::read(folder.path().join(SCRIPT)).expect("a script");
    let (code, out, err) = fmt(
        folder.path(),
        &["--check", PACK, "cases/wanzhou-fic-2020.toml"],
    );
    assert_eq!((code, err.as_str()), (1, ""));
    assert_snapshot!(out);
    assert_eq!(
        fs::read(folder.path().join(SCRIPT)).expect("a script"),
        before
    );
}

#[test]
fn only_what_is_out_of_layout_is_written_and_named() {
    let folder = disordered();
    let untouched = folder.path().join("cases/wanzhou-fic-2020.toml");
    let time = |path: &Path| {
        fs::metadata(path)
            .and_then(|about| about.modified())
            .expect("a time")
    };
    let before = time(&untouched);
    let (code, out, err) = fmt(
        folder.path(),
        &[PACK, "cases/wanzhou-fic-2020.toml", SCRIPT],
    );
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out, format!("{PACK}/pack.toml\n{SCRIPT}\n"));
    assert_eq!(time(&untouched), before);
    for path in [SCRIPT, "rules/wanzhou-overall/2020/pack.toml"] {
        let shipped = fs::read_to_string(path).expect("a text");
        assert_eq!(
            fs::read_to_string(folder.path().join(path)).expect("a text"),
            shipped
        );
    }
    assert_eq!(fmt(folder.path(), &["--check", PACK]).0, 0);
}

#[test]
fn a_file_that_cannot_be_read_stays_as_it_is_and_the_others_are_laid_out() {
    let folder = disordered();
    let broken = "let x = \"甲\nfull   \n";
    fs::write(
        folder.path().join(PACK).join("indicators/broken.rhai"),
        broken,
    )
    .expect("written");
    fs::write(folder.path().join("notes.txt"), "").expect("written");
    let (code, out, err) = fmt(folder.path(), &[PACK, "nothing.toml", "notes.txt", "cases"]);
    assert_eq!(code, 2);
    assert_eq!(out, format!("{PACK}/pack.toml\n{SCRIPT}\n"));
    assert_snapshot!(err);
    let kept = fs::read_to_string(folder.path().join(PACK).join("indicators/broken.rhai"));
    assert_eq!(kept.expect("a text"), broken);
}

#[test]
fn tests_of_a_pack_are_laid_out_and_its_other_toml_is_not() {
    let folder = shipped();
    let pack = folder.path().join(PACK);
    fs::create_dir_all(pack.join("tests")).expect("a folder");
    fs::write(pack.join("tests/a.toml"), "a=1\n").expect("written");
    fs::write(pack.join("other.toml"), "a=1\n").expect("written");
    assert_eq!(
        fmt(folder.path(), &[PACK]).1,
        format!("{PACK}/tests/a.toml\n")
    );
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
    fs::write(&file, "a=1").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink("a.toml", &link).expect("a link");
    assert_eq!(fmt(folder.path(), &["b.toml"]).0, 0);
    assert_eq!(fs::read_to_string(&file).expect("a text"), "a = 1\n");
    assert_eq!(
        fs::metadata(&file).expect("a file").permissions().mode() & 0o777,
        0o640
    );
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
}
