//! What there is to read of a name: its declaration, its documentation and who uses it, in Markdown.

use super::symbols::{Index, Symbol};
use crate::diagnose::{Arguments, Words};
use crate::number::{Decimal, trimmed};
use crate::pack::{Bounds, ColumnKind, Direction, Fact, FactKind, Grounds, Pack, Parameter};
use crate::report::documentation;
use crate::script::library;
use crate::syntax::uses::DeclarationKind;

/// What a name is looked up in.
pub struct Reader<'a> {
    pub index: &'a Index,
    /// As it last could be read.
    pub pack: Option<&'a Pack>,
    pub words: &'a Words,
}

impl Reader<'_> {
    /// The page of a symbol; none where nothing is known of it.
    #[must_use]
    pub fn page(&self, symbol: &Symbol) -> Option<String> {
        match symbol {
            Symbol::Name(name) => self.name(name),
            Symbol::Indicator(id) => self.indicator(id),
            Symbol::Group(id) => self.group(id),
            Symbol::Relation(id) => self.relation(id),
            Symbol::Own {
                script,
                declaration,
            } => self.own(*script, *declaration),
            Symbol::Function(name) => Some(self.function(library::find(name)?)),
            Symbol::Full { script } => self.full(*script),
            Symbol::File(_) => None,
        }
    }

    fn function(&self, function: &library::Function) -> String {
        let about = documentation(function, self.words);
        format!(
            "**{}** `{}`\n\n{}\n\n{}\n\n{}\n\n{}",
            function.chinese,
            function.name,
            code(&about.ways.join("\n")),
            escaped(&about.about),
            escaped(&about.example),
            escaped(&about.shapes),
        )
    }

    fn say(&self, key: &str, arguments: &Arguments) -> String {
        self.words.say_with(key, arguments)
    }

    fn name(&self, name: &str) -> Option<String> {
        let pack = self.pack?;
        if let Some(fact) = pack.fact(name) {
            return Some(self.fact(fact));
        }
        let parameter = pack.parameters.iter().find(|one| one.name.value == name)?;
        Some(self.parameter(parameter))
    }

    fn fact(&self, fact: &Fact) -> String {
        let mut lines = vec![self.heading(&fact.name.value, "editor-fact")];
        lines.extend(fact.label.as_deref().map(escaped));
        let mut items =
            vec![self.one("editor-type", "type", &self.words.say(type_key(&fact.kind)))];
        items.extend(
            fact.unit
                .as_deref()
                .map(|unit| self.one("editor-unit", "unit", unit)),
        );
        items.extend(self.about_kind(&fact.kind));
        if fact.optional {
            items.push(self.words.say("editor-optional"));
        }
        items.extend(self.readers(&fact.name.value));
        lines.push(list(&items));
        lines.join("\n\n")
    }

    fn about_kind(&self, kind: &FactKind) -> Vec<String> {
        match kind {
            FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds) => {
                self.bounds(bounds)
            }
            FactKind::Choice(options) => {
                vec![self.several("editor-options", "options", options.clone())]
            }
            FactKind::Checklist(items) => {
                vec![self.several("editor-items", "items", items.to_vec())]
            }
            FactKind::Judged(tiers) => {
                let tiers = tiers.iter().map(|tier| {
                    let close = if tier.to_inclusive { ']' } else { ')' };
                    let (from, to) = (trimmed(tier.from), trimmed(tier.to));
                    format!("{} [{from}, {to}{close}", tier.label)
                });
                vec![self.several("editor-tiers", "tiers", tiers.collect())]
            }
            FactKind::Table(columns) => {
                let columns = columns.iter().map(|(name, column)| {
                    let kind = self.words.say(column_key(column.kind));
                    match &column.unit {
                        Some(unit) => format!("{name} ({kind}, {unit})"),
                        None => format!("{name} ({kind})"),
                    }
                });
                vec![self.several("editor-columns", "columns", columns.collect())]
            }
            FactKind::Bool | FactKind::Text => Vec::new(),
        }
    }

    fn bounds(&self, bounds: &Bounds) -> Vec<String> {
        let bound = |key, bound: Option<Decimal>| {
            bound.map(|number| self.one(key, "number", &trimmed(number)))
        };
        let min = bound("editor-min", bounds.min);
        min.into_iter()
            .chain(bound("editor-max", bounds.max))
            .collect()
    }

    fn parameter(&self, parameter: &Parameter) -> String {
        let mut lines = vec![self.heading(&parameter.name.value, "editor-parameter")];
        lines.extend(parameter.label.as_deref().map(escaped));
        let unit = parameter.unit.as_deref().unwrap_or_default();
        let value = format!("{} {unit}", trimmed(parameter.value));
        let mut items = vec![self.one("editor-value", "value", value.trim_end())];
        items.push(match &parameter.grounds {
            Grounds::Basis(text) => self.one("editor-basis", "basis", text),
            Grounds::Inferred(text) => self.one("editor-inferred", "reason", text),
        });
        items.extend(self.readers(&parameter.name.value));
        lines.push(list(&items));
        lines.join("\n\n")
    }

    /// Which indicators and relations read a fact or a parameter.
    fn readers(&self, name: &str) -> Vec<String> {
        let symbol = Symbol::Name(name.to_owned());
        let mut indicators = Vec::new();
        let mut relations = Vec::new();
        for script in &self.index.scripts {
            let holds = |mention: &super::symbols::Mention| {
                mention.source == script.source
                    && script.span.0 <= mention.span.0
                    && mention.span.1 <= script.span.1
            };
            if !self.index.of_symbol(&symbol).any(holds) {
                continue;
            }
            let named = |index: &usize| {
                let name = self.index.field("indicator", *index, "name");
                name.map(|piece| piece.value.clone())
            };
            indicators.extend(script.indicators.iter().filter_map(named));
            if script.source == 0 && script.indicators.is_empty() {
                relations.extend(self.relation_at(script.span.0));
            }
        }
        let mut items = Vec::new();
        if !indicators.is_empty() {
            items.push(self.several("editor-read-by", "indicators", indicators));
        }
        if !relations.is_empty() {
            items.push(self.several("editor-related-by", "relations", relations));
        }
        items
    }

    /// The name of the relation whose expression stands here.
    fn relation_at(&self, offset: usize) -> Option<String> {
        self.index.ids("reconcile").find_map(|(index, id)| {
            let expression = self.index.field("reconcile", index, "expr")?;
            let stands = expression.inner.0 <= offset && offset <= expression.inner.1;
            let name = self.index.field("reconcile", index, "name").unwrap_or(id);
            stands.then(|| name.value.clone())
        })
    }

    fn indicator(&self, id: &str) -> Option<String> {
        let indicator = self.pack?.indicator(id)?;
        let mut items = vec![
            self.one("editor-max-points", "points", &trimmed(indicator.max)),
            self.one("editor-in-group", "group", &indicator.group),
        ];
        items.extend(indicator.direction.map(|direction| {
            self.words.say(match direction {
                Direction::LowerIsBetter => "editor-lower-is-better",
                Direction::HigherIsBetter => "editor-higher-is-better",
            })
        }));
        let basis = indicator.basis.as_deref();
        items.extend(basis.map(|text| self.one("editor-basis", "basis", text)));
        let lines = [
            self.heading(id, "editor-indicator"),
            escaped(&indicator.name),
            list(&items),
            code(indicator.script.value.trim_end()),
        ];
        Some(lines.join("\n\n"))
    }

    fn group(&self, id: &str) -> Option<String> {
        let mut page = None;
        for group in &self.pack?.groups {
            group.visit(&mut |group| {
                if group.id == id {
                    let members = group
                        .indicators
                        .iter()
                        .filter_map(|index| Some(self.pack?.indicators.get(*index)?.name.clone()));
                    let below = group.groups.iter().map(|group| group.name.clone());
                    let parts: Vec<String> = below.chain(members).collect();
                    let items = [
                        self.one("editor-max-points", "points", &trimmed(group.max)),
                        self.several("editor-parts", "parts", parts),
                    ];
                    let heading = self.heading(id, "editor-group");
                    page = Some(format!("{heading}\n\n{}", list(&items)));
                }
            });
        }
        page
    }

    fn relation(&self, id: &str) -> Option<String> {
        let relations = &self.pack?.relations;
        let relation = relations.iter().find(|one| one.id.value == id)?;
        Some(format!(
            "{}\n\n{}\n\n{}",
            self.heading(id, "editor-relation"),
            escaped(&relation.name),
            code(&relation.expression.value)
        ))
    }

    fn own(&self, script: usize, declaration: usize) -> Option<String> {
        let declared = self.index.declaration(script, declaration)?;
        let kind = match declared.kind {
            DeclarationKind::Step => "editor-step",
            DeclarationKind::Inner | DeclarationKind::Parameter => "editor-variable",
            DeclarationKind::Function => "editor-function",
        };
        let heading = self.heading(&declared.name, kind);
        Some(format!("{heading}\n\n{}", code(declared.text.trim())))
    }

    fn full(&self, script: usize) -> Option<String> {
        let script = self.index.scripts.get(script)?;
        let items: Vec<String> = script
            .indicators
            .iter()
            .filter_map(|index| {
                let name = self.index.field("indicator", *index, "name")?;
                let points = self.index.field("indicator", *index, "max")?;
                let arguments = vec![
                    ("indicator", name.value.as_str().into()),
                    ("points", points.value.as_str().into()),
                ];
                Some(self.say("editor-full", &arguments))
            })
            .collect();
        (!items.is_empty()).then(|| list(&items))
    }

    fn heading(&self, name: &str, kind: &str) -> String {
        format!("**{}** {}", escaped(name), self.words.say(kind))
    }

    fn one(&self, key: &str, argument: &'static str, value: &str) -> String {
        self.say(key, &vec![(argument, value.into())])
    }

    fn several(&self, key: &str, argument: &'static str, values: Vec<String>) -> String {
        self.say(key, &vec![(argument, values.into())])
    }
}

/// The catalogue's key of a fact's type.
#[must_use]
pub fn type_key(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Decimal(_) => "editor-type-decimal",
        FactKind::Integer(_) => "editor-type-integer",
        FactKind::Percent(_) => "editor-type-percent",
        FactKind::Bool => "editor-type-bool",
        FactKind::Choice(_) => "editor-type-choice",
        FactKind::Judged(_) => "editor-type-judged",
        FactKind::Checklist(_) => "editor-type-checklist",
        FactKind::Text => "editor-type-text",
        FactKind::Table(_) => "editor-type-table",
    }
}

fn column_key(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Decimal => "editor-type-decimal",
        ColumnKind::Integer => "editor-type-integer",
        ColumnKind::Percent => "editor-type-percent",
        ColumnKind::Bool => "editor-type-bool",
        ColumnKind::Choice => "editor-type-choice",
        ColumnKind::Text => "editor-type-text",
    }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("- {}", escaped(item)))
        .collect();
    items.join("\n")
}

/// A text that Markdown shows letter for letter.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                result.push('\\');
                result.push(c);
            }
            '\n' | '\r' => result.push(' '),
            c => result.push(c),
        }
    }
    result
}

/// A text set as a script, fenced by more back quotes than it has itself.
fn code(text: &str) -> String {
    let mut fence = String::from("```");
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}rhai\n{text}\n{fence}")
}
