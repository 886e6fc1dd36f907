//! A pack as a whole: what it asks for, what it states, how its points are spread, and which version says so.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width};

use super::escape::visible;
use super::paragraph;
use super::table::empty_table;
use super::wanted::{between, bounds_of, fact_key};
use crate::diagnose::Words;
use crate::number::trimmed;
use crate::pack::{Fact, Grounds, Group, GroupKind, Limit, Pack, Parameter, Part, Resolved};

/// The longest name shown, in characters.
const NAME: usize = 200;

/// Characters of the digest that tell two packs apart well enough for a reader.
const SHORT_DIGEST: usize = 12;

/// The pack as tables of at most `width` columns, one for each kind of entry, ending in a line break.
#[must_use]
pub fn shown(resolved: &Resolved, words: &Words, width: usize) -> String {
    let view = Shown {
        resolved,
        words,
        width,
    };
    let blocks = [
        view.head(),
        view.tree(),
        view.grades(),
        view.facts(),
        view.parameters(),
        view.relations(),
        view.vetoes(),
        view.dropped(),
    ];
    let blocks: Vec<String> = blocks
        .into_iter()
        .filter(|block| !block.is_empty())
        .collect();
    blocks.join("\n\n") + "\n"
}

struct Shown<'a> {
    resolved: &'a Resolved,
    words: &'a Words,
    width: usize,
}

impl Shown<'_> {
    fn pack(&self) -> &Pack {
        &self.resolved.pack
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    fn head(&self) -> String {
        let pack = self.pack();
        let digest: String = pack.digest.chars().take(SHORT_DIGEST).collect();
        let about = vec![
            ("title", visible(&pack.title, NAME).into()),
            ("pack", visible(&pack.reference(), NAME).into()),
            ("digest", digest.into()),
        ];
        let mut lines = vec![self.words.say_with("report-pack", &about)];
        let base: Vec<String> = pack
            .origins
            .iter()
            .rev()
            .skip(1)
            .map(|origin| visible(&origin.reference, NAME))
            .collect();
        if !base.is_empty() {
            let base = vec![("base", base.into())];
            lines.push(self.words.say_with("show-extends", &base));
        }
        if !pack.basis.is_empty() {
            let basis: Vec<String> = pack.basis.iter().map(|one| visible(one, NAME)).collect();
            let basis = vec![("basis", basis.into())];
            lines.push(self.words.say_with("report-basis", &basis));
        }
        let lines = lines
            .iter()
            .flat_map(|line| paragraph(line, self.width, "", ""));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Which versions state an entry; nothing where there is but one.
    fn origin(&self, part: Part, name: &str, was: &[crate::source::Spanned<String>]) -> String {
        let stated = self.resolved.stated(part, name);
        let mut lines: Vec<String> = Vec::new();
        for (index, stated) in stated.iter().enumerate() {
            let version = version(stated.reference);
            if index == 0 {
                lines.push(visible(version, NAME));
            } else {
                let keys: Vec<String> = stated.keys.iter().map(|key| visible(key, NAME)).collect();
                let changes = vec![
                    ("version", visible(version, NAME).into()),
                    ("keys", keys.into()),
                ];
                lines.push(self.words.say_with("show-changes", &changes));
            }
        }
        if !was.is_empty() {
            let names: Vec<String> = was.iter().map(|was| visible(&was.value, NAME)).collect();
            lines.push(
                self.words
                    .say_with("show-was", &vec![("names", names.into())]),
            );
        }
        lines.join("\n")
    }

    /// A table under a heading; the last column, on origins, only where there is more than one version.
    fn table(
        &self,
        heading: &str,
        columns: &[(&str, CellAlignment)],
        rows: Vec<Vec<String>>,
    ) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let count = columns.len() - usize::from(!self.resolved.is_layered());
        let mut table: Table = empty_table();
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width).unwrap_or(u16::MAX));
        let cell =
            |text: String, alignment: CellAlignment| Cell::new(text).set_alignment(alignment);
        let columns = columns.iter().take(count);
        table.set_header(
            columns
                .clone()
                .map(|(key, alignment)| cell(self.say(key), *alignment)),
        );
        for row in rows {
            let cells = row.into_iter().zip(columns.clone());
            table.add_row(cells.map(|(text, (_, alignment))| cell(text, *alignment)));
        }
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(6)));
        }
        let lines = table.lines().map(|line| line.trim_end().to_owned());
        let drawn: Vec<String> = lines.collect();
        format!("{}\n{}", self.say(heading), drawn.join("\n"))
    }

    fn tree(&self) -> String {
        const COLUMNS: &[(&str, CellAlignment)] = &[
            ("report-column-name", CellAlignment::Left),
            ("show-column-id", CellAlignment::Left),
            ("report-column-max", CellAlignment::Right),
            ("show-column-origin", CellAlignment::Left),
        ];
        let mut rows = Vec::new();
        for group in &self.pack().groups {
            self.group(group, 0, &mut rows);
        }
        self.table("show-indicators", COLUMNS, rows)
    }

    fn group(&self, group: &Group, depth: usize, rows: &mut Vec<Vec<String>>) {
        let indent = "  ".repeat(depth);
        let name = visible(&group.name, NAME);
        let named = vec![("name", name.clone().into())];
        let name = match group.kind {
            GroupKind::Bonus if depth == 0 => self.words.say_with("report-group-bonus", &named),
            GroupKind::Penalty if depth == 0 => self.words.say_with("report-group-penalty", &named),
            _ => name,
        };
        rows.push(vec![
            format!("{indent}{name}"),
            String::new(),
            trimmed(group.max),
            self.origin(Part::Group, &group.id, &group.was),
        ]);
        for inner in &group.groups {
            self.group(inner, depth + 1, rows);
        }
        let indicators = group.indicators.iter();
        for one in indicators.filter_map(|index| self.pack().indicators.get(*index)) {
            rows.push(vec![
                format!("{indent}  {}", visible(&one.name, NAME)),
                one.id.value.clone(),
                trimmed(one.max),
                self.origin(Part::Indicator, &one.id.value, &one.was),
            ]);
        }
    }

    fn grades(&self) -> String {
        let grades = self.pack().grades.iter().map(|grade| {
            let grade = vec![
                ("label", visible(&grade.label, NAME).into()),
                ("from", trimmed(grade.from).into()),
            ];
            self.words.say_with("show-grade", &grade)
        });
        let grades: Vec<String> = grades.collect();
        if grades.is_empty() {
            return String::new();
        }
        let grades = vec![("grades", grades.into())];
        let line = self.words.say_with("show-grades", &grades);
        paragraph(&line, self.width, "", "").join("\n")
    }

    fn facts(&self) -> String {
        const COLUMNS: &[(&str, CellAlignment)] = &[
            ("show-column-fact", CellAlignment::Left),
            ("show-column-value", CellAlignment::Left),
            ("show-column-unit", CellAlignment::Left),
            ("show-column-about", CellAlignment::Left),
            ("show-column-origin", CellAlignment::Left),
        ];
        let rows = self.pack().facts.iter().map(|fact| {
            vec![
                visible(&fact.name.value, NAME),
                self.wanted(fact),
                visible(fact.unit.as_deref().unwrap_or_default(), NAME),
                visible(fact.label.as_deref().unwrap_or_default(), NAME),
                self.origin(Part::Fact, &fact.name.value, &fact.was),
            ]
        });
        self.table("show-facts", COLUMNS, rows.collect())
    }

    /// What kind of value a fact wants.
    fn wanted(&self, fact: &Fact) -> String {
        let mut wanted = self.say(fact_key(&fact.kind));
        wanted.push_str(&between(bounds_of(&fact.kind)));
        if fact.optional {
            wanted.push('\n');
            wanted.push_str(&self.say("schema-of-optional"));
        }
        wanted
    }

    fn parameters(&self) -> String {
        const COLUMNS: &[(&str, CellAlignment)] = &[
            ("show-column-parameter", CellAlignment::Left),
            ("show-column-value", CellAlignment::Right),
            ("show-column-unit", CellAlignment::Left),
            ("show-column-grounds", CellAlignment::Left),
            ("show-column-origin", CellAlignment::Left),
        ];
        let rows = self.pack().parameters.iter().map(|one| {
            vec![
                visible(&one.name.value, NAME),
                self.values(one),
                visible(one.unit.as_deref().unwrap_or_default(), NAME),
                self.sources(one),
                self.origin(Part::Parameter, &one.name.value, &one.was),
            ]
        });
        self.table("show-parameters", COLUMNS, rows.collect())
    }

    /// The value of a parameter, or its values by year.
    fn values(&self, parameter: &Parameter) -> String {
        if parameter.dated.is_empty() {
            return trimmed(parameter.value);
        }
        let values = parameter.dated.iter().map(|dated| {
            let value = trimmed(dated.value);
            dated.from.as_ref().map_or(value.clone(), |from| {
                let from = vec![
                    ("value", value.into()),
                    ("year", from.value.to_string().into()),
                ];
                self.words.say_with("show-from", &from)
            })
        });
        values.collect::<Vec<_>>().join("\n")
    }

    /// Where the value of a parameter comes from, or each of its values.
    fn sources(&self, parameter: &Parameter) -> String {
        let shown = |grounds: &Grounds| match grounds {
            Grounds::Basis(basis) => visible(basis, NAME),
            Grounds::Inferred(why) => {
                let why = vec![("why", visible(why, NAME).into())];
                self.words.say_with("show-inferred", &why)
            }
        };
        if parameter.dated.is_empty() {
            return shown(&parameter.grounds);
        }
        let sources = parameter.dated.iter().map(|dated| shown(&dated.grounds));
        sources.collect::<Vec<_>>().join("\n")
    }

    fn relations(&self) -> String {
        const COLUMNS: &[(&str, CellAlignment)] = &[
            ("show-column-relation", CellAlignment::Left),
            ("show-column-expression", CellAlignment::Left),
            ("show-column-origin", CellAlignment::Left),
        ];
        let rows = self.pack().relations.iter().map(|one| {
            vec![
                visible(&one.name, NAME),
                visible(&one.expression.value, NAME),
                self.origin(Part::Relation, &one.id.value, &one.was),
            ]
        });
        self.table("show-relations", COLUMNS, rows.collect())
    }

    fn vetoes(&self) -> String {
        const COLUMNS: &[(&str, CellAlignment)] = &[
            ("show-column-veto", CellAlignment::Left),
            ("show-column-when", CellAlignment::Left),
            ("show-column-limit", CellAlignment::Left),
            ("show-column-origin", CellAlignment::Left),
        ];
        let rows = self.pack().vetoes.iter().map(|one| {
            let limit = match &one.limit {
                Limit::Grade(label) => {
                    let grade = vec![("grade", visible(&label.value, NAME).into())];
                    self.words.say_with("report-veto-grade", &grade)
                }
                Limit::Total(total) => {
                    let total = vec![("total", trimmed(*total).into())];
                    self.words.say_with("report-veto-total", &total)
                }
            };
            vec![
                visible(&one.name, NAME),
                visible(&one.when.value, NAME),
                limit,
                self.origin(Part::Veto, &one.id.value, &one.was),
            ]
        });
        self.table("show-vetoes", COLUMNS, rows.collect())
    }

    /// What versions have dropped.
    fn dropped(&self) -> String {
        let dropped = &self.resolved.dropped;
        if dropped.is_empty() {
            return String::new();
        }
        let mut lines = vec![self.say("show-dropped")];
        for one in dropped {
            let about = vec![
                ("part", self.say(&format!("show-part-{}", one.part)).into()),
                ("name", visible(&one.name, NAME).into()),
                ("version", visible(version(&one.reference), NAME).into()),
            ];
            let line = self.words.say_with("show-dropped-entry", &about);
            lines.extend(paragraph(&line, self.width, "  ", "    "));
        }
        lines.join("\n")
    }
}

/// The version of `id@version`.
fn version(reference: &str) -> &str {
    reference
        .rsplit_once('@')
        .map_or(reference, |(_, version)| version)
}
