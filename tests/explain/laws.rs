//! Laws of explanations, over the shipped cases and drawn ones: what is told is what the run did.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jixiao::bind::{Facts, bind_case};
use jixiao::case::load_case;
use jixiao::number::{Decimal, Exact};
use jixiao::pack::{Pack, load_pack};
use jixiao::scaffold::DrawnCases;
use jixiao::script::{
    Account, AccountEnd, Act, Came, Claim, Decision, End, Event, Formula, Inputs, Program,
    StepValue, Why, Wording, compile,
};
use jixiao::source::{DiskFiles, Texts};

use crate::support::{below, files_below};

const DRAWN: u64 = 40;

/// A pack with the facts of its shipped cases and of drawn ones.
struct Tried {
    pack: Pack,
    program: Program,
    shipped: Vec<(i32, Facts)>,
    drawn: Vec<Facts>,
}

fn load(folder: &Path) -> (Pack, Program) {
    let pack = load_pack(folder, &DiskFiles, &mut Texts::default());
    let pack = pack.value.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    (pack, program)
}

fn tried(folder: &Path) -> Tried {
    let (pack, program) = load(folder);
    let files = files_below(Path::new("cases"), ".toml");
    let shipped = files.iter().filter_map(|path| {
        let case = load_case(path, &DiskFiles, &mut Texts::default()).value?;
        let own = case.pack.as_ref()?;
        if !pack.is_meant_by(&own.value) {
            return None;
        }
        let facts = bind_case(&pack, &case).value?;
        Some((case.year.value, facts))
    });
    let shipped = shipped.collect();
    let mut source = DrawnCases::new(&pack, 20_261_128);
    let drawn = (0..DRAWN).map(|_| {
        let mut facts = Facts::default();
        source.draw(&mut facts);
        facts
    });
    let drawn = drawn.collect();
    Tried {
        shipped,
        drawn,
        pack,
        program,
    }
}

fn all() -> Vec<Tried> {
    let ids = below(Path::new("rules")).into_iter();
    let folders = ids.filter(|id| id.is_dir()).flat_map(|id| below(&id));
    let folders: Vec<PathBuf> = folders.collect();
    let all: Vec<Tried> = folders.iter().map(|folder| tried(folder)).collect();
    let shipped: usize = all.iter().map(|one| one.shipped.len()).sum();
    assert!(all.len() > 5 && shipped > 40, "{shipped} cases");
    all
}

/// What an account holds, gathered.
#[derive(Default)]
struct Gathered<'a> {
    decisions: BTreeSet<((usize, usize), bool)>,
    /// The numbers given to variables, in order.
    numbers: Vec<(&'a str, &'a Formula)>,
}

impl<'a> Gathered<'a> {
    fn acts(&mut self, acts: &'a [Act]) {
        for act in acts {
            match act {
                Act::Set { name, value, .. } => match value {
                    Came::Number(formula) => {
                        self.formula(formula);
                        self.numbers.push((name, formula));
                    }
                    Came::Claim(claim) => self.claim(claim),
                    Came::Text(text) => self.text(text),
                },
                Act::Decide(decision) => self.decision(decision),
                Act::Flag { claim, text } => {
                    self.claim(claim);
                    self.text(text);
                }
                Act::NotApplicable(text) => self.text(text),
            }
        }
    }

    fn decision(&mut self, decision: &'a Decision) {
        self.claim(&decision.claim);
        if let Some(taken) = decision.taken {
            self.decisions.insert((decision.at, taken));
        }
        assert_eq!(decision.taken, decision.claim.holds());
        self.acts(&decision.acts);
    }

    fn text(&mut self, text: &'a Wording) {
        text.decisions.iter().for_each(|one| self.decision(one));
    }

    fn claim(&mut self, claim: &'a Claim) {
        match claim {
            Claim::Not(one) => self.claim(one),
            Claim::All { asked, .. } | Claim::Any { asked, .. } => {
                asked.iter().for_each(|one| self.claim(one));
            }
            Claim::Compare { left, right, .. } => {
                self.formula(left);
                self.formula(right);
            }
            Claim::SameText { left, right, .. } => {
                self.text(left);
                self.text(right);
            }
            Claim::Chosen { decision, claim } => {
                self.decision(decision);
                claim.iter().for_each(|one| self.claim(one));
            }
            Claim::Said { .. } | Claim::Given { .. } | Claim::Item { .. } => {}
        }
    }

    fn formula(&mut self, formula: &'a Formula) {
        match formula {
            Formula::Figure { .. } | Formula::Computed { .. } | Formula::Text(_) => {}
            Formula::Negative(one) | Formula::Percent(one) | Formula::Share(one) => {
                self.formula(one);
            }
            Formula::Sum(parts) => parts.iter().for_each(|one| self.formula(one)),
            Formula::Operation { left, right, .. } => {
                self.formula(left);
                self.formula(right);
            }
            Formula::Call { arguments, .. } => {
                arguments.iter().for_each(|one| self.formula(one));
            }
            Formula::Told { of, why, .. } => {
                self.formula(of);
                match why.as_ref() {
                    Why::Chosen(decision) => self.decision(decision),
                    Why::Banded { x, bands, .. } => {
                        self.formula(x);
                        bands.iter().for_each(|band| self.formula(&band.points));
                    }
                    Why::Lookup { key, .. } => self.text(key),
                    Why::Matching { rows, .. } => rows.iter().for_each(|one| self.claim(one)),
                    Why::Rows { rows, .. } => {
                        for (value, weight) in rows {
                            self.formula(value);
                            weight.iter().for_each(|one| self.formula(one));
                        }
                    }
                    Why::Customary | Why::Judged { .. } | Why::Checklist { .. } => {}
                }
            }
        }
    }
}

fn gathered(account: &Account) -> Gathered<'_> {
    let mut gathered = Gathered::default();
    gathered.acts(&account.acts);
    match &account.end {
        AccountEnd::Score(formula)
        | AccountEnd::NotApplicable {
            within: Some(formula),
            ..
        } => gathered.formula(formula),
        _ => {}
    }
    gathered
}

/// Holds the account of one rule against its run.
fn hold(pack: &Pack, program: &Program, index: usize, facts: &Facts) -> &'static str {
    let id = &pack.indicators[index].id.value;
    if program.rule(index).is_none() {
        assert_eq!(program.account(index, pack, facts), None, "{id}");
        return "interpreted";
    }
    let run = program
        .run(index, &Inputs::new(pack, facts))
        .expect("a run");
    let account = program.account(index, pack, facts);
    let account = account.unwrap_or_else(|| panic!("{id}: no account of {:?}", run.end));
    let told = gathered(&account);
    let watched = program.watch(index, pack, facts).expect("a run");
    let ways: BTreeSet<((usize, usize), bool)> = watched
        .events
        .iter()
        .filter_map(|event| match event {
            Event::Branch { at, taken } => Some((*at, *taken)),
            _ => None,
        })
        .collect();
    assert_eq!(told.decisions, ways, "{id}");
    for step in &run.steps {
        let StepValue::Number(value) = step.value else {
            continue;
        };
        let set = told
            .numbers
            .iter()
            .rev()
            .find(|(name, _)| *name == step.name);
        let (_, formula) = set.unwrap_or_else(|| panic!("{id}: {}", step.name));
        let computed = formula
            .value()
            .and_then(|one| one.to_decimal(Decimal::MAX_SCALE));
        assert_eq!(computed, Some(value), "{id}: {}", step.name);
    }
    match (&run.end, &account.end) {
        (End::Score(score), AccountEnd::Score(formula)) => {
            assert_eq!(formula.value().as_ref(), Some(score), "{id}");
            "score"
        }
        (End::NotApplicable(reason), AccountEnd::NotApplicable { reason: told, .. }) => {
            assert_eq!(reason, told, "{id}");
            "not applicable"
        }
        (End::Missing(_), _) => "missing",
        (End::Failed(_), _) => "failed",
        (end, told) => panic!("{id}: {end:?} told as {told:?}"),
    }
}

#[test]
fn what_is_told_of_shipped_cases_is_what_the_run_did() {
    let mut seen = BTreeSet::new();
    for tried in all() {
        for (year, facts) in &tried.shipped {
            let (pack, program) = tried.program.in_year(&tried.pack, *year);
            for index in 0..pack.indicators.len() {
                seen.insert(hold(pack, program, index, facts));
            }
        }
    }
    assert!(
        seen.contains("score") && seen.contains("not applicable"),
        "{seen:?}"
    );
}

#[test]
fn what_is_told_of_drawn_cases_is_what_the_run_did() {
    let mut seen = BTreeSet::new();
    for tried in all() {
        for facts in &tried.drawn {
            for index in 0..tried.pack.indicators.len() {
                seen.insert(hold(&tried.pack, &tried.program, index, facts));
                // And with a fact taken away.
                let mut lacking = facts.clone();
                if let Some(name) = tried.program.facts(index).last() {
                    let fact = tried.pack.fact_index(name).expect("a fact");
                    lacking.set(fact, None);
                    seen.insert(hold(&tried.pack, &tried.program, index, &lacking));
                }
            }
        }
    }
    for end in ["score", "not applicable", "missing", "failed"] {
        assert!(seen.contains(end), "{seen:?}");
    }
}

#[test]
fn what_is_told_of_every_construct_is_what_the_run_did() {
    let (pack, program) = load(Path::new("tests/explain/pack"));
    let case = Path::new("tests/explain/constructs-case.toml");
    let case = load_case(case, &DiskFiles, &mut Texts::default());
    let facts = bind_case(&pack, &case.value.expect("a case"));
    let facts = facts.value.expect("facts");
    for index in 0..pack.indicators.len() {
        let id = &pack.indicators[index].id.value;
        assert_eq!(program.interpreted(index), None, "{id}");
        assert_eq!(hold(&pack, &program, index, &facts), "score", "{id}");
    }
    let mut drawn = DrawnCases::new(&pack, 8);
    let mut facts = Facts::default();
    for _ in 0..400 {
        drawn.draw(&mut facts);
        for index in 0..pack.indicators.len() {
            hold(&pack, &program, index, &facts);
        }
    }
}

#[test]
fn a_formula_is_computed_in_exact_arithmetic() {
    let figure = |value: &str| Formula::Figure {
        name: None,
        value: Some(value.parse().expect("a number")),
    };
    let third = Formula::Operation {
        sign: jixiao::script::Sign::Divide,
        left: Box::new(figure("1")),
        right: Box::new(figure("3")),
    };
    let sum = Formula::Sum(vec![third.clone(), third.clone(), third.clone()]);
    assert_eq!(sum.value(), Some(Exact::ONE));
    assert_eq!(
        Formula::Share(Box::new(figure("50"))).value(),
        Exact::ONE.divide(&Exact::from_integer(2))
    );
    let by_zero = Formula::Operation {
        sign: jixiao::script::Sign::Divide,
        left: Box::new(figure("1")),
        right: Box::new(figure("0")),
    };
    assert_eq!(Formula::Percent(Box::new(by_zero)).value(), None);
    assert_eq!(Formula::Text("x".to_owned()).value(), None);
}
