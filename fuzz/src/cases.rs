//! Cases drawn for the facts of a pack, close to the figures its rules write.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jixiao::bind::{Facts, bind_facts};
use jixiao::case::load_case;
use jixiao::pack::{Bounds, Column, ColumnKind, FactKind, Pack};
use jixiao::read::{Raw, RawKind};
use jixiao::source::{MemoryFiles, Spanned, Texts};

use super::draws::Draws;
use super::figures::{EXTREME, Figure, USUAL};

/// What each fact of a pack may be, read once, so that a case is drawn without reading anything.
pub struct Pool {
    facts: Vec<(Spanned<String>, Vec<Raw>)>,
}

impl Pool {
    /// Values for every fact of a pack: the figures, their neighbours, and some that no rule speaks of.
    pub fn new(pack: &Pack, figures: &[Figure]) -> Self {
        let figures = near(figures);
        let mut text =
            "schema = 1\n[case]\nid = \"x\"\nsubject = \"x\"\nyear = 2020\n[facts]\n".to_owned();
        for fact in &pack.facts {
            let values = values(&fact.kind, &figures).join(", ");
            text.push_str(&format!("{:?} = [{values}]\n", fact.name.value));
        }
        let mut files = MemoryFiles::default();
        files.insert("case.toml", text);
        let loaded = load_case(Path::new("case.toml"), &files, &mut Texts::default());
        let case = loaded
            .value
            .unwrap_or_else(|| panic!("{:?}", loaded.findings));
        let list = |(name, raw): (Spanned<String>, Raw)| match raw.kind {
            RawKind::List(values) => (name, values),
            other => panic!("{other:?}"),
        };
        Self {
            facts: case.facts.into_iter().map(list).collect(),
        }
    }

    /// The facts of one case; now and then one is not given.
    pub fn draw(&self, pack: &Pack, draws: &mut Draws<'_>) -> Facts {
        let mut given = Vec::with_capacity(self.facts.len());
        // In some cases every fact is given, however many there are.
        let is_whole = draws.once_in(2);
        for (name, values) in &self.facts {
            if is_whole || !draws.once_in(24) {
                given.push((name.clone(), draws.pick(values).clone()));
            }
        }
        let bound = bind_facts(pack, &given);
        bound
            .value
            .unwrap_or_else(|| panic!("a value does not conform: {:?}\n{given:?}", bound.findings))
    }
}

/// The figures with their neighbours and the usual ones, each once.
fn near(figures: &[Figure]) -> Vec<Figure> {
    const MOST: usize = 150;
    let mut near: Vec<Figure> = figures
        .iter()
        .flat_map(|figure| std::iter::once(*figure).chain(figure.neighbours()))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(MOST);
    let usual = USUAL.iter().chain(EXTREME);
    near.extend(usual.flat_map(|figure| [*figure, figure.negative()]));
    near
}

fn values(kind: &FactKind, figures: &[Figure]) -> Vec<String> {
    match kind {
        FactKind::Decimal(bounds) | FactKind::Percent(bounds) => numbers(figures, bounds, false),
        FactKind::Integer(bounds) => numbers(figures, bounds, true),
        FactKind::Bool => vec!["true".to_owned(), "false".to_owned()],
        FactKind::Choice(options) => options.iter().map(|option| format!("{option:?}")).collect(),
        FactKind::Text => ["\"\"", "\"说明\"", "\"好\"", "\"城区\""]
            .map(str::to_owned)
            .to_vec(),
        FactKind::Judged(tiers) => judged(tiers, figures),
        FactKind::Checklist(items) => checklists(items),
        FactKind::Table(columns) => tables(columns, figures),
    }
}

/// Those within the bounds, which are 0 and 100 wherever there are any.
fn numbers(figures: &[Figure], bounds: &Bounds, whole: bool) -> Vec<String> {
    let fits = |figure: &&Figure| {
        !(bounds.min.is_some() && figure.is_negative()
            || bounds.max.is_some() && !figure.is_at_most_100()
            || whole && !figure.is_whole())
    };
    let fitting = figures.iter().filter(fits);
    fitting.map(ToString::to_string).collect()
}

fn judged(tiers: &[Arc<jixiao::pack::Tier>], figures: &[Figure]) -> Vec<String> {
    let mut values = Vec::new();
    let positive: Vec<&Figure> = figures.iter().filter(|one| !one.is_negative()).collect();
    for tier in tiers {
        let named = |key: &str, value: &str| {
            format!(
                "{{ tier = {:?}, {key} = {value}, reason = \"因\" }}",
                tier.label
            )
        };
        values.push(named("rate", &tier.from.to_string()));
        if tier.to_inclusive {
            values.push(named("rate", &tier.to.to_string()));
        }
        if tier.rate.is_some() {
            values.push(format!("{{ tier = {:?}, reason = \"因\" }}", tier.label));
        }
        for figure in positive.iter().step_by(4) {
            values.push(named("score", &figure.to_string()));
        }
    }
    for figure in positive.iter().step_by(3) {
        values.push(format!("{{ score = {figure}, reason = \"因\" }}"));
        if figure.is_at_most_100() {
            values.push(format!("{{ rate = {figure}, reason = \"因\" }}"));
        }
    }
    values.push("{ score = -0.01, reason = \"因\" }".to_owned());
    values
}

/// All met, none, and every other pattern of the first few items.
fn checklists(items: &[String]) -> Vec<String> {
    let patterns = 0..1_u32 << items.len().min(3);
    let answers = |pattern: u32| {
        let answer = |(index, item): (usize, &String)| {
            let met = pattern >> (index % 3) & 1 == 0;
            format!("{item:?} = {met}")
        };
        let answers: Vec<String> = items.iter().enumerate().map(answer).collect();
        format!("{{ {} }}", answers.join(", "))
    };
    patterns.map(answers).collect()
}

/// Tables of no, one, two and five rows, whose figures follow one another.
fn tables(columns: &BTreeMap<String, Column>, figures: &[Figure]) -> Vec<String> {
    let whole: Vec<&Figure> = figures.iter().filter(|one| one.is_whole()).collect();
    let mut at = 0;
    let mut row = || {
        let mut cells = Vec::new();
        for (name, column) in columns {
            at += 1;
            let cell = match column.kind {
                ColumnKind::Bool => (at % 2 == 0).to_string(),
                ColumnKind::Choice => {
                    format!("{:?}", column.options[at % column.options.len()])
                }
                ColumnKind::Text => if at % 3 == 0 {
                    "\"城区\""
                } else {
                    "\"说明\""
                }
                .to_owned(),
                ColumnKind::Integer => whole[at % whole.len()].to_string(),
                ColumnKind::Decimal | ColumnKind::Percent => {
                    figures[at % figures.len()].to_string()
                }
            };
            cells.push(format!("{name:?} = {cell}"));
        }
        format!("{{ {} }}", cells.join(", "))
    };
    let mut table = |rows: usize| {
        let rows: Vec<String> = (0..rows).map(|_| row()).collect();
        format!("[{}]", rows.join(", "))
    };
    [0, 1, 2, 5, 1, 2, 3, 2].map(&mut table).to_vec()
}
