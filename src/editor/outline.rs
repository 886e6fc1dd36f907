//! What a file is made of: the groups and indicators of a manifest, its facts and parameters; the steps of a script.

use lsp_types::{DocumentSymbol, SymbolKind};

use super::manifest::At::{I, K};
use super::manifest::{Piece, PieceKind, Step};
use super::position::Lines;
use super::symbols::Index;
use crate::diagnose::Words;
use crate::syntax::uses::DeclarationKind;

/// The entries of the text at this place among the sources.
#[must_use]
pub fn outline(
    index: &Index,
    source: usize,
    lines: &Lines<'_>,
    words: &Words,
) -> Vec<DocumentSymbol> {
    let outline = Outline { index, lines };
    if source > 0 {
        return outline.script(source);
    }
    let mut entries = Vec::new();
    for (section, heading) in [("fact", "editor-fact"), ("param", "editor-parameter")] {
        let children = outline.named(section);
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            let mut range = first.range;
            range.end = last.range.end;
            let kind = SymbolKind::NAMESPACE;
            let selection = first.selection_range;
            entries.push(entry(
                words.say(heading),
                None,
                kind,
                (range, selection),
                children,
            ));
        }
    }
    entries.extend(outline.groups(None));
    entries.extend(outline.ids("reconcile", SymbolKind::BOOLEAN, |_| true));
    entries
}

struct Outline<'a> {
    index: &'a Index,
    lines: &'a Lines<'a>,
}

impl Outline<'_> {
    fn script(&self, source: usize) -> Vec<DocumentSymbol> {
        let scripts = self.index.scripts.iter();
        scripts
            .filter(|script| script.source == source)
            .flat_map(|script| &script.declared)
            .filter_map(|declared| {
                let kind = match declared.kind {
                    DeclarationKind::Step => SymbolKind::VARIABLE,
                    DeclarationKind::Function => SymbolKind::FUNCTION,
                    DeclarationKind::Inner | DeclarationKind::Parameter => return None,
                };
                let selection = self.lines.range(declared.span);
                let range = self.lines.range(declared.statement);
                let name = declared.name.clone();
                Some(entry(name, None, kind, (range, selection), Vec::new()))
            })
            .collect()
    }

    /// The facts or the parameters.
    fn named(&self, section: &str) -> Vec<DocumentSymbol> {
        let mut seen: Vec<&str> = Vec::new();
        let mut entries = Vec::new();
        for piece in &self.index.pieces {
            let is_name = piece.kind == PieceKind::Key
                && matches!(piece.at().as_slice(), [K(name), K(_)] if *name == section);
            if !is_name || seen.contains(&piece.value.as_str()) {
                continue;
            }
            seen.push(&piece.value);
            let kind = if section == "fact" {
                SymbolKind::FIELD
            } else {
                SymbolKind::CONSTANT
            };
            let mut label = piece.path.clone();
            label.push(Step::Key("label".to_owned()));
            let label = self.value(&label);
            entries.push(self.of_piece(piece, label, kind, &piece.path));
        }
        entries
    }

    /// The groups right below `above`, with what is below them.
    fn groups(&self, above: Option<&str>) -> Vec<DocumentSymbol> {
        let mut entries = self.ids("group", SymbolKind::MODULE, |id| {
            id.value.rsplit_once('/').map(|(parent, _)| parent) == above
        });
        for group in &mut entries {
            // A group's path is longer than that of the one above it, so this comes to an end.
            let mut children = self.groups(Some(&group.name));
            children.extend(self.indicators(&group.name));
            group.children = Some(children);
        }
        entries
    }

    fn indicators(&self, group: &str) -> Vec<DocumentSymbol> {
        self.ids("indicator", SymbolKind::CLASS, |id| {
            let Some(I(index)) = id.at().get(1).copied() else {
                return false;
            };
            let own = self.index.field("indicator", index, "group");
            own.is_some_and(|own| own.value == group)
        })
    }

    fn ids(
        &self,
        list: &str,
        kind: SymbolKind,
        is_wanted: impl Fn(&Piece) -> bool,
    ) -> Vec<DocumentSymbol> {
        self.index
            .ids(list)
            .filter(|(_, id)| is_wanted(id))
            .map(|(index, id)| {
                let name = self.index.field(list, index, "name");
                let table = id.path.get(..2).unwrap_or_default();
                self.of_piece(id, name.map(|name| name.value.clone()), kind, table)
            })
            .collect()
    }

    fn of_piece(
        &self,
        piece: &Piece,
        detail: Option<String>,
        kind: SymbolKind,
        table: &[Step],
    ) -> DocumentSymbol {
        let mut whole = piece.outer;
        for part in &self.index.pieces {
            if part.path.starts_with(table) {
                whole = (whole.0.min(part.outer.0), whole.1.max(part.outer.1));
            }
        }
        let ranges = (self.lines.range(whole), self.lines.range(piece.outer));
        entry(piece.value.clone(), detail, kind, ranges, Vec::new())
    }

    fn value(&self, path: &[Step]) -> Option<String> {
        let pieces = self.index.pieces.iter();
        pieces
            .filter(|piece| piece.kind == PieceKind::Text)
            .find(|piece| piece.path == path)
            .map(|piece| piece.value.clone())
    }
}

fn entry(
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    (range, selection_range): (lsp_types::Range, lsp_types::Range),
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    #[expect(
        deprecated,
        reason = "the field is required, though the protocol has gone over to tags"
    )]
    DocumentSymbol {
        // An entry without a name is refused by editors.
        name: if name.is_empty() {
            "?".to_owned()
        } else {
            name
        },
        detail,
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: (!children.is_empty()).then_some(children),
    }
}
