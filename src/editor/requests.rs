//! What the editor asks, and the answers.

use std::path::{Path, PathBuf};

use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request::{
    Completion, DocumentSymbolRequest, GotoDefinition, HoverRequest, PrepareRenameRequest,
    References, Rename, Request as Asked, ResolveCompletionItem,
};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionParams, CompletionResponse, CompletionTextEdit,
    DocumentChanges, DocumentSymbolParams, DocumentSymbolResponse, Documentation,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverContents, HoverParams,
    InsertTextFormat, Location, MarkupContent, MarkupKind, OneOf,
    OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse, Range, ReferenceParams,
    RenameParams, TextDocumentEdit, TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::Value;

use super::address::{mend, path_of};
use super::completion::{Proposal, Proposals, Sort, in_script};
use super::fields::in_manifest;
use super::hover::Reader;
use super::outline::outline;
use super::position::Lines;
use super::rename::{Edit, rename, renameable};
use super::session::Session;
use super::symbols::{Index, Mention, Symbol};
use crate::script::library;

/// A place that the editor speaks of, in its pack.
struct Place {
    manifest: PathBuf,
    index: Index,
    source: usize,
    offset: usize,
}

impl Place {
    fn mention(&self) -> Option<&Mention> {
        self.index.at(self.source, self.offset)
    }
}

impl Session<'_> {
    /// Answers a request.
    pub fn answer(&self, request: Request) -> Response {
        match request.method.as_str() {
            HoverRequest::METHOD => {
                self.reply::<HoverRequest>(request, |session, params| Ok(session.hover(params)))
            }
            Completion::METHOD => {
                self.reply::<Completion>(request, |session, params| Ok(session.completion(params)))
            }
            ResolveCompletionItem::METHOD => self
                .reply::<ResolveCompletionItem>(request, |session, item| Ok(session.resolve(item))),
            GotoDefinition::METHOD => self
                .reply::<GotoDefinition>(request, |session, params| Ok(session.definition(params))),
            References::METHOD => {
                self.reply::<References>(request, |session, params| Ok(session.references(params)))
            }
            DocumentSymbolRequest::METHOD => self
                .reply::<DocumentSymbolRequest>(request, |session, params| {
                    Ok(session.outline(params))
                }),
            PrepareRenameRequest::METHOD => {
                self.reply::<PrepareRenameRequest>(request, Self::prepare_rename)
            }
            Rename::METHOD => self.reply::<Rename>(request, Self::rename),
            other => {
                let code = code(ErrorCode::MethodNotFound);
                Response::new_err(request.id, code, other.to_owned())
            }
        }
    }

    fn reply<R: Asked>(
        &self,
        request: Request,
        answer: impl FnOnce(&Self, &R::Params) -> Result<R::Result, String>,
    ) -> Response {
        let mut params = request.params;
        mend(&mut params);
        match serde_json::from_value(params) {
            Ok(params) => match answer(self, &params) {
                Ok(result) => Response::new_ok(request.id, result),
                Err(sentence) => {
                    Response::new_err(request.id, code(ErrorCode::RequestFailed), sentence)
                }
            },
            Err(fault) => {
                let code = code(ErrorCode::InvalidParams);
                Response::new_err(request.id, code, fault.to_string())
            }
        }
    }

    /// The pack that a file belongs to, and the file's place among its texts.
    fn located(&self, uri: &Uri) -> Option<(PathBuf, Index, usize)> {
        let path: PathBuf = path_of(uri)?.components().collect();
        let manifest = self.manifest_of(&path)?;
        let mut index = Index::of(&manifest, &self.documents);
        if index.source(&path).is_none() {
            index.add_file(&path, &self.documents);
        }
        let source = index.source(&path)?;
        Some((manifest, index, source))
    }

    fn place(&self, at: &TextDocumentPositionParams) -> Option<Place> {
        let (manifest, index, source) = self.located(&at.text_document.uri)?;
        let offset = Lines::new(index.text(source), self.encoding).offset(at.position);
        Some(Place {
            manifest,
            index,
            source,
            offset,
        })
    }

    fn reader<'a>(&'a self, index: &'a Index, manifest: &Path) -> Reader<'a> {
        Reader {
            index,
            pack: self.pack(manifest),
            words: &self.words,
        }
    }

    fn range(&self, index: &Index, source: usize, span: (usize, usize)) -> Range {
        Lines::new(index.text(source), self.encoding).range(span)
    }

    /// Where a symbol is named, as far as it is wanted.
    fn locations(
        &self,
        index: &Index,
        symbol: &Symbol,
        is_wanted: impl Fn(&Mention) -> bool,
    ) -> Vec<Location> {
        index
            .of_symbol(symbol)
            .filter(|mention| is_wanted(mention))
            .filter_map(|mention| {
                let source = index.sources.get(mention.source)?;
                let uri = self.documents.address(&source.path)?;
                let range = self.range(index, mention.source, mention.span);
                Some(Location::new(uri, range))
            })
            .collect()
    }

    fn hover(&self, params: &HoverParams) -> Option<Hover> {
        let place = self.place(&params.text_document_position_params)?;
        let mention = place.mention()?;
        let reader = self.reader(&place.index, &place.manifest);
        Some(Hover {
            contents: HoverContents::Markup(markdown(reader.page(&mention.symbol)?)),
            range: Some(self.range(&place.index, mention.source, mention.span)),
        })
    }

    fn definition(&self, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
        let place = self.place(&params.text_document_position_params)?;
        let symbol = &place.mention()?.symbol;
        let places = match symbol {
            Symbol::File(path) => {
                let uri = self.documents.address(path)?;
                vec![Location::new(uri, Range::default())]
            }
            _ => self.locations(&place.index, symbol, |mention| mention.defines),
        };
        Some(GotoDefinitionResponse::Array(places))
    }

    fn references(&self, params: &ReferenceParams) -> Option<Vec<Location>> {
        let place = self.place(&params.text_document_position)?;
        let symbol = &place.mention()?.symbol;
        let is_wanted = |one: &Mention| params.context.include_declaration || !one.defines;
        Some(self.locations(&place.index, symbol, is_wanted))
    }

    fn outline(&self, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
        let (_, index, source) = self.located(&params.text_document.uri)?;
        let lines = Lines::new(index.text(source), self.encoding);
        let entries = outline(&index, source, &lines, &self.words);
        Some(DocumentSymbolResponse::Nested(entries))
    }

    fn prepare_rename(
        &self,
        params: &TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>, String> {
        let found = || {
            let place = self.place(params)?;
            let mention = place.mention()?;
            let placeholder = renameable(&place.index, &mention.symbol)?.to_owned();
            let range = self.range(&place.index, mention.source, mention.span);
            Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
        };
        match found() {
            Some(found) => Ok(Some(found)),
            None => Err(self.words.say("editor-no-rename")),
        }
    }

    fn rename(&self, params: &RenameParams) -> Result<Option<WorkspaceEdit>, String> {
        let no_name = || self.words.say("editor-no-rename");
        let place = self
            .place(&params.text_document_position)
            .ok_or_else(no_name)?;
        let symbol = &place.mention().ok_or_else(no_name)?.symbol;
        let new = params.new_name.as_str();
        let edits = rename(&place.index, symbol, new, &self.documents, &self.words)?;
        let is_in_cases = matches!(symbol, Symbol::Name(name)
            if self.pack(&place.manifest).is_some_and(|pack| pack.fact(name).is_some()));
        if !edits.is_empty() && (is_in_cases || matches!(symbol, Symbol::Indicator(_))) {
            let old = renameable(&place.index, symbol).unwrap_or_default();
            let arguments = vec![("name", old.into()), ("new", new.into())];
            self.show(self.words.say_with("editor-rename-cases", &arguments));
        }
        Ok(Some(self.workspace_edit(&place.index, &edits)))
    }

    fn workspace_edit(&self, index: &Index, edits: &[Edit]) -> WorkspaceEdit {
        let files = index
            .sources
            .iter()
            .enumerate()
            .filter_map(|(source, text)| {
                let lines = Lines::new(&text.text, self.encoding);
                let own: Vec<TextEdit> = edits
                    .iter()
                    .filter(|edit| edit.source == source)
                    .map(|edit| TextEdit::new(lines.range(edit.span), edit.text.clone()))
                    .collect();
                let uri = self.documents.address(&text.path)?;
                (!own.is_empty()).then_some((uri, &text.path, own))
            });
        if !self.client.takes_document_changes {
            return WorkspaceEdit::new(files.map(|(uri, _, edits)| (uri, edits)).collect());
        }
        let changes = files.map(|(uri, path, edits)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                uri,
                version: self.documents.open(path).map(|document| document.version),
            },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        });
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(changes.collect())),
            ..WorkspaceEdit::default()
        }
    }

    fn completion(&self, params: &CompletionParams) -> Option<CompletionResponse> {
        let place = self.place(&params.text_document_position)?;
        let (text, offset) = (place.index.text(place.source), place.offset);
        let reader = self.reader(&place.index, &place.manifest);
        let script = place.index.script_at(place.source, offset);
        let proposals = match script.and_then(|script| place.index.scripts.get(script)) {
            Some(script) if script.is_verbatim => {
                let (start, end) = script.span;
                in_script(text.get(start..offset)?, text.get(offset..end)?, &reader)
            }
            Some(_) => Proposals::default(),
            None => in_manifest(text.get(..offset)?, text.get(offset..)?, &reader),
        };
        let start = offset.saturating_sub(proposals.before);
        let span = (start, offset.saturating_add(proposals.behind));
        let range = self.range(&place.index, place.source, span);
        let typed = text.get(start..offset).unwrap_or_default();
        let items = proposals.items.into_iter();
        Some(CompletionResponse::Array(
            items
                .map(|proposal| self.item(proposal, range, typed, &place.manifest))
                .collect(),
        ))
    }

    /// Adds the page about what a proposal names. There are hundreds of proposals, and somebody looks at one.
    fn resolve(&self, item: &CompletionItem) -> CompletionItem {
        let mut item = item.clone();
        let manifest = item
            .data
            .as_ref()
            .and_then(Value::as_str)
            .map(PathBuf::from);
        if let Some(manifest) = manifest.filter(|path| self.pack(path).is_some()) {
            let index = Index::of(&manifest, &self.documents);
            let symbol = match library::find(&item.label) {
                Some(function) => Symbol::Function(function.name),
                None => Symbol::Name(item.label.clone()),
            };
            let page = self.reader(&index, &manifest).page(&symbol);
            item.documentation = page.map(|page| Documentation::MarkupContent(markdown(page)));
        }
        item
    }

    fn item(
        &self,
        proposal: Proposal,
        range: Range,
        typed: &str,
        manifest: &Path,
    ) -> CompletionItem {
        let snippet = proposal.snippet.filter(|_| self.client.takes_snippets);
        let format = snippet.is_some().then_some(InsertTextFormat::SNIPPET);
        // An editor compares what is typed with this: quotes too, where they are replaced.
        let is_quoted = typed.starts_with(['"', '\'']);
        let filter = if is_quoted {
            &proposal.text
        } else {
            &proposal.label
        };
        let (kind, order) = match proposal.sort {
            Sort::Word => (CompletionItemKind::ENUM_MEMBER, '0'),
            Sort::Key => (CompletionItemKind::PROPERTY, '0'),
            Sort::Entry => (CompletionItemKind::REFERENCE, '0'),
            Sort::Variable => (CompletionItemKind::VARIABLE, '1'),
            Sort::Fact => (CompletionItemKind::FIELD, '2'),
            Sort::Parameter => (CompletionItemKind::CONSTANT, '3'),
            Sort::Function => (CompletionItemKind::FUNCTION, '4'),
        };
        CompletionItem {
            kind: Some(kind),
            detail: proposal.detail,
            data: proposal
                .is_documented
                .then(|| manifest.display().to_string().into()),
            sort_text: Some(format!("{order}{}", proposal.label)),
            filter_text: Some(filter.clone()),
            insert_text_format: format,
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
                range,
                snippet.unwrap_or(proposal.text),
            ))),
            label: proposal.label,
            ..CompletionItem::default()
        }
    }
}

fn markdown(value: String) -> MarkupContent {
    MarkupContent {
        kind: MarkupKind::Markdown,
        value,
    }
}

/// The protocol's number of an error.
#[expect(
    clippy::as_conversions,
    reason = "an enumeration has no other way to its number"
)]
pub fn code(error: ErrorCode) -> i32 {
    error as i32
}
