//! Words and figures of a chart: how much room they take, and where they stand so that none runs into another.

use unicode_width::UnicodeWidthChar;

use crate::number::Decimal;
use crate::report::escape::visible;

/// How wide a text is at most, in pixels of a chart, whose letters are 13 high.
pub fn breadth(text: &str) -> i64 {
    text.chars().map(of).sum()
}

fn of(character: char) -> i64 {
    match character {
        'M' | 'W' | '@' | 'm' | 'w' | '%' => 13,
        _ if character.width() == Some(2) => 13,
        '0'..='9' | ' ' | '.' | '/' | '–' => 8,
        _ if character.is_uppercase() => 11,
        _ if character.is_ascii() => 8,
        _ => 13,
    }
}

/// The widest of some texts.
pub fn widest(texts: &[String]) -> i64 {
    let widths = texts.iter().map(|text| breadth(text));
    widths.max().unwrap_or(0)
}

/// A text from a pack or a case, in at most so many pixels, with a `…` where it was cut.
pub fn fitting(text: &str, room: i64) -> String {
    let text = visible(text, usize::MAX);
    if breadth(&text) <= room {
        return text;
    }
    let mut left = room.saturating_sub(of('…'));
    let kept = text.chars().take_while(|character| {
        left = left.saturating_sub(of(*character));
        left >= 0
    });
    kept.collect::<String>() + "…"
}

/// Where labels stand one below the other between two heights: each where it wants to, or as near as the others leave room. `wanted`
/// is in order, from the top. Of more than there is room for, the first.
pub fn below<'n>(
    wanted: &[(Decimal, &'n str)],
    (top, bottom): (i64, i64),
) -> Vec<(Decimal, &'n str)> {
    /// From one label to the next, at least.
    const APART: i64 = 18;
    let step = Decimal::from(APART);
    let (mut free, mut lowest) = (Decimal::from(top), Decimal::from(bottom));
    let mut placed = Vec::new();
    for (line, name) in wanted {
        let at = free.max(*line);
        free = at + step;
        placed.push((at, *name));
    }
    placed.truncate(usize::try_from((bottom - top) / APART).unwrap_or(0));
    for (at, _) in placed.iter_mut().rev() {
        *at = lowest.min(*at);
        lowest = *at - step;
    }
    placed
}

/// Those of some labels in a row that have room within so many pixels, each around its place. `wanted` is in order, from the left.
pub fn beside<'n>(wanted: &[(Decimal, &'n str)], width: i64) -> Vec<(Decimal, &'n str)> {
    const GAP: i64 = 6;
    let mut free = Decimal::ZERO;
    let mut placed = Vec::new();
    for (at, name) in wanted {
        let half = Decimal::from(breadth(name)) / Decimal::TWO;
        if at - half >= free && at + half <= Decimal::from(width) {
            free = at + half + Decimal::from(GAP);
            placed.push((*at, *name));
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn told(labels: &[(Decimal, &str)]) -> String {
        let places: Vec<String> = labels.iter().map(|(at, _)| at.to_string()).collect();
        places.join(" ")
    }

    #[test]
    fn a_text_is_cut_where_it_would_take_more_room() {
        assert_eq!(fitting("一二三", 39), "一二三");
        assert_eq!(fitting("一二三四", 51), "一二…");
        assert_eq!(fitting("abcde", 40), "abcde");
        assert_eq!(fitting("abcdef", 40), "abc…");
        assert_eq!(fitting("a\u{202e}", 99), "a<U+202E>");
        assert_eq!(fitting("一", 0), "…");
    }

    #[test]
    fn labels_below_each_other_stand_beside_their_lines_or_apart() {
        let cases = [
            ("20 100", "20 100"),
            ("20 25 30", "20 38 56"),
            ("20 220 230", "20 218 236"),
            ("235 235 236", "200 218 236"),
        ];
        for (lines, expected) in cases {
            let levels: Vec<(Decimal, &str)> =
                lines.split(' ').map(|at| (number(at), "级")).collect();
            assert_eq!(told(&below(&levels, (16, 236))), expected);
        }
        let many = vec![(number("20"), "级"); 40];
        let found = below(&many, (16, 236));
        assert_eq!(found.len(), 12);
        assert!(found.iter().all(|(at, _)| *at >= number("16")));
    }

    #[test]
    fn labels_in_a_row_that_would_run_into_another_are_left_out() {
        let levels = ["5", "20", "30", "60", "95"].map(|at| (number(at), "良"));
        // Each is 13 wide, 6 lie between; the first and the last would stand over the edge.
        assert_eq!(told(&beside(&levels, 100)), "20 60");
    }
}
