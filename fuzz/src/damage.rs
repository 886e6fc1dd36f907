//! What a parser is given: bytes as they come, or a valid text damaged in a few places, which gets further in.

use super::draws::Draws;

/// What is put into a damaged text.
const SCRAPS: &[&str] = &[
    "",
    "\"",
    "'''",
    "\"\"\"",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "=",
    ",",
    ".",
    "\n",
    "\r",
    "#",
    "//",
    "/*",
    "0",
    "-",
    "+",
    "1e999",
    "1e-28",
    "0x1F",
    "1_000",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    "nan",
    "inf",
    "，",
    "“",
    "”",
    "（",
    "；",
    "整乙",
    "数甲",
    "表甲",
    "评甲",
    "单甲",
    "选填数",
    "full",
    "满分",
    "percent(",
    "合计(表甲, \"金额\")",
    "|x| x",
    "let ",
    "const ",
    "if ",
    "else ",
    "in ",
    "while true {",
    "for x in ",
    "loop {",
    "fn f() {",
    "switch 1 {",
    "return ",
    "throw ",
    "try {",
    "eval(",
    "this.",
    "()",
    "; ;",
    " ** ",
    " ?? ",
    "..=",
    "::",
    "#{",
    "`${",
    "true",
    "false",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "\u{202e}",
    "\u{301}",
    "\u{3000}",
    "é",
    "𠀀",
    "[[",
    "]]",
    "[fact.x]\n",
    "[[indicator]]\n",
    "max = ",
    "type = \"table\"",
    "columns = ",
    "optional = true\n",
    "items = [",
    "{ label = ",
    "score = ",
    "1979-05-27",
    "07:32:00",
    "../",
];

/// The bytes to be parsed, where `text` is valid.
pub fn damaged(text: &str, draws: &mut Draws<'_>) -> Vec<u8> {
    if draws.once_in(4) {
        return draws.rest().to_vec();
    }
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..1 + draws.choose(4) {
        let start = draws.choose(characters.len() + 1);
        match draws.choose(4) {
            0 => change_digit(&mut characters, start, draws),
            1 => change_line(&mut characters, start, draws),
            _ => change_part(&mut characters, start, draws),
        }
    }
    let text: String = characters.into_iter().collect();
    let mut bytes = text.into_bytes();
    // A file that is no text.
    if draws.once_in(16) && !bytes.is_empty() {
        let at = draws.choose(bytes.len());
        bytes[at] = u8::try_from(draws.choose(256)).unwrap_or(0xFF);
    }
    bytes
}

/// Another digit for the next one.
fn change_digit(characters: &mut [char], start: usize, draws: &mut Draws<'_>) {
    let mut rest = characters.iter_mut().skip(start);
    if let Some(digit) = rest.find(|c| c.is_ascii_digit()) {
        *digit = *draws.pick(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '.']);
    }
}

/// The line dropped, or written twice.
fn change_line(characters: &mut Vec<char>, start: usize, draws: &mut Draws<'_>) {
    let is_end = |c: &char| *c == '\n';
    let before = characters[..start].iter().rposition(is_end);
    let after = characters[start..].iter().position(is_end);
    let line =
        before.map_or(0, |at| at + 1)..after.map_or(characters.len(), |length| start + length + 1);
    if draws.once_in(2) {
        characters.drain(line);
    } else {
        let again = characters[line.clone()].to_vec();
        characters.splice(line.end..line.end, again);
    }
}

fn change_part(characters: &mut Vec<char>, start: usize, draws: &mut Draws<'_>) {
    let length = match draws.choose(4) {
        0 => 0,
        1 => draws.choose(200),
        _ => draws.choose(12),
    };
    let end = (start + length).min(characters.len());
    let put = put(characters, draws);
    characters.splice(start..end, put);
}

/// A scrap, a part of the text itself, or any character.
fn put(characters: &[char], draws: &mut Draws<'_>) -> Vec<char> {
    match draws.choose(8) {
        0 => {
            let start = draws.choose(characters.len() + 1);
            let length = draws.choose(120);
            let part = characters.iter().skip(start).take(length);
            part.copied().collect()
        }
        1 => {
            let code = u32::try_from(draws.choose(0x1_0000)).unwrap_or(0);
            char::from_u32(code).into_iter().collect()
        }
        _ => draws.pick(SCRAPS).chars().collect(),
    }
}
