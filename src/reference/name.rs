//! The id of a case to the name of a file that every system takes.

use std::fmt::Write;

/// The longest name without its endings, in bytes: systems take 255 of a name, some fewer.
pub const STEM_LIMIT: usize = 200;

/// Names of devices that are no files on one system, whatever follows a point.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The name of the reference of a case, without its endings; none where the id is too long for one.
///
/// Letters, digits and what is written between Chinese words stand as they are, everything else that a system could take for
/// something is written by its bytes, as in addresses: no two ids have one name.
///
/// ```
/// use jixiao::reference::file_stem;
///
/// assert_eq!(file_stem("万州区工商联-2020").as_deref(), Some("万州区工商联-2020"));
/// assert_eq!(file_stem("../a:b").as_deref(), Some("%2E.%2Fa%3Ab"));
/// assert_eq!(file_stem("nul").as_deref(), Some("%6Eul"));
/// ```
#[must_use]
pub fn file_stem(id: &str) -> Option<String> {
    let last = id.chars().count().saturating_sub(1);
    let is_device = is_device(id);
    let mut stem = String::new();
    for (place, character) in id.chars().enumerate() {
        let is_edge = place == 0 || place == last;
        let stands = match character {
            '.' | ' ' => !is_edge,
            _ => is_plain(character),
        };
        if stands && !(place == 0 && is_device) {
            stem.push(character);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in character.encode_utf8(&mut bytes).bytes() {
            // Writing to a text cannot fail.
            let _ = write!(stem, "%{byte:02X}");
        }
    }
    (stem.len() <= STEM_LIMIT).then_some(stem)
}

fn is_plain(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(
            character,
            '-' | '_'
                | '+'
                | ','
                | ';'
                | '='
                | '@'
                | '#'
                | '&'
                | '!'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '·'
                | '—'
                | '…'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '\u{3001}'..='\u{3011}'
                | '\u{3014}'..='\u{301b}'
                | '\u{ff01}'..='\u{ff5e}'
        )
}

fn is_device(id: &str) -> bool {
    let word = id.split('.').next().unwrap_or_default().trim_end();
    let word = word.to_lowercase();
    let is_numbered = |port| {
        let number = word.strip_prefix(port).map(|rest| rest.chars().collect());
        matches!(number.unwrap_or_else(Vec::new).as_slice(), [digit] if digit.is_numeric())
    };
    DEVICES.contains(&word.as_str()) || is_numbered("com") || is_numbered("lpt")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_that_a_system_takes_for_something_else_are_written_otherwise() {
        for (id, stem) in [
            ("wanzhou-fic-2020", "wanzhou-fic-2020"),
            ("某局（本级）2020", "某局（本级）2020"),
            (".", "%2E"),
            ("..", "%2E%2E"),
            (".hidden", "%2Ehidden"),
            ("a.", "a%2E"),
            (" a ", "%20a%20"),
            ("a b.c", "a b.c"),
            ("a/b\\c:d*e", "a%2Fb%5Cc%3Ad%2Ae"),
            ("a%2Fb", "a%252Fb"),
            ("a\u{0}\n\u{202e}", "a%00%0A%E2%80%AE"),
            ("COM1", "%43OM1"),
            ("com¹.2020", "%63om¹.2020"),
            ("aux.a", "%61ux.a"),
            ("community", "community"),
            ("com10", "com10"),
            ("-a", "-a"),
        ] {
            assert_eq!(file_stem(id).as_deref(), Some(stem), "{id:?}");
        }
    }

    #[test]
    fn an_id_too_long_for_a_name_has_none() {
        assert!(file_stem(&"长".repeat(66)).is_some());
        assert_eq!(file_stem(&"长".repeat(67)), None);
        assert_eq!(file_stem(&"/".repeat(67)), None);
    }

    proptest! {
        #[test]
        fn two_ids_never_share_a_name(one in "[a.% /:一\u{202e}]{0,6}", other in "[a.% /:一\u{202e}]{0,6}") {
            prop_assert_eq!(one == other, file_stem(&one) == file_stem(&other));
        }

        #[test]
        fn a_name_is_one_part_of_a_path(id in any::<String>()) {
            if let Some(stem) = file_stem(&id).filter(|stem| !stem.is_empty()) {
                let path = std::path::Path::new(&stem);
                let parts: Vec<_> = path.components().collect();
                prop_assert!(matches!(parts.as_slice(), [std::path::Component::Normal(_)]));
                prop_assert!(!stem.contains(['/', '\\', ':', '\0', '<', '>', '"', '|', '?', '*']));
                prop_assert!(!stem.starts_with(['.', ' ']) && !stem.ends_with(['.', ' ']));
            }
        }
    }
}
