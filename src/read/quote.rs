//! A text as TOML writes it.

/// The inside of a text in double quotes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let escape = |character: char| match character {
        '"' | '\\' => format!("\\{character}"),
        _ if character.is_control() => format!("\\u{:04X}", u32::from(character)),
        _ => character.to_string(),
    };
    text.chars().map(escape).collect()
}

/// A text in double quotes.
///
/// ```
/// use jixiao::read::quoted;
///
/// assert_eq!(quoted("“三公”\t\"a\\b\""), "\"“三公”\\u0009\\\"a\\\\b\\\"\"");
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}
