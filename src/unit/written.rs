//! A unit: a product of named units with whole powers, as 万元/人.

use std::collections::BTreeMap;

use super::known::{MONEY, Measure, POINTS, measure};
use crate::diagnose::Argument;
use crate::number::Exact;

/// A unit. Two of them measure the same where their dimensions agree; they fit where their scales do too.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// In the order in which they came in; no two of the same measure, no power zero.
    factors: Vec<Factor>,
}

#[derive(Clone, Debug)]
struct Factor {
    name: String,
    measure: Measure,
    power: i32,
}

/// Powers of bases, none of them zero.
pub type Dimension = BTreeMap<String, i32>;

impl Unit {
    /// More factors, or a higher power, than any figure of the field has.
    const MOST: usize = 8;

    /// The unit of a declaration; none where nothing is written.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return None;
        }
        let mut unit = Self::default();
        let mut power = 1;
        let mut name = String::new();
        for c in text.chars().chain(['·']) {
            let is_per = matches!(c, '/' | '／' | '÷' | '每');
            if !is_per && !matches!(c, '·' | '・' | '*' | '×' | '(' | ')' | '（' | '）') {
                name.push(c);
                continue;
            }
            let found = std::mem::take(&mut name);
            if !found.trim().is_empty() {
                unit = unit.with(&Factor {
                    measure: measure(&found),
                    name: found.trim().to_owned(),
                    power,
                })?;
            }
            if is_per {
                power = -1;
            }
        }
        Some(unit)
    }

    /// What a figure of this unit is to be multiplied by to be one of the other; none where they do not measure the same.
    ///
    /// ```
    /// use jixiao::unit::Unit;
    ///
    /// let factor = |from: &str, to: &str| {
    ///     let factor = Unit::parse(from)?.in_terms_of(&Unit::parse(to)?)?;
    ///     Some(factor.to_string())
    /// };
    /// assert_eq!(factor("万元", "元").as_deref(), Some("10000/1"));
    /// assert_eq!(factor("元/人", "万元/人").as_deref(), Some("1/10000"));
    /// assert_eq!(factor("人", "万元"), None);
    /// ```
    #[must_use]
    pub fn in_terms_of(&self, other: &Self) -> Option<Exact> {
        if self.dimension() != other.dimension() {
            return None;
        }
        self.scale().divide(&other.scale())
    }

    /// 分.
    #[must_use]
    pub fn points() -> Self {
        Self::named(POINTS)
    }

    /// %.
    #[must_use]
    pub fn percent() -> Self {
        Self::named("%")
    }

    fn named(name: &str) -> Self {
        Self {
            factors: vec![Factor {
                name: name.to_owned(),
                measure: measure(name),
                power: 1,
            }],
        }
    }

    /// The product; none where it is beyond what figures have.
    #[must_use]
    pub fn times(&self, other: &Self) -> Option<Self> {
        let mut factors = other.factors.iter();
        factors.try_fold(self.clone(), Self::with)
    }

    /// The quotient; none where it is beyond what figures have.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        let inverse = |factor: &Factor| Factor {
            power: -factor.power,
            ..factor.clone()
        };
        let mut factors = other.factors.iter().map(inverse);
        factors.try_fold(self.clone(), |unit, factor| unit.with(&factor))
    }

    fn with(mut self, factor: &Factor) -> Option<Self> {
        if factor.measure.base.is_none() && factor.measure.scale == Exact::ONE {
            return Some(self);
        }
        let mut known = self.factors.iter_mut();
        match known.find(|known| known.measure == factor.measure) {
            Some(known) => known.power += factor.power,
            None => self.factors.push(factor.clone()),
        }
        self.factors.retain(|factor| factor.power != 0);
        let is_high = |factor: &Factor| {
            usize::try_from(factor.power.unsigned_abs()).is_ok_and(|power| power > Self::MOST)
        };
        let is_modest = self.factors.len() <= Self::MOST && !self.factors.iter().any(is_high);
        is_modest.then_some(self)
    }

    /// What it measures; nothing for a pure number.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        let mut dimension = Dimension::new();
        for factor in &self.factors {
            if let Some((base, power)) = &factor.measure.base {
                *dimension.entry(base.clone()).or_default() += power * factor.power;
            }
        }
        dimension.retain(|_, power| *power != 0);
        dimension
    }

    /// Its size among the units of its dimension.
    #[must_use]
    pub fn scale(&self) -> Exact {
        product(&self.factors)
    }

    /// Its size, shares left out: that of 元·% is that of 元.
    #[must_use]
    pub fn scale_apart_from_shares(&self) -> Exact {
        product(self.factors.iter().filter(|one| one.measure.base.is_some()))
    }

    /// Whether it is points, of whatever scale.
    #[must_use]
    pub fn is_points(&self) -> bool {
        self.dimension() == Self::points().dimension()
    }

    /// Whether it is points for each of something.
    #[must_use]
    pub fn is_points_for_each(&self) -> bool {
        let mut rest = self.dimension();
        rest.remove(POINTS) == Some(1) && rest.values().all(|power| *power < 0)
    }

    /// What it is for each of what the other is for each of: of 元 beside 万元/人 it is 元/人. None where the other is not
    /// this for each of anything.
    #[must_use]
    pub fn for_each_as(&self, other: &Self) -> Option<Self> {
        let rest = other.over(self)?.dimension();
        let is_less = !rest.is_empty() && rest.values().all(|power| *power < 0);
        if self.is_share() || other.is_share() || !is_less {
            return None;
        }
        let of_base = |(base, power): (&String, &i32)| Factor {
            measure: measure(base),
            name: base.clone(),
            power: *power,
        };
        let mut factors = rest.iter().map(of_base);
        factors.try_fold(self.clone(), |unit, factor| unit.with(&factor))
    }

    /// Whether it is a share, which has no dimension.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.dimension().is_empty()
    }

    /// Whether it is a pure number, such as a ratio.
    #[must_use]
    pub fn is_ratio(&self) -> bool {
        self.is_share() && self.scale() == Exact::ONE
    }

    /// What a person is told it is: 万元/人.
    #[must_use]
    pub fn shown(&self) -> Argument {
        match self.name() {
            name if name.is_empty() => Argument::Message("unit-ratio"),
            name => Argument::Text(name),
        }
    }

    /// What a person is told it is where its scale is open.
    #[must_use]
    pub fn shown_without_scale(&self) -> Argument {
        let dimension = self.dimension();
        if dimension.is_empty() {
            return Argument::Message("unit-share");
        }
        if dimension == Dimension::from([(MONEY.to_owned(), 1)]) {
            return Argument::Message("unit-money");
        }
        let factors = dimension
            .iter()
            .map(|(base, power)| (base.as_str(), *power));
        Argument::Text(written(factors))
    }

    fn name(&self) -> String {
        let factors = self.factors.iter();
        written(factors.map(|factor| (factor.name.as_str(), factor.power)))
    }
}

fn product<'f>(factors: impl IntoIterator<Item = &'f Factor>) -> Exact {
    let mut product = Exact::ONE;
    for Factor { measure, power, .. } in factors {
        for _ in 0..power.unsigned_abs() {
            product = if *power > 0 {
                product.multiply(&measure.scale)
            } else {
                product.divide(&measure.scale).unwrap_or(product)
            };
        }
    }
    product
}

fn written<'f>(factors: impl Iterator<Item = (&'f str, i32)> + Clone) -> String {
    let one = |(name, power): (&str, i32)| match power.unsigned_abs() {
        1 => name.to_owned(),
        2 => format!("{name}²"),
        3 => format!("{name}³"),
        power => format!("{name}^{power}"),
    };
    let above = factors.clone().filter(|(_, power)| *power > 0).map(one);
    let above: Vec<String> = above.collect();
    let below = factors.filter(|(_, power)| *power < 0).map(one);
    let mut text = above.join("·");
    for name in below {
        if text.is_empty() {
            text.push('1');
        }
        text.push('/');
        text.push_str(&name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit {
        Unit::parse(text).expect("a unit")
    }

    /// How many of the small unit one of the large is.
    fn factor(large: &str, small: &str) -> Option<String> {
        let (large, small) = (unit(large), unit(small));
        let factor = large.scale().divide(&small.scale()).expect("not zero");
        let shown = factor
            .as_decimal()
            .map_or("?".to_owned(), |factor| factor.to_string());
        (large.dimension() == small.dimension()).then_some(shown)
    }

    #[test]
    fn units_of_one_kind_are_known_with_their_factor() {
        for (large, small, expected) in [
            ("百元", "元", "100"),
            ("千元", "元", "1000"),
            ("万元", "元", "10000"),
            ("十万元", "万元", "10"),
            ("百万元", "万元", "100"),
            ("千万元", "百万元", "10"),
            ("亿元", "万元", "10000"),
            ("万亿元", "亿元", "10000"),
            ("元", "CNY", "1"),
            ("比值", "%", "100"),
            ("%", "‰", "10"),
            ("成", "%", "10"),
            ("折", "成", "1"),
            ("百分点", "%", "1"),
            ("个百分点", "百分点", "1"),
            ("percent", "％", "1"),
            ("公顷", "亩", "15"),
            ("公顷", "平方米", "10000"),
            ("万平方米", "公顷", "1"),
            ("平方公里", "公顷", "100"),
            ("km2", "m²", "1000000"),
            ("公里", "米", "1000"),
            ("千米", "公里", "1"),
            ("吨", "公斤", "1000"),
            ("千克", "公斤", "1"),
            ("公斤", "斤", "2"),
            ("个月", "月", "1"),
            ("天", "日", "1"),
            ("名", "人", "1"),
            ("万人", "人", "10000"),
            ("万人次", "人次", "10000"),
            ("亿册", "万册", "10000"),
            ("万元/人", "元/名", "10000"),
            ("万元每人", "万元/人", "1"),
            ("元/人·年", "元/人/年", "1"),
            ("元/(人·年)", "元/年·人", "1"),
            ("元/平方米", "万元/万平方米", "1"),
        ] {
            assert_eq!(factor(large, small).as_deref(), Some(expected), "{large}");
        }
    }

    #[test]
    fn units_of_different_kinds_are_known_apart() {
        for (one, other) in [
            ("元", "人"),
            ("元", "%"),
            ("人", "人次"),
            ("件", "人"),
            ("批", "次"),
            ("期", "次"),
            ("月", "天"),
            ("年", "月"),
            ("米", "平方米"),
            ("千瓦", "瓦"),
            ("美元", "元"),
            ("分", "分/次"),
            ("元", "元/人"),
            ("册", "卷"),
        ] {
            assert_eq!(factor(one, other), None, "{one} {other}");
        }
    }

    #[test]
    fn a_product_is_written_as_it_came_about() {
        let shown = |unit: Option<Unit>| unit.expect("a unit").name();
        assert_eq!(shown(unit("万元").over(&unit("人"))), "万元/人");
        assert_eq!(shown(unit("万元").over(&unit("万元"))), "");
        assert_eq!(shown(unit("元").over(&unit("万元"))), "元/万元");
        assert_eq!(shown(unit("分").times(&unit("%"))), "分·%");
        assert_eq!(shown(unit("%").times(&unit("百分点"))), "%²");
        assert_eq!(shown(unit("分/百分点").times(&unit("%"))), "分");
        assert_eq!(shown(Unit::default().over(&unit("人"))), "1/人");
        assert!(Unit::parse(" ").is_none());
    }

    #[test]
    fn a_power_beyond_all_figures_is_no_unit() {
        let mut power = Some(unit("%"));
        for _ in 0..40 {
            power = power.and_then(|power| power.times(&power));
        }
        assert!(power.is_none());
    }
}
