//! The index of a pack: every name in its manifest and its scripts, with its place and what it stands for. It is made of the
//! texts as they are, so that it is there while they are being written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::manifest::At::{I, K};
use super::manifest::{Piece, PieceKind, Spelling, scan};
use crate::script::{FULL, library};
use crate::source::Files;
use crate::syntax::uses::{DeclarationKind, Role, uses};

/// The largest file looked at: more than a pack's own reader takes.
const LIMIT: u64 = 8 * 1024 * 1024;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A fact or a parameter: they share their names.
    Name(String),
    Group(String),
    Indicator(String),
    Relation(String),
    /// A variable or a function of a script's own.
    Own {
        script: usize,
        declaration: usize,
    },
    /// A function of the library, by its English name.
    Function(&'static str),
    /// The full marks of the indicators that have this script.
    Full {
        script: usize,
    },
    /// A script's file.
    File(PathBuf),
}

/// How a name is written anew where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As it is.
    Plain,
    /// As a quoted key or text: the quotes are part of the place.
    Quoted,
    /// Not at all: it stands in a script whose text is written with signs that stand for others.
    Fixed,
}

/// A name where it stands.
#[derive(Clone, Debug)]
pub struct Mention {
    pub symbol: Symbol,
    /// The index of its text among the sources.
    pub source: usize,
    pub span: (usize, usize),
    /// Whether the symbol is declared here.
    pub defines: bool,
    pub writing: Writing,
}

/// A text of the pack.
#[derive(Clone, Debug)]
pub struct SourceText {
    pub path: PathBuf,
    pub text: String,
}

/// A declaration within a script, with places in the script's source.
#[derive(Clone, Debug)]
pub struct Declared {
    pub name: String,
    pub kind: DeclarationKind,
    pub span: (usize, usize),
    pub statement: (usize, usize),
    /// The statement itself.
    pub text: String,
}

/// A script, in a file or in the manifest.
#[derive(Clone, Debug)]
pub struct Script {
    pub source: usize,
    /// Where its text stands in the source.
    pub span: (usize, usize),
    /// Whether it stands there letter for letter.
    pub is_verbatim: bool,
    /// The indicators that have it; none for the expression of a relation.
    pub indicators: Vec<usize>,
    pub declared: Vec<Declared>,
}

/// How a script stands in its source.
#[derive(Clone, Copy)]
enum Standing {
    /// Letter for letter from this byte on.
    At(usize),
    /// Somehow within this place.
    Within((usize, usize)),
}

impl Standing {
    fn span(self, (start, end): (usize, usize)) -> (usize, usize) {
        match self {
            Self::At(begin) => (begin + start, begin + end),
            Self::Within(place) => place,
        }
    }
}

/// A pack's texts with every name in them.
#[derive(Debug)]
pub struct Index {
    /// The manifest first.
    pub sources: Vec<SourceText>,
    /// The manifest's keys and values.
    pub pieces: Vec<Piece>,
    pub scripts: Vec<Script>,
    pub mentions: Vec<Mention>,
    /// The names of the facts and parameters declared.
    pub declared: BTreeSet<String>,
}

impl Index {
    /// Indexes the pack of the manifest at `path`.
    #[must_use]
    pub fn of(path: &Path, files: &dyn Files) -> Self {
        let text = files
            .read(path, LIMIT)
            .ok()
            .and_then(plain)
            .unwrap_or_default();
        let pieces = scan(&text).pieces;
        let path = path.to_path_buf();
        let mut index = Self {
            sources: vec![SourceText { path, text }],
            declared: declared(&pieces),
            pieces: Vec::new(),
            scripts: Vec::new(),
            mentions: Vec::new(),
        };
        index.read_scripts(&pieces, files);
        for piece in &pieces {
            index.mention_piece(piece, &pieces);
        }
        index.pieces = pieces;
        index
    }

    /// Adds a script below the pack that no indicator names yet.
    pub fn add_file(&mut self, path: &Path, files: &dyn Files) {
        let text = files.read(path, LIMIT).ok().and_then(plain);
        if let (None, Some(text)) = (self.source(path), text) {
            let source = self.sources.len();
            self.add_script(source, &text, Standing::At(0), Vec::new());
            let path = path.to_path_buf();
            self.sources.push(SourceText { path, text });
        }
    }

    /// The text at this place among the sources.
    #[must_use]
    pub fn text(&self, source: usize) -> &str {
        self.sources
            .get(source)
            .map_or("", |source| source.text.as_str())
    }

    /// The index of a file's text.
    #[must_use]
    pub fn source(&self, path: &Path) -> Option<usize> {
        self.sources.iter().position(|source| source.path == path)
    }

    /// What is named at a place; of two names that meet there, the one that begins.
    #[must_use]
    pub fn at(&self, source: usize, offset: usize) -> Option<&Mention> {
        let holds =
            |one: &&Mention| one.source == source && one.span.0 <= offset && offset <= one.span.1;
        self.mentions
            .iter()
            .filter(holds)
            .min_by_key(|one| (one.span.1 - one.span.0, std::cmp::Reverse(one.span.0)))
    }

    /// Every place that names the symbol.
    pub fn of_symbol(&self, symbol: &Symbol) -> impl Iterator<Item = &Mention> {
        self.mentions
            .iter()
            .filter(move |mention| mention.symbol == *symbol)
    }

    /// The script in which a place lies.
    #[must_use]
    pub fn script_at(&self, source: usize, offset: usize) -> Option<usize> {
        self.scripts.iter().position(|script| {
            script.source == source && script.span.0 <= offset && offset <= script.span.1
        })
    }

    /// The declaration that a symbol of a script's own stands for.
    #[must_use]
    pub fn declaration(&self, script: usize, declaration: usize) -> Option<&Declared> {
        self.scripts.get(script)?.declared.get(declaration)
    }

    /// The value of a key of the `index`-th table of a list.
    #[must_use]
    pub fn field(&self, list: &str, index: usize, key: &str) -> Option<&Piece> {
        self.pieces
            .iter()
            .find(|piece| piece.kind != PieceKind::Key && piece.at() == [K(list), I(index), K(key)])
    }

    /// The ids of the tables of a list, each with its index.
    pub fn ids<'a>(&'a self, list: &'a str) -> impl Iterator<Item = (usize, &'a Piece)> {
        self.pieces
            .iter()
            .filter_map(move |piece| match (piece.kind, piece.at().as_slice()) {
                (PieceKind::Text, [K(name), I(index), K("id")]) if *name == list => {
                    Some((*index, piece))
                }
                _ => None,
            })
    }

    /// Reads each script once, also where several indicators share it.
    fn read_scripts(&mut self, pieces: &[Piece], files: &dyn Files) {
        let mut read: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let manifest = self.sources.first().map(|source| source.path.clone());
        let manifest = manifest.unwrap_or_default();
        let folder = manifest.parent().unwrap_or(Path::new(""));
        for piece in pieces.iter().filter(|piece| piece.kind == PieceKind::Text) {
            match piece.at().as_slice() {
                [K("indicator"), I(index), K("script")] => {
                    let path: PathBuf = folder.join(&piece.value).components().collect();
                    if let Some(script) = read.get(&path) {
                        if let Some(script) = self.scripts.get_mut(*script) {
                            script.indicators.push(*index);
                        }
                        continue;
                    }
                    let bytes = files.read_inside(folder, &piece.value, LIMIT).ok();
                    if let Some(text) = bytes.and_then(plain) {
                        read.insert(path.clone(), self.scripts.len());
                        let source = self.sources.len();
                        self.add_script(source, &text, Standing::At(0), vec![*index]);
                        self.sources.push(SourceText { path, text });
                    }
                }
                [K("indicator"), I(index), K("inline")] => {
                    self.add_written(piece, vec![*index]);
                }
                [K("reconcile"), I(_), K("expr")] | [K("veto"), I(_), K("when")] => {
                    self.add_written(piece, Vec::new());
                }
                _ => {}
            }
        }
    }

    /// Adds a script that stands in the manifest.
    fn add_written(&mut self, piece: &Piece, indicators: Vec<usize>) {
        let standing = match piece.spelling {
            Spelling::Quoted => Standing::At(piece.inner.0),
            _ => Standing::Within(piece.inner),
        };
        self.add_script(0, &piece.value, standing, indicators);
    }

    fn add_script(
        &mut self,
        source: usize,
        text: &str,
        standing: Standing,
        indicators: Vec<usize>,
    ) {
        let script = self.scripts.len();
        let found = uses(text);
        for name in &found.names {
            let symbol = match name.role {
                Role::Own(declaration) => Some(Symbol::Own {
                    script,
                    declaration,
                }),
                Role::Free if FULL.contains(&name.text) => Some(Symbol::Full { script }),
                Role::Free => Some(Symbol::Name(name.text.to_owned())),
                Role::Called => {
                    library::find(name.text).map(|function| Symbol::Function(function.name))
                }
                Role::Member | Role::Key => None,
            };
            let Some(symbol) = symbol else { continue };
            self.mentions.push(Mention {
                symbol,
                source,
                span: standing.span((name.start, name.start + name.text.len())),
                defines: found.declarations.iter().any(|one| one.start == name.start),
                writing: match standing {
                    Standing::At(_) => Writing::Plain,
                    Standing::Within(_) => Writing::Fixed,
                },
            });
        }
        let declared = found.declarations.iter().map(|one| Declared {
            name: one.name.to_owned(),
            kind: one.kind,
            span: standing.span((one.start, one.start + one.name.len())),
            statement: standing.span(one.statement),
            text: text
                .get(one.statement.0..one.statement.1)
                .unwrap_or_default()
                .to_owned(),
        });
        self.scripts.push(Script {
            source,
            span: standing.span((0, text.len())),
            is_verbatim: matches!(standing, Standing::At(_)),
            indicators,
            declared: declared.collect(),
        });
    }

    fn mention_piece(&mut self, piece: &Piece, pieces: &[Piece]) {
        let value = piece.value.clone();
        let (symbol, defines) = match (piece.kind, piece.at().as_slice()) {
            (PieceKind::Key, [K("fact" | "param"), K(_)]) => {
                let symbol = Symbol::Name(value);
                let is_first = !self
                    .mentions
                    .iter()
                    .any(|one| one.defines && one.symbol == symbol);
                (symbol, is_first)
            }
            (PieceKind::Key, [.., K("facts"), K(_)]) => (Symbol::Name(value), false),
            (PieceKind::Text, [K("indicator"), I(_), K("with"), K(_)]) => {
                (Symbol::Name(value), false)
            }
            (PieceKind::Text, [K("group"), I(_), K("id")]) => (Symbol::Group(value), true),
            (PieceKind::Text, [K("indicator"), I(_), K("group")]) => (Symbol::Group(value), false),
            (PieceKind::Text, [K("indicator"), I(_), K("id")]) => (Symbol::Indicator(value), true),
            (PieceKind::Text, [K("indicator"), I(_), K("not_applicable"), K("move")]) => {
                (Symbol::Indicator(value), false)
            }
            (PieceKind::Text, [K("reconcile"), I(_), K("id")]) => (Symbol::Relation(value), true),
            (PieceKind::Text, [K("indicator"), I(index), K("measure"), K("step")]) => {
                match self.step(*index, &value) {
                    Some(symbol) => (symbol, false),
                    None => return,
                }
            }
            (PieceKind::Text, [K("indicator"), I(_), K("script")]) => {
                let folder = self.sources.first().and_then(|source| source.path.parent());
                let path = folder.unwrap_or(Path::new("")).join(&value);
                (Symbol::File(path.components().collect()), false)
            }
            (PieceKind::Text, [K(_), I(_), K("at")]) => match self.entry(value, pieces) {
                Some(symbol) => (symbol, false),
                None => return,
            },
            _ => return,
        };
        let (span, writing) = match piece.spelling {
            Spelling::Quoted => (piece.inner, Writing::Plain),
            Spelling::Bare | Spelling::Escaped => (piece.outer, Writing::Quoted),
        };
        self.mentions.push(Mention {
            symbol,
            source: 0,
            span,
            defines,
            writing,
        });
    }

    /// The step of that name in an indicator's script.
    fn step(&self, indicator: usize, name: &str) -> Option<Symbol> {
        let holds = |script: &Script| script.indicators.contains(&indicator);
        let script = self.scripts.iter().position(holds)?;
        let steps = &self.scripts.get(script)?.declared;
        let declaration = steps
            .iter()
            .position(|one| one.kind == DeclarationKind::Step && one.name == name)?;
        Some(Symbol::Own {
            script,
            declaration,
        })
    }

    /// The entry of the pack that `at` speaks of.
    fn entry(&self, id: String, pieces: &[Piece]) -> Option<Symbol> {
        let is_id = |list: &str| {
            pieces.iter().any(|piece| {
                let at = piece.at();
                let fits = matches!(at.as_slice(), [K(name), I(_), K("id")] if *name == list);
                fits && piece.kind == PieceKind::Text && piece.value == id
            })
        };
        if is_id("indicator") {
            Some(Symbol::Indicator(id))
        } else if is_id("group") {
            Some(Symbol::Group(id))
        } else if self.declared.contains(&id) {
            Some(Symbol::Name(id))
        } else if is_id("reconcile") {
            Some(Symbol::Relation(id))
        } else {
            None
        }
    }
}

/// A file's text as the rest of the program reads it.
fn plain(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    Some(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

fn declared(pieces: &[Piece]) -> BTreeSet<String> {
    pieces
        .iter()
        .filter(|piece| piece.kind == PieceKind::Key)
        .filter(|piece| matches!(piece.at().as_slice(), [K("fact" | "param"), K(_)]))
        .map(|piece| piece.value.clone())
        .collect()
}
