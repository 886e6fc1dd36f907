//! A pack in an editor, by the Language Server Protocol: what the editor says comes in, what it is answered and told goes
//! out. Over which pipe is for the caller to say.

mod address;
mod completion;
mod diagnostics;
mod documents;
mod fields;
mod hover;
mod keys;
mod manifest;
mod outline;
mod position;
mod rename;
mod requests;
mod session;
mod symbols;

use std::path::PathBuf;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Exit, Initialized, Notification as Told,
};
use lsp_types::request::{Initialize, Request as _, Shutdown};
use lsp_types::{
    CompletionOptions, HoverProviderCapability, InitializeParams, InitializeResult, OneOf,
    RenameOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions, Uri,
    WorkDoneProgressOptions,
};
use serde_json::Value;

use crate::diagnose::{Language, Words};
use crate::source::Files;
use address::{mend, path_of};
use documents::Document;
use requests::code;
use session::Session;

/// In which language to speak.
#[derive(Clone, Copy, Debug)]
pub struct Languages {
    /// As asked for by name.
    pub named: Option<Language>,
    /// Where neither a name nor the editor says.
    pub otherwise: Language,
}

/// Serves one editor until it is done. Whether it took its leave as the protocol asks.
pub fn serve(connection: &Connection, files: &dyn Files, languages: Languages) -> bool {
    let mut session = None;
    let mut has_left = false;
    while let Ok(message) = connection.receiver.recv() {
        match message {
            Message::Request(request) => {
                let response = match &mut session {
                    _ if has_left => refused(request, ErrorCode::InvalidRequest),
                    None if request.method == Initialize::METHOD => {
                        let (started, response) = start(connection, files, languages, request);
                        session = Some(started);
                        response
                    }
                    None => refused(request, ErrorCode::ServerNotInitialized),
                    Some(_) if request.method == Initialize::METHOD => {
                        refused(request, ErrorCode::InvalidRequest)
                    }
                    Some(_) if request.method == Shutdown::METHOD => {
                        has_left = true;
                        Response::new_ok(request.id, Value::Null)
                    }
                    Some(session) => {
                        session.examine();
                        session.answer(request)
                    }
                };
                // An editor that has gone waits for no answer.
                let _ = connection.sender.send(response.into());
            }
            Message::Notification(told) if told.method == Exit::METHOD => return has_left,
            Message::Notification(told) => {
                if let Some(session) = session.as_mut().filter(|_| !has_left) {
                    session.listen(told);
                }
            }
            Message::Response(_) => {}
        }
        // Whoever types fast is told once.
        if let Some(session) = session.as_mut().filter(|_| connection.receiver.is_empty()) {
            session.examine();
        }
    }
    false
}

fn refused(request: Request, error: ErrorCode) -> Response {
    Response::new_err(request.id, code(error), request.method)
}

fn start<'c>(
    connection: &'c Connection,
    files: &'c dyn Files,
    languages: Languages,
    request: Request,
) -> (Session<'c>, Response) {
    let mut params = request.params;
    mend(&mut params);
    // What an editor says of itself in a way nobody knows is left unsaid.
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let locale = params.locale.as_deref().filter(|locale| !locale.is_empty());
    let language = languages
        .named
        .or_else(|| locale.map(|locale| Language::of_locale(Some(locale))))
        .unwrap_or(languages.otherwise);
    let words = Words::new(language);
    let session = Session::new(connection, files, words, &params);
    let result = InitializeResult {
        capabilities: capabilities(&session),
        server_info: Some(ServerInfo {
            name: "jixiao".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    let response = Response::new_ok(request.id, result);
    (session, response)
}

fn capabilities(session: &Session<'_>) -> ServerCapabilities {
    let triggers = ["\"", "'", ".", "(", "["];
    ServerCapabilities {
        position_encoding: Some(session.encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::FULL),
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                ..TextDocumentSyncOptions::default()
            },
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
            resolve_provider: Some(true),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        ..ServerCapabilities::default()
    }
}

impl Session<'_> {
    /// Takes in what the editor tells; what it tells in no known way is passed over.
    fn listen(&mut self, told: Notification) {
        match told.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(params) = params_of::<DidOpenTextDocument>(told) {
                    let document = params.text_document;
                    self.open(document.uri, document.version, document.text);
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(params) = params_of::<DidChangeTextDocument>(told)
                    && let Some(change) = params.content_changes.into_iter().last()
                    && change.range.is_none()
                {
                    let document = params.text_document;
                    self.open(document.uri, document.version, change.text);
                }
            }
            DidSaveTextDocument::METHOD => {
                if let Some(params) = params_of::<DidSaveTextDocument>(told)
                    && let Some(path) = path(&params.text_document.uri)
                {
                    self.touch(&path);
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(params) = params_of::<DidCloseTextDocument>(told)
                    && let Some(path) = path(&params.text_document.uri)
                {
                    self.close(&path);
                }
            }
            Initialized::METHOD => self.watch(),
            DidChangeWatchedFiles::METHOD => self.touch_all(),
            _ => {}
        }
    }

    fn open(&mut self, uri: Uri, version: i32, text: String) {
        if let Some(path) = path(&uri) {
            self.put(path, Document { uri, version, text });
        }
    }
}

fn params_of<N: Told>(told: Notification) -> Option<N::Params> {
    let mut params = told.params;
    mend(&mut params);
    serde_json::from_value(params).ok()
}

fn path(uri: &Uri) -> Option<PathBuf> {
    Some(path_of(uri)?.components().collect())
}
