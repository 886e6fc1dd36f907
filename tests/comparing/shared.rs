//! Laws of the changes of scores and of what causes them, on drawn cases and drawn changes.

use jixiao::bind::{Facts, RowCase};
use jixiao::compare::{
    AtHand, CaseFacts, CaseImpact, Comparison, Hybrids, Impact, Measuring, Part, Sharing, Sums,
    Version,
};
use jixiao::number::{Decimal, Exact, Rounding};
use jixiao::pack::{Counting, Group, GroupKind, Pack, Policy, TotalReading};
use jixiao::scaffold::DrawnCases;
use jixiao::score::{Range, Scorer};
use proptest::prelude::*;

use super::{Loaded, pack, wanzhou};

/// A change of a pack that keeps it sound.
#[derive(Clone, Debug)]
enum Drawn {
    Parameter(prop::sample::Index, i64),
    Max(prop::sample::Index, i64),
    Decimals(u32),
    Rounding(prop::sample::Index),
    Policy(prop::sample::Index, prop::sample::Index),
    /// Half as many points, written out in the script.
    Script(prop::sample::Index),
    Capped(prop::sample::Index),
    Unclamped,
    Move(prop::sample::Index, prop::sample::Index),
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        4 => (index(), 1_i64..300).prop_map(|(one, to)| Drawn::Parameter(one, to)),
        3 => (index(), 1_i64..8).prop_map(|(one, by)| Drawn::Max(one, by)),
        1 => (0_u32..4).prop_map(Drawn::Decimals),
        1 => index().prop_map(Drawn::Rounding),
        2 => (index(), index()).prop_map(|(one, to)| Drawn::Policy(one, to)),
        3 => index().prop_map(Drawn::Script),
        1 => index().prop_map(Drawn::Capped),
        1 => Just(Drawn::Unclamped),
        1 => (index(), index()).prop_map(|(one, to)| Drawn::Move(one, to)),
    ]
}

fn apply(pack: &mut Pack, drawn: &Drawn) {
    match drawn {
        Drawn::Parameter(one, percent) => {
            if pack.parameters.is_empty() {
                return;
            }
            let place = one.index(pack.parameters.len());
            let parameter = &mut pack.parameters[place];
            let by = Decimal::new(*percent, 2);
            parameter.value = (parameter.value * by).round_dp(3);
            for dated in &mut parameter.dated {
                dated.value = (dated.value * by).round_dp(3);
            }
        }
        Drawn::Max(one, by) => {
            let place = one.index(pack.indicators.len());
            pack.indicators[place].max += Decimal::from(*by);
        }
        Drawn::Decimals(decimals) => pack.decimals = *decimals,
        Drawn::Rounding(one) => pack.rounding = one.get(Rounding::NAMES).1,
        Drawn::Policy(one, to) => {
            let place = one.index(pack.indicators.len());
            let indicator = &mut pack.indicators[place];
            if indicator.has_weight && indicator.not_applicable.is_some() {
                indicator.not_applicable = Some(to.get(Policy::NAMES).1);
                indicator.moves_to = None;
            }
        }
        Drawn::Script(one) => {
            let place = one.index(pack.indicators.len());
            let indicator = &mut pack.indicators[place];
            let script = indicator.script.value.replace("full", "(full / 2)");
            indicator.script.value = script;
        }
        Drawn::Capped(one) => {
            let place = one.index(pack.groups.len());
            let group = &mut pack.groups[place];
            if group.counts == Counting::Sum {
                group.counts = Counting::Capped;
                group.max = (group.max / Decimal::TWO).ceil();
            }
        }
        Drawn::Unclamped => {
            pack.total = match pack.total {
                Some(TotalReading::Clamped) => Some(TotalReading::Unclamped),
                Some(TotalReading::Unclamped) => Some(TotalReading::Clamped),
                None => None,
            };
        }
        Drawn::Move(one, to) => {
            let (from, to) = (
                one.index(pack.indicators.len()),
                to.index(pack.indicators.len()),
            );
            let sum = |group: &str| {
                let top = group.split('/').next().unwrap_or_default();
                let top = pack
                    .groups
                    .iter()
                    .find(|one| one.id == top)
                    .expect("a group");
                let mut is_sum = top.kind == GroupKind::Base;
                top.visit(&mut |one| is_sum &= one.counts == Counting::Sum);
                is_sum
            };
            let is_free = pack.indicators[to].moves_to.is_none()
                && pack.indicators.iter().all(|one| one.moves_to != Some(from));
            if from != to
                && is_free
                && sum(&pack.indicators[from].group)
                && sum(&pack.indicators[to].group)
                && pack.indicators[from].not_applicable.is_some()
            {
                pack.indicators[from].not_applicable = Some(Policy::Move);
                pack.indicators[from].moves_to = Some(to);
            }
        }
    }
    weigh(pack);
}

/// Gives groups that add up, and the whole pack, the points that they have.
fn weigh(pack: &mut Pack) {
    fn of(group: &mut Group, maxima: &[Decimal]) {
        for inner in &mut group.groups {
            of(inner, maxima);
        }
        if group.counts == Counting::Sum {
            let own = group.indicators.iter().map(|index| maxima[*index]);
            group.max = group.groups.iter().map(|inner| inner.max).chain(own).sum();
        }
    }
    let maxima: Vec<Decimal> = pack.indicators.iter().map(|one| one.max).collect();
    for group in &mut pack.groups {
        of(group, &maxima);
    }
    pack.full_marks = Group::points(&pack.groups, GroupKind::Base);
}

/// Two versions, cases drawn for them, and what became of these.
struct Compared {
    old: Loaded,
    new: Loaded,
    comparison: Comparison,
}

impl Compared {
    fn of(old: Pack, new: Pack) -> Self {
        let (old, new) = (Loaded::of(old), Loaded::of(new));
        let comparison = Comparison::of(old.version(), new.version());
        Self {
            old,
            new,
            comparison,
        }
    }

    /// The facts of drawn cases; of every third some are left out.
    fn cases(&self, seed: u64, count: usize) -> Vec<(i32, Facts)> {
        let mut cases = DrawnCases::new(&self.comparison.ground.reader, seed);
        let mut drawn = Vec::new();
        for number in 0..count {
            let mut facts = Facts::none();
            cases.draw(&mut facts);
            if number % 3 == 0 {
                let of = self.comparison.ground.reader.facts.len();
                let place = usize::try_from(seed).unwrap_or_default() + number * 7;
                facts.set(place % of, None);
            }
            drawn.push((2019 + i32::try_from(number % 6).expect("small"), facts));
        }
        drawn
    }

    fn impact(&self, cases: &[(i32, Facts)]) -> Impact {
        let (old, new) = (self.old.version(), self.new.version());
        let mut measuring = Measuring::new(old, new, &self.comparison.ground, usize::MAX);
        for (number, (year, facts)) in cases.iter().enumerate() {
            let (pack, program) = new.program.in_year(new.pack, *year);
            let mut scorer = Scorer::new(pack, program);
            let id = number.to_string();
            let case = RowCase {
                id: &id,
                subject: "某部门",
                year: *year,
            };
            measuring.take(case, facts, scorer.score(facts));
        }
        measuring.finish()
    }

    /// With no change a hybrid is the older version, with all the newer one; of how many cases totals were added up too.
    fn check_ends(&self, cases: &[(i32, Facts)]) -> usize {
        let mut sums = 0;
        for (year, facts) in cases {
            let old = self.old.version();
            let (old_pack, old_program) = old.program.in_year(old.pack, *year);
            let new = self.new.version();
            let (new_pack, new_program) = new.program.in_year(new.pack, *year);
            let mut old_facts = Facts::none();
            self.comparison.ground.fill_old(old, facts, &mut old_facts);
            let before = Scorer::new(old_pack, old_program).score(&old_facts).total;
            let after = Scorer::new(new_pack, new_program).score(facts).total;
            let old = Version {
                pack: old_pack,
                program: old_program,
            };
            let new = Version {
                pack: new_pack,
                program: new_program,
            };
            let ground = &self.comparison.ground;
            let mut hybrids = Hybrids::new(old, new, &ground.matched, &ground.levers);
            let case = CaseFacts {
                old: &old_facts,
                new: facts,
            };
            let edits = &self.comparison.edits;
            let mut case = hybrids.case(case);
            assert_eq!(case.total(&|_| false), before, "before {edits:#?}");
            assert_eq!(case.total(&|_| true), after, "after {edits:#?}");
            sums += usize::from(self.check_sums(&mut case));
        }
        sums
    }

    /// A total that is nothing but a sum is the same by the tree and added up; whether it is one.
    fn check_sums(&self, case: &mut AtHand<'_, '_>) -> bool {
        let acts = case.hybrids().acts.iter().enumerate();
        let levers: Vec<usize> = acts.filter(|(_, acts)| **acts).map(|(at, _)| at).collect();
        let is_sum = Sharing::of(case.hybrids()).adds_up();
        if !is_sum || levers.is_empty() || levers.len() > Sums::MOST {
            return false;
        }
        let mut sums = Sums::new(case, &levers);
        for round in 0..12_u64 {
            let chosen = round.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 17;
            let has = |place: usize| chosen >> (place % 40) & 1 == 1;
            let by_sum = sums.total(case, &has);
            let by_tree = case.total(&|lever| {
                let place = levers.iter().position(|one| *one == lever);
                place.is_none_or(has)
            });
            let edits = &self.comparison.edits;
            assert_eq!(by_sum, by_tree, "{chosen:b} {edits:#?}");
        }
        true
    }
}

fn exact(number: Decimal) -> Exact {
    Exact::from_decimal(number)
}

/// Whether the parts add up to the change, exactly, at either end of the ranges.
pub fn adds_up(case: &CaseImpact) -> bool {
    let shares = case.attribution.shares.iter();
    let sum = shares.fold(Part::NOTHING, |sum, share| sum.and(&share.part));
    let change = |of: fn(Range) -> Decimal| exact(of(case.after.total) - of(case.before.total));
    sum.low == change(|range| range.low) && sum.high == change(|range| range.high)
}

/// How many cases moved, and of how many totals were added up.
fn check(compared: &Compared, seed: u64, count: usize) -> (usize, usize) {
    let cases = compared.cases(seed, count);
    let sums = compared.check_ends(&cases);
    let impact = compared.impact(&cases);
    assert_eq!(impact.cases, count);
    for case in &impact.moved {
        assert!(adds_up(case), "{:#?}\n{case:#?}", compared.comparison.edits);
    }
    let spread = &impact.spread;
    let known = impact.levers.iter();
    let known = known.fold(Exact::ZERO, |sum, lever| sum.add(&lever.known));
    assert_eq!(known, exact(spread.after - spread.before));
    let told: usize = impact.changes.iter().map(|step| step.cases).sum();
    assert_eq!(told, spread.known);
    (impact.moved.len(), sums)
}

#[test]
fn between_shipped_versions_the_causes_add_up_to_the_change_of_each_case() {
    for (old, new) in [
        ("2020", "2021"),
        ("2021", "2022"),
        ("2020", "2022"),
        ("2022", "2020"),
    ] {
        let compared = Compared::of(wanzhou(old), wanzhou(new));
        let (moved, sums) = check(&compared, 7, 18);
        assert!(moved > 9 && sums == 18, "{old} {new}: {moved} {sums}");
    }
}

#[test]
fn where_indicators_are_left_out_the_causes_add_up_too() {
    for path in ["rules/mof-overall/2013", "rules/hunan-overall/2018"] {
        let old = pack(path);
        let mut new = old.clone();
        for parameter in new.parameters.iter_mut().step_by(6).take(4) {
            parameter.value += Decimal::ONE;
        }
        for indicator in new.indicators.iter_mut().step_by(5).take(3) {
            indicator.max += Decimal::ONE;
        }
        // Rounding moves the scaled totals of all cases.
        new.decimals = 1;
        weigh(&mut new);
        let policies = new.indicators.iter_mut();
        let mut left_out = policies.filter(|one| one.not_applicable == Some(Policy::Exclude));
        left_out.next().expect("an indicator").not_applicable = Some(Policy::Zero);
        let (moved, sums) = check(&Compared::of(old, new), 3, 12);
        assert!(moved > 6 && sums == 12, "{path}: {moved} {sums}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn the_causes_add_up_to_the_change_of_each_case_whatever_changes(
        which in 0_usize..7,
        drawn in proptest::collection::vec(drawn(), 1..9),
        seed in 0_u64..1000,
    ) {
        let paths = [
            "rules/wanzhou-overall/2020",
            "rules/wanzhou-overall/2022",
            "rules/hunan-overall/2018",
            "rules/mof-overall/2013",
            "rules/mof-project/2020",
            "rules/revitalisation-fund/2021",
            "rules/shape-samples/1",
        ];
        let old = pack(paths[which]);
        // A later version of the same standard, or the same version.
        let mut new = if which == 0 { wanzhou("2021") } else { old.clone() };
        for change in &drawn {
            apply(&mut new, change);
        }
        check(&Compared::of(old, new), seed, 8);
    }
}
