//! Templates with their gaps filled: `{{key}}` by a text, `{{points 0.1}}` by that share of the maximum, `{{score 0.1}}` by
//! the share as the pack rounds scores.

use crate::number::{Decimal, Rounding, parse_decimal, trimmed};
pub use crate::report::escape::toml_escaped as escaped;
use crate::report::escape::visible;

/// What the gaps of a template are filled with.
pub struct Values {
    pub texts: Vec<(&'static str, String)>,
    pub max: Decimal,
    pub decimals: u32,
    pub rounding: Rounding,
}

impl Values {
    fn of(&self, gap: &str) -> String {
        let share = |of: &str| parse_decimal(of).unwrap_or(Decimal::ZERO) * self.max;
        if let Some(of) = gap.strip_prefix("points ") {
            return trimmed(share(of));
        }
        if let Some(of) = gap.strip_prefix("score ") {
            return trimmed(self.rounding.apply(share(of), self.decimals));
        }
        let text = self.texts.iter().find(|(key, _)| *key == gap);
        text.map_or_else(String::new, |(_, text)| text.clone())
    }
}

/// The template with every gap filled. What fills a gap is not looked at again.
pub fn fill(template: &str, values: &Values) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{")
        && let Some((gap, after)) = after.split_once("}}")
    {
        filled.push_str(before);
        filled.push_str(&values.of(gap));
        rest = after;
    }
    filled + rest
}

/// A text that stays on its line in a comment, with signs for what does not show.
pub fn in_comment(text: &str) -> String {
    visible(text, usize::MAX)
}
