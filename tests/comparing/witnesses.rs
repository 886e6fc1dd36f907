//! Facts on which two versions of a rule differ: found wherever a search by force finds some, and true.

use jixiao::bind::{Facts, bind_facts};
use jixiao::compare::{Along, Comparison, Differing, Found, Version, Witness, differing};
use jixiao::number::{Decimal, Exact};
use jixiao::pack::Pack;
use jixiao::scaffold::DrawnCases;
use jixiao::score::{Mark, Scorer};

use super::{Loaded, pack, wanzhou};

fn found(old: Version<'_>, new: Version<'_>) -> (Comparison, Vec<Differing>) {
    let comparison = Comparison::of(old, new);
    let found = differing(old, new, &comparison.ground);
    (comparison, found)
}

fn edited(mut pack: Pack, name: &str, value: &str) -> Loaded {
    let parameters = &mut pack.parameters;
    let parameter = parameters.iter_mut().find(|one| one.name.value == name);
    let parameter = parameter.expect("a parameter");
    parameter.value = value.parse().expect("a number");
    parameter.dated.clear();
    Loaded::of(pack)
}

/// The marks that the two versions give a witness.
fn marked(
    old: Version<'_>,
    new: Version<'_>,
    of: &Comparison,
    indicator: usize,
    witness: &Witness,
) -> (Mark, Mark) {
    let ground = &of.ground;
    let mut facts = Facts::none();
    facts.clear(&ground.reader);
    for (index, value) in &witness.facts {
        facts.set(*index, value.clone());
    }
    let mut old_facts = Facts::none();
    ground.fill_old(old, &facts, &mut old_facts);
    let pair = ground.matched.indicators.pairs[indicator];
    let mark = |version: Version<'_>, facts: &Facts, index: Option<usize>| {
        Scorer::new(version.pack, version.program)
            .score(facts)
            .marks[index.expect("an indicator")]
    };
    (mark(old, &old_facts, pair.old), mark(new, &facts, pair.new))
}

fn points(mark: Mark) -> Option<Decimal> {
    match mark {
        Mark::Scored(points) | Mark::NotApplicable(Some(points)) => Some(points),
        _ => None,
    }
}

#[test]
fn a_moved_limit_is_a_region_of_the_measure_with_open_and_closed_ends() {
    // Every limit of the rule, moved, and where that makes a difference.
    let cases = [
        (
            "预算调整率半分上限",
            "25",
            "budget-adjustment-rate",
            "(25, 30]",
            true,
        ),
        (
            "预算调整率半分上限",
            "35",
            "budget-adjustment-rate",
            "(30, 35]",
            true,
        ),
        (
            "预算调整率满分上限",
            "5",
            "budget-adjustment-rate",
            "(5, 10]",
            true,
        ),
        (
            "三公控制率满分上限",
            "110",
            "three-public-control-rate",
            "(100, 120)",
            true,
        ),
    ];
    let old = Loaded::of(wanzhou("2020"));
    for (name, value, id, region, is_alone) in cases {
        let new = edited(wanzhou("2020"), name, value);
        let (comparison, found) = found(old.version(), new.version());
        assert_eq!(found.len(), 1, "{name}");
        let place = comparison.ground.matched.indicators.pairs[found[0].indicator];
        let indicator = &new.pack.indicators[place.new.expect("an indicator")];
        assert_eq!(indicator.id.value, id);
        let Found::Differs(witnesses) = &found[0].found else {
            panic!("{name}: {:?}", found[0].found);
        };
        let known = witnesses.region.as_ref().expect("a region");
        let step = &indicator.measure.as_ref().expect("a measure").step.value;
        assert_eq!(known.along, Along::Measure(step.clone()));
        assert_eq!(known.is_alone, is_alone);
        let shown: Vec<String> = known.intervals.iter().map(interval).collect();
        assert_eq!(shown.join(" ∪ "), region, "{name} = {value}");
    }
}

fn interval(interval: &jixiao::number::Interval) -> String {
    let end = |at: &Exact| at.to_decimal(4).expect("a number").normalize().to_string();
    let (low, low_closed) = interval.lowest().expect("an end");
    let (high, high_closed) = interval.highest().expect("an end");
    format!(
        "{}{}, {}{}",
        if low_closed { '[' } else { '(' },
        end(low),
        end(high),
        if high_closed { ']' } else { ')' },
    )
}

#[test]
fn versions_that_say_the_same_otherwise_differ_nowhere() {
    let old = Loaded::of(wanzhou("2020"));
    let new = Loaded::of(wanzhou("2020"));
    assert_eq!(found(old.version(), new.version()).1, []);
    // A limit that no figure comes near: nothing is found, and nothing is claimed to be proven.
    let mut pack = wanzhou("2020");
    let rule = pack
        .indicators
        .iter_mut()
        .find(|one| one.id.value == "budget-adjustment-rate")
        .expect("an indicator");
    let script = rule.script.value.clone();
    rule.script.value = format!("let 备用 = full - full;\n{script} + 备用");
    let new = Loaded::of(pack);
    let (_, all) = found(old.version(), new.version());
    assert!(
        matches!(all.as_slice(), [Differing { found: Found::Unseen { tries }, .. }] if *tries > 100),
        "{all:?}"
    );
}

/// Numbers drawn one after the other, the same every time.
struct Draw(u64);

impl Draw {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % below
    }
}

#[test]
fn a_witness_is_found_for_each_of_a_hundred_moved_thresholds_that_force_finds_one_for() {
    const PACKS: &[&str] = &[
        "rules/wanzhou-overall/2020",
        "rules/hunan-overall/2018",
        "rules/mof-overall/2013",
        "rules/revitalisation-fund/2021",
        "rules/shape-samples/1",
    ];
    /// How many cases are tried by force.
    const FORCE: usize = 150;
    let loaded: Vec<Loaded> = PACKS.iter().map(|path| Loaded::of(pack(path))).collect();
    let mut draw = Draw(20_261_128);
    let (mut tried, mut forced, mut seen) = (0, 0, 0);
    while tried < 100 {
        let old = &loaded[draw.next(loaded.len())];
        if old.pack.parameters.is_empty() {
            continue;
        }
        let place = draw.next(old.pack.parameters.len());
        let by = [50, 80, 90, 95, 105, 110, 120, 150][draw.next(8)];
        let mut pack = old.pack.clone();
        let parameter = &mut pack.parameters[place];
        let before = parameter.value;
        parameter.value = (before * Decimal::new(by, 2)).round_dp(2);
        parameter.dated.clear();
        let name = parameter.name.value.clone();
        if parameter.value == before {
            continue;
        }
        let Some(program) = jixiao::script::compile(&pack).value else {
            continue;
        };
        let new = Loaded { pack, program };
        tried += 1;
        let (_, all) = found(old.version(), new.version());
        // By force: drawn cases, and those of the worked examples.
        let mut cases = Vec::new();
        let mut drawn = DrawnCases::new(&old.pack, 7);
        for _ in 0..FORCE {
            let mut facts = Facts::none();
            drawn.draw(&mut facts);
            cases.push(facts);
        }
        let examples = old.pack.indicators.iter().flat_map(|one| &one.examples);
        cases.extend(examples.filter_map(|one| bind_facts(&old.pack, &one.facts).value));
        let mut scorers = (
            Scorer::new(&old.pack, &old.program),
            Scorer::new(&new.pack, &new.program),
        );
        let mut differ = vec![false; old.pack.indicators.len()];
        for facts in &cases {
            let before = scorers.0.score(facts).marks.clone();
            let after = &scorers.1.score(facts).marks;
            for (place, (before, after)) in before.iter().zip(after).enumerate() {
                differ[place] |=
                    before != after && points(*before).is_some() && points(*after).is_some();
            }
        }
        for (place, _) in differ.iter().enumerate().filter(|(_, differs)| **differs) {
            forced += 1;
            let one = all.iter().find(|one| one.indicator == place);
            let id = &old.pack.indicators[place].id.value;
            let is_found = one.is_some_and(|one| matches!(one.found, Found::Differs(_)));
            assert!(
                is_found,
                "{} {name} {before} × {by} %: {id}",
                old.pack.reference()
            );
            seen += 1;
        }
        each_is_true(old, &new, &all);
    }
    assert!(forced > 50 && seen == forced, "{seen} of {forced}");
}

/// Every witness comes to what is said of it, in the direction that is said.
fn each_is_true(old: &Loaded, new: &Loaded, all: &[Differing]) {
    let comparison = Comparison::of(old.version(), new.version());
    for one in all {
        let Found::Differs(witnesses) = &one.found else {
            continue;
        };
        let ways = [
            (&witnesses.up, Some(true)),
            (&witnesses.down, Some(false)),
            (&witnesses.other, None),
        ];
        for (witness, up) in ways {
            let Some(witness) = witness else {
                continue;
            };
            let (before, after) = marked(
                old.version(),
                new.version(),
                &comparison,
                one.indicator,
                witness,
            );
            assert_eq!((before, after), (witness.before, witness.after));
            let is_more = points(before)
                .zip(points(after))
                .map(|(before, after)| after > before);
            assert_eq!(is_more, up);
        }
    }
}

#[test]
fn the_versions_of_a_standard_differ_where_their_authors_say() {
    let (old, new) = (Loaded::of(wanzhou("2021")), Loaded::of(wanzhou("2022")));
    let (comparison, all) = found(old.version(), new.version());
    each_is_true(&old, &new, &all);
    let pairs = &comparison.ground.matched.indicators.pairs;
    let ids: Vec<&str> = all
        .iter()
        .filter(|one| matches!(one.found, Found::Differs(_)))
        .map(|one| {
            let new_index = pairs[one.indicator].new.expect("an indicator");
            new.pack.indicators[new_index].id.value.as_str()
        })
        .collect();
    assert_eq!(
        ids,
        [
            "official-card-holding",
            "investment-promotion",
            "problem-handling",
            "self-building"
        ]
    );
}
