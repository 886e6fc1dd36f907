//! The comments at the head of a script: what its author tells readers of the rule.

/// The lines of the comments before the first statement, without their signs.
pub fn comments(script: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut within = false;
    for line in script.lines() {
        let line = line.trim();
        let text = if within {
            within = !line.contains("*/");
            line.split("*/").next().unwrap_or_default()
        } else if let Some(text) = line.strip_prefix("//") {
            text.trim_start_matches(['/', '!'])
        } else if let Some(text) = line.strip_prefix("/*") {
            within = !text.contains("*/");
            text.split("*/").next().unwrap_or_default()
        } else if line.is_empty() {
            continue;
        } else {
            break;
        };
        let text = text.trim().trim_start_matches('*').trim();
        if !text.is_empty() {
            lines.push(text.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::comments;

    #[test]
    fn comments_before_the_first_statement_are_for_readers() {
        let cases: &[(&str, &[&str])] = &[
            (
                "// 甲\n//  乙\n\n// 丙\nlet x = 1; // 丁\n// 戊",
                &["甲", "乙", "丙"],
            ),
            ("/* 甲\n * 乙\n */\nfull", &["甲", "乙"]),
            ("/* 甲 */\n/// 乙\nfull", &["甲", "乙"]),
            ("full // 甲", &[]),
            ("", &[]),
        ];
        for (script, expected) in cases {
            assert_eq!(comments(script), *expected, "{script}");
        }
    }
}
