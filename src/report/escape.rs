//! Text from packs, cases and arguments to text that is safe to show: what a reader cannot see, or what a terminal would obey,
//! stands there as a visible sign.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::read;

/// `text` for one line of a terminal, at most `limit` characters with a `…` where it was cut.
///
/// Line breaks and tabs become spaces, other control characters their pictures (`␛`), and marks that reorder or hide text
/// their number (`<U+202E>`), so that what is read is what is there.
///
/// ```
/// use jixiao::report::escape::visible;
///
/// assert_eq!(visible("控制率\u{1b}[2J", 80), "控制率␛[2J");
/// assert_eq!(visible("abc\u{202e}fed", 80), "abc<U+202E>fed");
/// assert_eq!(visible("一二三四", 3), "一二…");
/// ```
#[must_use]
pub fn visible(text: &str, limit: usize) -> String {
    let mut shown = String::new();
    let mut length = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let sign = match character {
            '\r' if characters.peek() == Some(&'\n') => continue,
            '\n' | '\t' => " ".to_owned(),
            _ if is_hidden(character) => sign(character),
            _ => character.to_string(),
        };
        let longer = length + sign.chars().count();
        if longer > limit || longer == limit && characters.peek().is_some() {
            shown.push('…');
            break;
        }
        shown.push_str(&sign);
        length = longer;
    }
    shown
}

/// `text` as it stands between the tags of a page or inside a quoted attribute.
#[must_use]
pub fn markup(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            other => shown.push(other),
        }
    }
    shown
}

/// `text` as it stands on one line of Markdown, in a paragraph or in the cell of a table: nothing in it is markup.
///
/// ```
/// use jixiao::report::escape::markdown;
///
/// assert_eq!(markdown("a|b <i> 1*2"), r"a\|b \<i\> 1\*2");
/// assert_eq!(markdown("# 1. 标题"), r"\# 1. 标题");
/// assert_eq!(markdown("1. 项"), r"1\. 项");
/// assert_eq!(markdown("-1.50"), "-1.50");
/// ```
#[must_use]
pub fn markdown(text: &str) -> String {
    const ANYWHERE: &str = "\\`*_{}[]<>|~$&#";
    // Signs that make a list or a heading where a line begins with them.
    const FIRST: &str = "+-=";
    let mut shown = String::with_capacity(text.len());
    let mut number_so_far = true;
    let mut characters = text
        .trim_start_matches([' ', '\t', '\n'])
        .chars()
        .peekable();
    while let Some(character) = characters.next() {
        let is_first = shown.is_empty();
        // A sign before a digit, and a point within a number, are those of a number.
        let is_apart = !characters.peek().is_some_and(char::is_ascii_digit);
        let ends_number = number_so_far && !is_first && matches!(character, '.' | ')');
        let is_mark = is_first && FIRST.contains(character) || ends_number;
        if ANYWHERE.contains(character) || is_mark && is_apart {
            shown.push('\\');
        }
        number_so_far &= character.is_ascii_digit();
        shown.push(match character {
            '\n' | '\r' | '\t' => ' ',
            other => other,
        });
    }
    shown
}

/// `text`, at most so many columns of a terminal wide, two a Chinese character, with a `…` where it was cut.
///
/// ```
/// use jixiao::report::escape::narrow;
///
/// assert_eq!(narrow("一二三四", 8), "一二三四");
/// assert_eq!(narrow("一二三四五", 8), "一二三…");
/// assert_eq!(narrow("abcdefghi", 8), "abcdefg…");
/// ```
#[must_use]
pub fn narrow(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let mut shown = String::new();
    for character in text.chars() {
        let Some(left) = room.checked_sub(character.width().unwrap_or(0)) else {
            break;
        };
        room = left;
        shown.push(character);
    }
    shown + "…"
}

/// Whether a character shows nothing of itself but acts on a terminal or on the text around it: control characters, marks of
/// direction, characters without width that are no part of a word.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The inside of a text of TOML in double quotes; what does not show is written by its number.
#[must_use]
pub fn toml_escaped(text: &str) -> String {
    let written = |c: char| match u32::from(c) {
        _ if !is_hidden(c) => c.to_string(),
        number @ ..=0xffff => format!("\\u{number:04X}"),
        number => format!("\\U{number:08X}"),
    };
    read::escaped(text).chars().map(written).collect()
}

fn sign(character: char) -> String {
    let number = u32::from(character);
    match character {
        '\u{7f}' => "␡".to_owned(),
        // The pictures of the 32 control characters stand in their order from U+2400 on.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + number).map_or_else(String::new, String::from),
        _ => format!("<U+{number:04X}>"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hidden_characters_become_signs() {
        let cases = [
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("a\u{9b}31mb", "a<U+009B>31mb"),
            ("一\r\n二\t三", "一 二 三"),
            ("一\r二", "一␍二"),
            ("\u{7}\u{8}\u{7f}\0", "␇␈␡␀"),
            ("a\u{200b}b\u{feff}", "a<U+200B>b<U+FEFF>"),
            ("\u{61c}\u{200e}\u{200f}", "<U+061C><U+200E><U+200F>"),
            ("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")"),
            ("葛\u{e0100}城", "葛\u{e0100}城"),
        ];
        for (text, shown) in cases {
            assert_eq!(visible(text, 80), shown);
        }
        for mark in ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}') {
            assert_eq!(
                visible(&mark.to_string(), 80),
                format!("<U+{:04X}>", u32::from(mark))
            );
        }
    }

    #[test]
    fn a_long_text_is_cut_with_a_sign() {
        assert_eq!(visible("一二三", 3), "一二三");
        assert_eq!(visible("一二三四", 3), "一二…");
        assert_eq!(visible(&"长".repeat(100_000), 40).chars().count(), 40);
        assert_eq!(
            visible(&"\u{202e}".repeat(100_000), 20),
            "<U+202E><U+202E>…"
        );
        assert_eq!(visible("", 0), "");
    }

    proptest! {
        #[test]
        fn nothing_hidden_comes_through(text in any::<String>(), limit in 1usize..60) {
            let shown = visible(&text, limit);
            prop_assert!(!shown.chars().any(is_hidden), "{shown:?}");
            prop_assert!(shown.chars().count() <= limit);
        }
    }
}
