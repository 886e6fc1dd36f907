//! Files put together at random: whatever their white space and comments, laying them out keeps the rest, and once is enough.

use jixiao::diagnose::Code;
use jixiao::layout::Language;
use proptest::prelude::*;

use crate::layout_of_files::laid_out;

/// A script put together from tokens, each with the white space or comment that stands before it.
fn scripts() -> impl Strategy<Value = String> {
    let tokens = prop::sample::select(vec![
        "let",
        "if",
        "else",
        "in",
        "for",
        "switch",
        "return",
        "full",
        "预算调整率",
        "_x",
        "1",
        "2.50",
        "0",
        "\"文字\"",
        "\"a\"\"b\"",
        "'c'",
        "`a ${b + `c`} d`",
        "#\"raw\"#",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "#{",
        ",",
        ";",
        ":",
        "=",
        "+",
        "-",
        "*",
        "/",
        "!",
        "|",
        "||",
        "&&",
        "==",
        "!=",
        "<=",
        "=>",
        "..",
        "..=",
        ".",
        "?.",
        "?[",
        "::",
        "??",
        "+=",
        "!in",
        "，",
        "、",
        "@",
        "#",
        "\\",
    ]);
    let gaps = prop::sample::select(vec![
        "",
        "",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "\n \n\n",
        " // 一  \n",
        "/* 一 /* 二 */ */",
        " /* 一\n  二 */ ",
        "/// 三\n",
    ]);
    prop::collection::vec((gaps, tokens), 1..40).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(gap, token)| [gap, token])
            .collect()
    })
}

/// A TOML document of entries and tables with white space and comments wherever they may stand.
fn documents() -> impl Strategy<Value = String> {
    let space = || prop::sample::select(vec!["", " ", "  ", "\t"]);
    let line = || prop::sample::select(vec!["", " ", "\n", "\n\n  ", " # 一\n", "\n# 二  \n\n\n"]);
    let scalars = prop::sample::select(vec![
        "1",
        "-2.20",
        "true",
        "2020-01-01",
        "2020-01-01 10:00:00",
        "\"文字 = 1\"",
        "'#'",
        "'''\n 二 \n'''",
        "\"\"\"a\nb\"\"\"",
    ])
    .prop_map(str::to_owned);
    let values = scalars.prop_recursive(3, 12, 4, move |inner| {
        let list = (
            prop::collection::vec((line(), inner.clone(), line()), 0..4),
            line(),
            any::<bool>(),
        )
            .prop_map(|(items, end, comma)| {
                let items: Vec<String> = items
                    .into_iter()
                    .map(|(before, item, after)| format!("{before}{item}{after}"))
                    .collect();
                let comma = if comma && !items.is_empty() { "," } else { "" };
                format!("[{}{comma}{end}]", items.join(","))
            });
        let table =
            prop::collection::vec((space(), space(), inner, space()), 0..4).prop_map(|entries| {
                let entries: Vec<String> = entries
                    .into_iter()
                    .enumerate()
                    .map(|(index, (before, around, value, after))| {
                        format!("{before}\"键{index}\"{around}={around}{value}{after}")
                    })
                    .collect();
                format!("{{{}}}", entries.join(","))
            });
        prop_oneof![list, table]
    });
    let ends = prop::sample::select(vec![
        "\n",
        "\r\n",
        "  \n",
        " # 三 \n",
        "\n\n\n\n\n",
        "\n  # 四\n",
    ]);
    prop::collection::vec((space(), any::<bool>(), values, ends), 1..10).prop_map(|entries| {
        entries
            .into_iter()
            .enumerate()
            .map(|(index, (space, is_header, value, end))| {
                let header = if is_header {
                    format!("{space}[[{space}t{index}{space}]]{end}")
                } else {
                    String::new()
                };
                format!("{header}{space}\"项{index}\"{space}={space}{value}{end}")
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    /// That the tokens stay is what the layout itself verifies; a refusal would say that they did not.
    #[test]
    fn any_tokens_are_laid_out_and_once_is_enough(script in scripts()) {
        match laid_out(&script, Language::Script) {
            Ok(once) => {
                prop_assert_eq!(laid_out(&once, Language::Script), Ok(once.clone()));
                let bare = |text: &str| text.replace(char::is_whitespace, "");
                prop_assert_eq!(bare(&once), bare(&script));
            }
            // `#!`, which is no operator, would begin a line that is skipped if nothing stood before it.
            Err(codes) if script.trim_start().starts_with("#!") => {
                let codes = codes.as_slice();
                prop_assert!(matches!(codes, [Code::LayoutRefused | Code::NotClosed]), "{:?}", codes);
            }
            Err(codes) => prop_assert_eq!(codes, vec![Code::NotClosed]),
        }
    }

    #[test]
    fn any_document_is_laid_out_with_its_values_and_once_is_enough(document in documents()) {
        let once = laid_out(&document, Language::Toml);
        prop_assert!(once.is_ok(), "{:?}", once);
        let once = once.expect("a text");
        prop_assert_eq!(laid_out(&once, Language::Toml), Ok(once.clone()));
        let comments = |text: &str| text.matches(['一', '二', '三', '四']).count();
        prop_assert_eq!(comments(&once), comments(&document));
    }
}
