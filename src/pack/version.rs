//! The order of versions: numbers in them count as numbers.

use std::cmp::Ordering;

/// Which of two versions is the earlier.
///
/// ```
/// use std::cmp::Ordering;
///
/// use jixiao::pack::compare_versions;
///
/// assert_eq!(compare_versions("2020", "2021"), Ordering::Less);
/// assert_eq!(compare_versions("2020.10", "2020.9"), Ordering::Greater);
/// assert_eq!(compare_versions("2020", "2020.1"), Ordering::Less);
/// assert_eq!(compare_versions("2020-a", "2020-b"), Ordering::Less);
/// ```
#[must_use]
pub fn compare_versions(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    while !one.is_empty() && !other.is_empty() {
        let (first, rest) = run(one);
        let (second, remaining) = run(other);
        let by_number = match (is_number(first), is_number(second)) {
            (true, true) => {
                let plain = |digits: &str| digits.trim_start_matches('0').to_owned();
                let (first, second) = (plain(first), plain(second));
                first.len().cmp(&second.len()).then(first.cmp(&second))
            }
            _ => first.cmp(second),
        };
        if by_number != Ordering::Equal {
            return by_number;
        }
        (one, other) = (rest, remaining);
    }
    one.len().cmp(&other.len())
}

fn is_number(run: &str) -> bool {
    run.starts_with(|c: char| c.is_ascii_digit())
}

/// The digits that a text begins with, or what it begins with before the first digit; and the rest.
fn run(text: &str) -> (&str, &str) {
    let digits = is_number(text);
    let end = text.find(|c: char| c.is_ascii_digit() != digits);
    text.split_at(end.unwrap_or(text.len()))
}
