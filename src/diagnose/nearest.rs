//! The near miss: which known word a mistyped one most likely meant.

use strsim::osa_distance;

/// The one known word close enough to `word` to be worth suggesting: at most one character in four may differ (but always one),
/// and no other known word may be as close. Chinese terms are short and differ by one character where they mean opposite
/// things (预算数, 决算数), so anything looser misleads.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 4).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in known {
        let distance = osa_distance(word, candidate);
        if distance > limit || distance == 0 {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tied = true,
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_a_single_close_word() {
        let known = ["在职人员数", "编制数", "预算数", "决算数"];
        let of = |word| nearest(word, known.iter().copied());
        assert_eq!(of("在职人数"), Some("在职人员数"));
        assert_eq!(of("编制"), Some("编制数"));
        assert_eq!(of("满意度"), None);
        assert_eq!(of("核算数"), None, "预算数 and 决算数 are as near");
    }
}
