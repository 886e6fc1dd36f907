//! What the editor holds open, which packs that makes, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lsp_server::{Connection, Message, Notification, Request};
use lsp_types::notification::{
    DidChangeWatchedFiles, Notification as _, PublishDiagnostics, ShowMessage,
};
use lsp_types::request::{RegisterCapability, Request as _};
use lsp_types::{
    Diagnostic, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern,
    InitializeParams, MessageType, PublishDiagnosticsParams, Registration, RegistrationParams,
    ShowMessageParams,
};

use super::diagnostics::Teller;
use super::documents::{Document, Documents};
use super::manifest::{At, PieceKind, scan};
use super::position::Encoding;
use crate::case::load_case;
use crate::check::examine;
use crate::diagnose::Words;
use crate::pack::{MANIFEST, Pack, REFERENCES};
use crate::reference::load_reference;
use crate::source::{Files, Texts};

/// What the editor can do with an answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Client {
    /// Goes from argument to argument of a call that was put in.
    pub takes_snippets: bool,
    /// Takes changes of a document together with its version.
    pub takes_document_changes: bool,
    /// Can be asked to tell of files that others change.
    pub watches_files: bool,
}

impl Client {
    /// What the editor says of itself.
    #[must_use]
    pub fn of(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let item = capabilities
            .text_document
            .as_ref()
            .and_then(|document| document.completion.as_ref())
            .and_then(|completion| completion.completion_item.as_ref());
        let workspace = capabilities.workspace.as_ref();
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let watch = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        Self {
            takes_snippets: item.and_then(|item| item.snippet_support) == Some(true),
            takes_document_changes: edit.and_then(|edit| edit.document_changes) == Some(true),
            watches_files: watch.and_then(|watch| watch.dynamic_registration) == Some(true),
        }
    }
}

/// One editor's work on packs and cases.
pub struct Session<'c> {
    connection: &'c Connection,
    pub documents: Documents<'c>,
    pub words: Words,
    pub encoding: Encoding,
    pub client: Client,
    /// Packs by their manifest, as they last could be read.
    packs: BTreeMap<PathBuf, Pack>,
    /// The files that the editor has been told of, by the manifest or the case that was looked at.
    told: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
    /// Manifests and cases to be looked at.
    stale: BTreeSet<PathBuf>,
}

impl<'c> Session<'c> {
    /// Nothing open yet.
    #[must_use]
    pub fn new(
        connection: &'c Connection,
        files: &'c dyn Files,
        words: Words,
        params: &InitializeParams,
    ) -> Self {
        let general = params.capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        Self {
            connection,
            documents: Documents::over(files),
            words,
            encoding: Encoding::choose(offered),
            client: Client::of(params),
            packs: BTreeMap::new(),
            told: BTreeMap::new(),
            stale: BTreeSet::new(),
        }
    }

    /// The manifest of the pack that a file belongs to: itself, or for a script the next one above it.
    #[must_use]
    pub fn manifest_of(&self, path: &Path) -> Option<PathBuf> {
        if path.file_name().is_some_and(|name| name == MANIFEST) {
            return Some(path.to_path_buf());
        }
        if path.extension().is_none_or(|extension| extension != "rhai") {
            return None;
        }
        path.ancestors()
            .skip(1)
            .map(|folder| folder.join(MANIFEST))
            .find(|manifest| self.documents.exists(manifest))
    }

    /// The pack of a manifest, as it last could be read.
    #[must_use]
    pub fn pack(&self, manifest: &Path) -> Option<&Pack> {
        self.packs.get(manifest)
    }

    /// A file is open, with a new text.
    pub fn put(&mut self, path: PathBuf, document: Document) {
        self.touch(&path);
        self.documents.put(path, document);
    }

    /// A file is closed: what it is part of is told of only while some of it is open.
    pub fn close(&mut self, path: &Path) {
        self.documents.close(path);
        let Some(subject) = self.subject(path) else {
            return;
        };
        let is_open = self
            .documents
            .paths()
            .any(|open| self.subject(open).as_deref() == Some(&subject));
        if is_open {
            self.stale.insert(subject);
        } else {
            self.stale.remove(&subject);
            self.tell(&subject, BTreeMap::new());
            self.told.remove(&subject);
            self.packs.remove(&subject);
        }
    }

    /// A file may be another than before.
    pub fn touch(&mut self, path: &Path) {
        self.stale.extend(self.subject(path));
    }

    /// Everything open may be another than before.
    pub fn touch_all(&mut self) {
        let all: Vec<PathBuf> = self
            .documents
            .paths()
            .filter_map(|path| self.subject(path))
            .collect();
        self.stale.extend(all);
    }

    /// What is looked at as a whole when a file changes: its pack, or the case that it is.
    fn subject(&self, path: &Path) -> Option<PathBuf> {
        let is_toml = path
            .extension()
            .is_some_and(|extension| extension == "toml");
        self.manifest_of(path)
            .or_else(|| is_toml.then(|| path.to_path_buf()))
    }

    /// Looks at everything that has changed, and tells the editor.
    pub fn examine(&mut self) {
        for subject in std::mem::take(&mut self.stale) {
            let is_pack = subject.file_name().is_some_and(|name| name == MANIFEST);
            let mut texts = Texts::default();
            let findings = if is_pack {
                let examined = examine(&subject, &self.documents, &mut texts);
                if let Some(pack) = examined.pack {
                    self.packs.insert(subject.clone(), pack);
                }
                examined.findings
            } else if let Some(stem) = self.reference(&subject) {
                load_reference(&subject, stem, &self.documents, &mut texts).findings
            } else if self.is_case(&subject) {
                load_case(&subject, &self.documents, &mut texts).findings
            } else {
                Vec::new()
            };
            let teller = Teller {
                texts: &texts,
                words: &self.words,
                documents: &self.documents,
                encoding: self.encoding,
            };
            let files = teller.by_file(&findings, &subject);
            self.tell(&subject, files);
        }
    }

    /// The stem of an open file that is a reviewed result of its pack.
    fn reference<'p>(&self, path: &'p Path) -> Option<&'p str> {
        let folder = path.parent()?;
        let is_kept = folder.ends_with(REFERENCES)
            && self.documents.exists(&folder.with_file_name(MANIFEST))
            && self.documents.open(path).is_some();
        path.file_stem()?.to_str().filter(|_| is_kept)
    }

    /// Whether an open file says that it is a case.
    fn is_case(&self, path: &Path) -> bool {
        self.documents.open(path).is_some_and(|document| {
            scan(&document.text)
                .pieces
                .iter()
                .any(|piece| piece.kind == PieceKind::Key && piece.at() == [At::K("case")])
        })
    }

    /// Tells what is wrong in each file, and of those where nothing is wrong any more that it is so.
    fn tell(&mut self, subject: &Path, mut files: BTreeMap<PathBuf, Vec<Diagnostic>>) {
        let found: BTreeSet<PathBuf> = files.keys().cloned().collect();
        let before = self.told.insert(subject.to_path_buf(), found);
        for path in before.unwrap_or_default() {
            files.entry(path).or_default();
        }
        for (path, diagnostics) in files {
            let Some(uri) = self.documents.address(&path) else {
                continue;
            };
            let version = self.documents.open(&path).map(|document| document.version);
            self.notify::<PublishDiagnostics>(PublishDiagnosticsParams {
                uri,
                diagnostics,
                version,
            });
        }
    }

    /// Asks to be told of manifests and scripts that others change.
    pub fn watch(&self) {
        if !self.client.watches_files {
            return;
        }
        let watchers = ["**/pack.toml", "**/*.rhai"].map(|pattern| FileSystemWatcher {
            glob_pattern: GlobPattern::String(pattern.to_owned()),
            kind: None,
        });
        let watchers = watchers.to_vec();
        let options = DidChangeWatchedFilesRegistrationOptions { watchers };
        let registration = Registration {
            id: "jixiao-files".to_owned(),
            method: DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let registrations = vec![registration];
        self.send(Request::new(
            "jixiao-files".to_owned().into(),
            RegisterCapability::METHOD.to_owned(),
            RegistrationParams { registrations },
        ));
    }

    /// Shows a sentence to the person at the editor.
    pub fn show(&self, message: String) {
        self.notify::<ShowMessage>(ShowMessageParams {
            typ: MessageType::INFO,
            message,
        });
    }

    /// Sends a message. An editor that has gone wants none.
    pub fn send(&self, message: impl Into<Message>) {
        let _ = self.connection.sender.send(message.into());
    }

    fn notify<N: lsp_types::notification::Notification>(&self, params: N::Params) {
        self.send(Notification::new(N::METHOD.to_owned(), params));
    }
}
