//! Texts that are not in UTF-8: what spreadsheet programs in Chinese write is GB 18030, of which GBK and GB 2312 are parts.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The text of some bytes, where they are UTF-16 by their mark, or GB 18030 from beginning to end.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ => GB18030,
    };
    let (text, _, has_errors) = encoding.decode(bytes);
    (!has_errors).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_write_is_recognised() {
        let gbk = [0xD4, 0xA4, 0xCB, 0xE3];
        assert_eq!(decoded(&gbk).as_deref(), Some("预算"));
        let utf16 = [0xFF, 0xFE, 0x84, 0x98, 0x97, 0x7B];
        assert_eq!(decoded(&utf16).as_deref(), Some("预算"));
        assert_eq!(decoded(&[0xFF, 0xFF, 0x00]), None);
    }
}
