//! The units whose size is known, under all the names in which the field writes them. Any other text is a unit of its own.

use crate::number::Exact;
use crate::pack::PERCENT;

/// What a named unit measures, and how large it is among the units of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The base and its power: an area is a length squared. None for a share, which is a pure number.
    pub base: Option<(String, i32)>,
    pub scale: Exact,
}

/// The base of money.
pub const MONEY: &str = "元";
/// The base of points.
pub const POINTS: &str = "分";

/// A base with its power.
type Base = (&'static str, i32);

/// What a share is of.
const NOTHING: Base = ("", 0);

/// Names of one unit, what it measures, and its size as numerator and denominator.
type Known = (&'static [&'static str], Base, (i128, i128));

const LENGTH: &str = "米";
const WEIGHT: &str = "公斤";

const fn of(base: &'static str) -> Base {
    (base, 1)
}

const KNOWN: &[Known] = &[
    (&["元", "人民币元", "cny", "rmb", "yuan"], of(MONEY), (1, 1)),
    (&["ratio", "比值", "倍", "1"], NOTHING, (1, 1)),
    (PERCENT, NOTHING, (1, 100)),
    (&["‰", "千分点", "个千分点"], NOTHING, (1, 1000)),
    (&["成", "折"], NOTHING, (1, 10)),
    (&["分", "points", "point"], of(POINTS), (1, 1)),
    (&["米", "m"], of(LENGTH), (1, 1)),
    (&["公里", "千米", "km"], of(LENGTH), (1000, 1)),
    (&["厘米", "cm"], of(LENGTH), (1, 100)),
    (&["平方米", "平米", "㎡", "m2", "m²"], (LENGTH, 2), (1, 1)),
    (&["亩"], (LENGTH, 2), (2000, 3)),
    (&["公顷", "ha"], (LENGTH, 2), (10_000, 1)),
    (
        &["平方公里", "平方千米", "km2", "km²"],
        (LENGTH, 2),
        (1_000_000, 1),
    ),
    (&["立方米", "m3", "m³"], (LENGTH, 3), (1, 1)),
    (&["公斤", "千克", "kg"], of(WEIGHT), (1, 1)),
    (&["吨", "t"], of(WEIGHT), (1000, 1)),
    (&["斤"], of(WEIGHT), (1, 2)),
    (&["克", "g"], of(WEIGHT), (1, 1000)),
    // How many days a month has is nobody's to assume: each of these stands alone.
    (&["年"], of("年"), (1, 1)),
    (&["季度", "个季度"], of("季度"), (1, 1)),
    (&["月", "个月"], of("月"), (1, 1)),
    (&["天", "日"], of("天"), (1, 1)),
    (&["小时"], of("小时"), (1, 1)),
    (&["人", "名"], of("人"), (1, 1)),
    (&["人次"], of("人次"), (1, 1)),
    (&["个"], of("个"), (1, 1)),
    (&["家"], of("家"), (1, 1)),
    (&["户"], of("户"), (1, 1)),
    (&["件"], of("件"), (1, 1)),
    (&["次"], of("次"), (1, 1)),
    (&["批"], of("批"), (1, 1)),
    (&["期"], of("期"), (1, 1)),
    (&["辆"], of("辆"), (1, 1)),
    (&["份"], of("份"), (1, 1)),
    (&["台"], of("台"), (1, 1)),
    (&["套"], of("套"), (1, 1)),
    (&["项"], of("项"), (1, 1)),
];

/// What a named unit measures: a known one, a known one under a number word (千元, 万人), or one of its own.
#[must_use]
pub fn measure(name: &str) -> Measure {
    let name = name.trim();
    if let Some(known) = known(name) {
        return known;
    }
    let rest = name.trim_start_matches(|c| number_word(c).is_some());
    let large = name.trim_start_matches(['万', '亿']);
    let counted = known(rest).map(|unit| (unit, rest));
    // 万 and 亿 begin no unit's name, 千 and 百 may: 千瓦 is not a thousand 瓦 here.
    let counted = counted.or_else(|| (!large.is_empty()).then(|| (own(large), large)));
    match counted {
        Some((unit, rest)) if rest.len() < name.len() => {
            let words = name.strip_suffix(rest).unwrap_or_default();
            let size = words
                .chars()
                .filter_map(number_word)
                .map(Exact::from_integer);
            Measure {
                scale: size.fold(unit.scale, |scale, size| scale.multiply(&size)),
                base: unit.base,
            }
        }
        _ => own(name),
    }
}

fn known(name: &str) -> Option<Measure> {
    let name = name.to_lowercase();
    let mut all = KNOWN.iter();
    let (_, (base, power), (numerator, denominator)) =
        all.find(|(names, ..)| names.contains(&&*name))?;
    Some(Measure {
        base: (*power != 0).then(|| ((*base).to_owned(), *power)),
        scale: Exact::from_integer(*numerator).divide(&Exact::from_integer(*denominator))?,
    })
}

fn own(name: &str) -> Measure {
    Measure {
        base: Some((name.to_owned(), 1)),
        scale: Exact::ONE,
    }
}

fn number_word(c: char) -> Option<i128> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}
