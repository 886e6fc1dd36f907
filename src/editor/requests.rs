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
            HoverRequest::METHOD => self.reply::<HoverRequest>(request, Self::hover),
            Completion::METHOD => self.reply::<Completion>(request, Self::completion),
            ResolveCompletionItem::METHOD => {
                self.reply::<ResolveCompletionItem>(request, Self::resolve)
            }
            GotoDefinition::METHOD => self.reply::<GotoDefinition>(request, Self::definition),
            References::METHOD => self.reply::<References>(request, Self::references),
            DocumentSymbolRequest::METHOD => {
                self.reply::<DocumentSymbolRequest>(request, Self::outline)
            }
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
        answer: impl FnOnce(&Self, R::Params) -> Result<R::Result, String>,
    ) -> Response {
        let mut params = request.params;
        mend(&mut params);
        match serde_json::from_value(params) {
            Ok(params) => match answer(self, params) {
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

    fn location(&self, index: &Index, source: usize, span: (usize, usize)) -> Option<Location> {
        let uri = self.documents.address(&index.sources.get(source)?.path)?;
        Some(Location::new(uri, self.range(index, source, span)))
    }

    #[expect(clippy::unnecessary_wraps, reason = "one shape for every answer")]
    fn hover(&self, params: HoverParams) -> Result<Option<Hover>, String> {
        let shown = || {
            let place = self.place(&params.text_document_position_params)?;
            let mention = place.mention()?;
            let page = self
                .reader(&place.index, &place.manifest)
                .page(&mention.symbol)?;
            Some(Hover {
                contents: HoverContents::Markup(markdown(page)),
                range: Some(self.range(&place.index, mention.source, mention.span)),
            })
        };
        Ok(shown())
    }

    #[expect(clippy::unnecessary_wraps, reason = "one shape for every answer")]
    fn definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>, String> {
        let found = || {
            let place = self.place(&params.text_document_position_params)?;
            let mention = place.mention()?;
            if let Symbol::File(path) = &mention.symbol {
                let uri = self.documents.address(path)?;
                return Some(vec![Location::new(uri, Range::default())]);
            }
            let index = &place.index;
            let defining = index.of_symbol(&mention.symbol).filter(|one| one.defines);
            let places = defining.filter_map(|one| self.location(index, one.source, one.span));
            Some(places.collect())
        };
        Ok(found().map(GotoDefinitionResponse::Array))
    }

    #[expect(clippy::unnecessary_wraps, reason = "one shape for every answer")]
    fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>, String> {
        let found = || {
            let place = self.place(&params.text_document_position)?;
            let symbol = &place.mention()?.symbol;
            let wanted = |one: &&Mention| params.context.include_declaration || !one.defines;
            let index = &place.index;
            let places = index.of_symbol(symbol).filter(wanted);
            Some(
                places
                    .filter_map(|one| self.location(index, one.source, one.span))
                    .collect(),
            )
        };
        Ok(found())
    }

    #[expect(clippy::unnecessary_wraps, reason = "one shape for every answer")]
    fn outline(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>, String> {
        let located = self.located(&params.text_document.uri);
        Ok(located.map(|(_, index, source)| {
            let lines = Lines::new(index.text(source), self.encoding);
            DocumentSymbolResponse::Nested(outline(&index, source, &lines, &self.words))
        }))
    }

    fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>, String> {
        let found = || {
            let place = self.place(&params)?;
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

    fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>, String> {
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

    #[expect(clippy::unnecessary_wraps, reason = "one shape for every answer")]
    fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>, String> {
        let proposed = || {
            let place = self.place(&params.text_document_position)?;
            let reader = self.reader(&place.index, &place.manifest);
            let text = place.index.text(place.source);
            let script = place.index.script_at(place.source, place.offset);
            let proposals = match script.and_then(|script| place.index.scripts.get(script)) {
                Some(script) if script.is_verbatim => in_script(
                    text.get(script.span.0..place.offset)?,
                    text.get(place.offset..script.span.1)?,
                    &reader,
                ),
                Some(_) => Proposals::default(),
                None => in_manifest(
                    text.get(..place.offset)?,
                    text.get(place.offset..)?,
                    &reader,
                ),
            };
            let span = (
                place.offset.saturating_sub(proposals.before),
                place.offset.saturating_add(proposals.behind),
            );
            let range = self.range(&place.index, place.source, span);
            let typed = text.get(span.0..place.offset).unwrap_or_default();
            let items = proposals.items.into_iter();
            Some(
                items
                    .map(|proposal| self.item(proposal, range, typed, &place.manifest))
                    .collect(),
            )
        };
        Ok(proposed().map(CompletionResponse::Array))
    }

    /// Adds the page about what a proposal names. There are hundreds of proposals, and somebody looks at one.
    #[expect(clippy::unnecessary_wraps, reason = "one shape for every answer")]
    fn resolve(&self, mut item: CompletionItem) -> Result<CompletionItem, String> {
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
        Ok(item)
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
