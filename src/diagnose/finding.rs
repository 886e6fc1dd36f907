//! What a complaint is: a code, arguments and places. Its words are made at the edge, from the catalogue.

use super::Code;
use crate::source::Span;

/// A value put into a sentence of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Shown as it stands.
    Text(String),
    /// A count; the catalogue may choose words by it.
    Count(usize),
    /// Another message of the catalogue, by its key, put in the reader's language.
    Message(&'static str),
    /// Several messages of the catalogue, joined as the reader's language joins a list.
    Messages(Vec<&'static str>),
    /// An attribute of the same message, with the same arguments but those that are attributes themselves.
    Attribute(&'static str),
    /// What a code is about, in a few words.
    Title(Code),
    /// The sentence of another finding.
    Sentence(Box<Finding>),
    /// Several values, joined as the reader's language joins a list.
    List(Vec<String>),
    /// What a library says in English: for a reader of English in brackets behind the sentence, for others nothing.
    Aside(String),
    /// How a function is called, each way with the catalogue's keys of its arguments.
    Usage(String, Vec<Vec<String>>),
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Vec<String>> for Argument {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

/// Named arguments of a sentence.
pub type Arguments = Vec<(&'static str, Argument)>;

/// A marked place. `text` names an attribute of the finding's message (`.here`, say), if the place needs words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: Option<&'static str>,
}

/// One complaint about what a user supplied.
///
/// The sentence is the catalogue's message of [`Code::name`]; labels and helps are that message's attributes. All of them see
/// all the arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    pub arguments: Arguments,
    /// The place complained of; none where a whole file or argument is meant.
    pub place: Option<Label>,
    /// Other places that belong to it: the first of two duplicates, the declaration of a bound.
    pub related: Vec<Label>,
    /// The attribute that says what would be right.
    pub help: Option<&'static str>,
    /// The figures involved, where a rule failed on them: `编制数 = 0人`.
    pub figures: Vec<String>,
    /// The entry of the pack that it is about: the id of an indicator or a relation, the name of a fact or a parameter, a
    /// group's path, a grade's label.
    pub about: Option<String>,
}

impl Finding {
    /// A complaint without a place.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            arguments: Vec::new(),
            place: None,
            related: Vec::new(),
            help: None,
            figures: Vec::new(),
            about: None,
        }
    }

    /// A complaint about `span`.
    #[must_use]
    pub fn at(code: Code, span: Span) -> Self {
        let mut finding = Self::new(code);
        finding.place = Some(Label { span, text: None });
        finding
    }

    /// Whether it says the same of the same place, perhaps with other figures.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let span = |finding: &Self| finding.place.as_ref().map(|place| place.span);
        self.code == other.code && span(self) == span(other)
    }

    /// Says which entry of the pack it is about.
    #[must_use]
    pub fn about(mut self, entry: &str) -> Self {
        self.about = Some(entry.to_owned());
        self
    }

    /// Gives an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Puts words (an attribute of the message) under the marked place.
    #[must_use]
    pub fn saying(mut self, attribute: &'static str) -> Self {
        if let Some(place) = &mut self.place {
            place.text = Some(attribute);
        }
        self
    }

    /// Marks another place, with words.
    #[must_use]
    pub fn related(mut self, span: Span, attribute: &'static str) -> Self {
        self.related.push(Label {
            span,
            text: Some(attribute),
        });
        self
    }

    /// Says what would be right, by an attribute of the message.
    #[must_use]
    pub fn help(mut self, attribute: &'static str) -> Self {
        self.help = Some(attribute);
        self
    }

    /// Suggests the known word that `word` most likely meant (`.did-you-mean`, argument `nearest`), else lists what is known
    /// (`.known`, argument `known`) where that is a short list.
    #[must_use]
    pub fn suggesting(self, word: &str, known: &[&str]) -> Self {
        const LIST_AT_MOST: usize = 20;
        match super::nearest(word, known.iter().copied()) {
            Some(nearest) => self.with("nearest", nearest).help("did-you-mean"),
            None if known.is_empty() || known.len() > LIST_AT_MOST => self,
            None => {
                let list: Vec<String> = known.iter().map(|&name| name.to_owned()).collect();
                self.with("known", list).help("known")
            }
        }
    }
}

/// Gathers complaints, so that all of a file's are told at once.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
}

impl Findings {
    /// Keeps those that are not told yet: of the same code at the same place.
    pub fn extend_new(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            if !self.all.iter().any(|known| known.is_like(&finding)) {
                self.all.push(finding);
            }
        }
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.all.push(finding);
    }

    /// Adds several.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.all.extend(findings);
    }

    /// Whether any of them makes its subject unusable.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.all
            .iter()
            .any(|finding| finding.code.severity() == super::Severity::Error)
    }

    /// Whether any of them has that code.
    #[must_use]
    pub fn mentions(&self, code: Code) -> bool {
        self.all.iter().any(|finding| finding.code == code)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them, by place, those without one first: the order in which a person works through a file. What is equal is told
    /// once.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.all
            .sort_by_key(|finding| finding.place.as_ref().map(|place| place.span));
        self.all.dedup();
        self.all
    }
}

/// What was read of something a person wrote: usable if nothing in it was wrong, and everything there is to say about it.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    pub value: Option<T>,
    pub findings: Vec<Finding>,
}

impl<T> Checked<T> {
    /// The value, unless a finding forbids its use.
    #[must_use]
    pub fn new(value: Option<T>, findings: Findings) -> Self {
        let usable = !findings.has_errors();
        Self {
            value: value.filter(|_| usable),
            findings: findings.into_sorted(),
        }
    }
}
