//! What a drawn rule may speak of: the facts and parameters of a pack, and every function of the library.

use std::sync::LazyLock;

use jixiao::pack::{ColumnKind, FactKind, Pack};
use jixiao::script::library::{Function, Kind, Signature, functions};

/// The names of a pack by what they mean, never empty but where said.
pub struct Vocabulary {
    pub numbers: Vec<String>,
    pub parameters: Vec<String>,
    pub conditions: Vec<String>,
    pub texts: Vec<String>,
    /// What texts may be.
    pub options: Vec<String>,
    pub judged: Vec<String>,
    /// With their items.
    pub checklists: Vec<(String, Vec<String>)>,
    pub tables: Vec<String>,
    /// Columns of any table.
    pub columns: Vec<(String, ColumnKind)>,
    /// Facts that a case may leave out.
    pub optional: Vec<String>,
}

impl Vocabulary {
    pub fn of(pack: &Pack) -> Self {
        let mut words = Self {
            numbers: Vec::new(),
            parameters: Vec::new(),
            conditions: Vec::new(),
            texts: Vec::new(),
            options: vec![String::new(), "说明".to_owned(), "好".to_owned()],
            judged: Vec::new(),
            checklists: Vec::new(),
            tables: Vec::new(),
            columns: Vec::new(),
            optional: Vec::new(),
        };
        for parameter in &pack.parameters {
            words.parameters.push(parameter.name.value.clone());
        }
        for fact in &pack.facts {
            let name = fact.name.value.clone();
            if let FactKind::Choice(options) = &fact.kind {
                words.options.extend(options.iter().cloned());
            }
            if fact.optional {
                words.optional.push(name);
                continue;
            }
            match &fact.kind {
                FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_) => {
                    words.numbers.push(name);
                }
                FactKind::Bool => words.conditions.push(name),
                FactKind::Choice(_) | FactKind::Text => words.texts.push(name),
                FactKind::Judged(_) => words.judged.push(name),
                FactKind::Checklist(items) => words.checklists.push((name, items.to_vec())),
                FactKind::Table(columns) => {
                    words.tables.push(name);
                    let columns = columns.iter();
                    words
                        .columns
                        .extend(columns.map(|(name, column)| (name.clone(), column.kind)));
                }
            }
        }
        words
    }

    /// The names of columns that hold numbers.
    pub fn number_columns(&self) -> Vec<&str> {
        let is_number = |kind| !matches!(kind, ColumnKind::Bool | ColumnKind::Text);
        let columns = self.columns.iter();
        columns
            .filter(|(_, kind)| is_number(*kind))
            .map(|(name, _)| name.as_str())
            .collect()
    }
}

/// One way to call a function of the library.
#[derive(Clone, Copy)]
pub struct Way {
    pub function: &'static Function,
    pub signature: &'static Signature,
}

impl Way {
    /// Whether a call of it can be compiled: a value that may be absent and what is computed for each row cannot.
    fn is_plain(&self) -> bool {
        let is_plain = |kind| {
            !matches!(
                kind,
                Kind::Table | Kind::RowNumber | Kind::RowTest | Kind::Any
            )
        };
        let arguments = self.signature.arguments;
        self.function.name != "weighted_given" && arguments.iter().all(|(_, kind)| is_plain(*kind))
    }
}

/// Every way to call a function, by what it gives.
pub struct Library {
    pub plain_numbers: Vec<Way>,
    pub numbers: Vec<Way>,
    pub conditions: Vec<Way>,
    pub texts: Vec<Way>,
    pub bands: Vec<Way>,
    pub plain_bools: Vec<Way>,
}

/// The library as it is: a function added to it is drawn without further ado.
pub static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let ways: Vec<Way> = functions()
        .flat_map(|function| {
            let signatures = function.signatures.iter();
            signatures.map(move |signature| Way {
                function,
                signature,
            })
        })
        .collect();
    let giving = |kind: Kind| -> Vec<Way> {
        let ways = ways.iter().copied();
        ways.filter(|way| way.signature.result == kind).collect()
    };
    let plain = |ways: &[Way]| -> Vec<Way> {
        let ways = ways.iter().copied();
        ways.filter(Way::is_plain).collect()
    };
    let (numbers, conditions) = (giving(Kind::Number), giving(Kind::Bool));
    Library {
        plain_numbers: plain(&numbers),
        plain_bools: plain(&conditions),
        numbers,
        conditions,
        texts: giving(Kind::Text),
        bands: giving(Kind::Band),
    }
});
