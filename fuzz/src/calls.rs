//! Calls of the library: arguments as each signature wants them.

use jixiao::pack::ColumnKind;
use jixiao::script::library::Kind;

use super::rules::{Type, Writer};
use super::vocabulary::{LIBRARY, Way};

/// Weights that make 100, by their number.
const SHARES: &[&[&str]] = &[
    &[],
    &["100"],
    &["60", "40"],
    &["权甲", "50", "10"],
    &["10", "20", "30", "40"],
];

/// What the arguments of one call have in common.
struct Shared {
    /// How long its lists are.
    length: usize,
    /// The items of its checklist.
    items: Option<Vec<String>>,
}

impl Writer<'_, '_> {
    /// A call of a function, under one of its names.
    pub fn call(&mut self, way: Way, depth: usize) -> String {
        let name = self.name(way.function.name, way.function.chinese);
        let mut shared = Shared {
            length: self.draws.choose(5),
            items: None,
        };
        let mut arguments = Vec::new();
        // As many arguments as it takes, of another kind.
        let is_flat = self.strays();
        for (argument, kind) in way.signature.arguments {
            let kind = if is_flat { &Kind::Number } else { kind };
            arguments.push(self.argument(argument, *kind, depth, &mut shared));
        }
        let gap = self.gap();
        format!("{name}({})", arguments.join(&format!(",{gap}")))
    }

    fn argument(&mut self, name: &str, kind: Kind, depth: usize, shared: &mut Shared) -> String {
        if self.is_loose && self.draws.once_in(4) && self.strays() {
            return self.value(Type::Text, 0);
        }
        match (kind, name) {
            (Kind::Number, "decimals") if !self.draws.once_in(4) => {
                self.draws.choose(12).to_string()
            }
            (Kind::Number, _) => self.number(depth),
            (Kind::Bool, _) => self.condition(depth),
            (Kind::Text, "ends") if !self.strays() => {
                format!("{:?}", self.draws.pick(&["[)", "[]", "(]", "()"]))
            }
            (Kind::Text, "column") => format!("{:?}", self.draws.pick(&self.words.columns).0),
            (Kind::Text, "item") => match shared.items.clone() {
                Some(items) if !self.draws.once_in(8) => format!("{:?}", self.draws.pick(&items)),
                _ => self.text(depth),
            },
            (Kind::Text, _) => self.text(depth),
            (Kind::Numbers, _) => self.list(name, depth, shared.length),
            (Kind::Bands, _) => self.bands(depth),
            (Kind::Band, _) => self.band(depth),
            (Kind::Checklist, _) => {
                let (list, items) = self.draws.pick(&self.words.checklists).clone();
                shared.items = Some(items);
                list
            }
            (Kind::Judged, _) => self.draws.pick(&self.words.judged).clone(),
            (Kind::Table, _) => self.draws.pick(&self.words.tables).clone(),
            (Kind::RowNumber, _) => format!("|row| {}", self.row_number(depth)),
            (Kind::RowTest, _) => format!("|row| {}", self.row_test()),
            (Kind::Entries, _) => self.entries(shared.items.clone(), depth),
            (Kind::Any, _) if self.draws.once_in(2) => {
                self.draws.pick(&self.words.optional).clone()
            }
            (Kind::Any, _) => self.value(Type::Number, depth),
            (Kind::Nothing, _) => "()".to_owned(),
        }
    }

    fn list(&mut self, name: &str, depth: usize, length: usize) -> String {
        let length = if self.draws.once_in(8) {
            self.draws.choose(5)
        } else {
            length
        };
        let adds_up = name == "weights" && self.draws.once_in(2);
        let elements: Vec<String> = match SHARES.get(length) {
            Some(shares) if adds_up => shares.iter().map(ToString::to_string).collect(),
            _ => (0..length).map(|_| self.number(depth)).collect(),
        };
        format!("[{}]", elements.join(", "))
    }

    fn bands(&mut self, depth: usize) -> String {
        let mut bands = Vec::new();
        for _ in 0..self.draws.choose(5) {
            bands.push(self.band(depth));
        }
        if !self.draws.once_in(4) {
            let name = self.name("otherwise", "其余");
            bands.push(format!("{name}({})", self.number(depth)));
        }
        let gap = self.gap();
        format!("[{}]", bands.join(&format!(",{gap}")))
    }

    fn band(&mut self, depth: usize) -> String {
        let way = *self.draws.pick(&LIBRARY.bands);
        // Limits are mostly plain: an argument of a band is two levels below its rule as it is.
        let depth = if self.draws.once_in(4) { depth } else { 0 };
        self.call(way, depth)
    }

    /// A map from texts to numbers; of the items of a checklist, or of what texts may be.
    fn entries(&mut self, items: Option<Vec<String>>, depth: usize) -> String {
        let keys = items.unwrap_or_else(|| self.words.options.clone());
        let mut entries = Vec::new();
        for key in keys {
            if !self.draws.once_in(8) {
                let value = match self.draws.choose(24) {
                    0..=17 => self.figure(),
                    18..=20 => self.draws.pick(&self.words.parameters).clone(),
                    21 | 22 => self.full(),
                    _ if self.is_loose => self.number(depth),
                    _ => self.figure(),
                };
                entries.push(format!("{key:?}: {value}"));
            }
        }
        format!("#{{ {} }}", entries.join(", "))
    }

    fn row_number(&mut self, depth: usize) -> String {
        let columns: Vec<String> = {
            let columns = self.words.number_columns();
            columns.into_iter().map(str::to_owned).collect()
        };
        let column = self.draws.pick(&columns).clone();
        match self.draws.choose(5) {
            0 => format!("row.{column}"),
            1 => {
                let name = self.name("percent", "百分比");
                format!("{name}(row.{column}, row.{})", self.draws.pick(&columns))
            }
            2 => format!("row.{column} * {}", self.figure()),
            3 => format!(
                "if {} {{ row.{column} }} else {{ {} }}",
                self.row_test(),
                self.figure()
            ),
            _ => format!("row.{column} + {}", self.number(depth.min(1))),
        }
    }

    fn row_test(&mut self) -> String {
        let (column, kind) = self.draws.pick(&self.words.columns).clone();
        match kind {
            ColumnKind::Bool => format!("row.{column}"),
            ColumnKind::Text => {
                let option = self.draws.pick(&self.words.options).clone();
                format!("row.{column} == {option:?}")
            }
            _ => {
                let sign = *self.draws.pick(&["<", "<=", ">", ">=", "==", "!="]);
                format!("row.{column} {sign} {}", self.figure())
            }
        }
    }
}
