//! Findings as SARIF 2.1.0 (OASIS), the format in which services take the results of analyses.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Serialize;

use super::place::{Marked, marked};
use super::{CheckedPack, FindingsView, written};
use crate::check::Silenced;
use crate::diagnose::{Code, Finding, Label, Language, Severity};

/// The findings as one SARIF log.
#[must_use]
pub fn sarif(view: FindingsView<'_>) -> String {
    let found = |pack: &CheckedPack<'_>| {
        let silenced = pack.examined.silenced.iter().map(|one| one.finding.code);
        let told = pack.examined.findings.iter().map(|finding| finding.code);
        told.chain(silenced).collect::<Vec<_>>()
    };
    let codes: BTreeSet<Code> = view.packs.iter().flat_map(found).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let writer = Writer { view, codes };
    written(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [writer.run()],
    })
}

struct Writer<'a> {
    view: FindingsView<'a>,
    /// The rules of the log, in order.
    codes: Vec<Code>,
}

impl Writer<'_> {
    fn run(&self) -> Run {
        let mut results = Vec::new();
        for pack in self.view.packs {
            let told = pack.examined.findings.iter();
            results.extend(told.map(|finding| self.result(*pack, finding, None)));
            let silenced = pack.examined.silenced.iter();
            results.extend(silenced.map(|one| self.result(*pack, &one.finding, Some(one))));
        }
        Run {
            tool: Tool {
                driver: Driver {
                    name: "jixiao",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: self.codes.iter().map(|code| self.rule(*code)).collect(),
                },
            },
            column_kind: "utf16CodeUnits",
            language: match self.view.words.language() {
                Language::Chinese => "zh-CN",
                Language::English => "en",
            },
            results,
        }
    }

    fn rule(&self, code: Code) -> Rule {
        Rule {
            id: code.number(),
            name: code.name(),
            short_description: Message::new(without_arguments(&self.view.words.say(code.name()))),
            default_configuration: Configuration { level: level(code) },
        }
    }

    fn result(
        &self,
        pack: CheckedPack<'_>,
        finding: &Finding,
        silenced: Option<&Silenced>,
    ) -> SarifResult {
        let sentence = self.view.words.sentence(finding);
        let text = match self.view.words.help(finding) {
            Some(help) => format!("{sentence}\n{help}"),
            None => sentence,
        };
        let related = finding.related.iter();
        SarifResult {
            rule_id: finding.code.number(),
            rule_index: self.codes.iter().position(|code| *code == finding.code),
            level: level(finding.code),
            message: Message::new(text),
            locations: vec![self.location(pack, finding)],
            related_locations: related
                .filter_map(|label| self.place(finding, label))
                .map(|place| {
                    let message = place.words.clone().map(Message::new);
                    Location::of(&place, message)
                })
                .collect(),
            suppressions: silenced
                .map(|silenced| Suppression {
                    kind: "inSource",
                    justification: silenced.reason.clone(),
                })
                .into_iter()
                .collect(),
        }
    }

    /// Services take no result without a place: one about the whole is shown at the pack.
    fn location(&self, pack: CheckedPack<'_>, finding: &Finding) -> Location {
        let label = finding.place.as_ref();
        let place = label.and_then(|label| self.place(finding, label));
        let mut location = match place {
            Some(place) => Location::of(&place, None),
            None => Location::file(pack.path),
        };
        let entry = finding.about.as_ref().zip(pack.examined.pack.as_ref());
        location.logical = entry
            .map(|(about, pack)| LogicalLocation {
                name: about.clone(),
                fully_qualified_name: format!("{}/{about}", pack.reference()),
            })
            .into_iter()
            .collect();
        location
    }

    fn place(&self, finding: &Finding, label: &Label) -> Option<Marked<'_>> {
        marked(finding, label, self.view.texts, self.view.words)
    }
}

fn level(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A sentence of the catalogue with a `…` for every `{$argument}` that was not given.
fn without_arguments(sentence: &str) -> String {
    let mut parts = sentence.split("{$");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push('…');
        text.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    text
}

/// A path as the reference of a URI: everything but letters, digits, `-._~` and the `/` between folders as `%` and its bytes.
fn uri(path: &str) -> String {
    let path = if std::path::MAIN_SEPARATOR == '/' {
        path.to_owned()
    } else {
        path.replace(std::path::MAIN_SEPARATOR, "/")
    };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut uri = String::new();
    for byte in path.strip_prefix("./").unwrap_or(&path).bytes() {
        if is_plain(byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if uri.starts_with('/') {
        uri.insert_str(0, "file://");
    }
    uri
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    language: &'static str,
    results: Vec<SarifResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: &'static str,
    short_description: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    fn new(text: String) -> Self {
        Self { text }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    /// Empty where it is known that nothing silences the result.
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Location {
    #[serde(rename = "physicalLocation")]
    physical: PhysicalLocation,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Vec::is_empty")]
    logical: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

impl Location {
    fn file(path: &str) -> Self {
        Self {
            physical: PhysicalLocation {
                artifact_location: Artifact { uri: uri(path) },
                region: None,
            },
            logical: Vec::new(),
            message: None,
        }
    }

    fn of(place: &Marked<'_>, message: Option<Message>) -> Self {
        let mut location = Self::file(place.file);
        location.physical.region = Some(Region {
            start_line: place.start.line,
            start_column: place.units.0,
            end_line: place.end.line,
            end_column: place.units.1,
        });
        location.message = message;
        location
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

/// Its end is right behind the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    fully_qualified_name: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference_that_any_reader_takes_apart_alike() {
        for (path, reference) in [
            ("rules/a-b/2020/pack.toml", "rules/a-b/2020/pack.toml"),
            ("./规则/a b.rhai", "%E8%A7%84%E5%88%99/a%20b.rhai"),
            ("/x/y", "file:///x/y"),
            ("a:b#c?d%e", "a%3Ab%23c%3Fd%25e"),
        ] {
            assert_eq!(uri(path), reference);
        }
    }

    #[test]
    fn a_rule_is_described_without_arguments() {
        assert_eq!(without_arguments("“{$fact}”没有“{$unit}”"), "“…”没有“…”");
        assert_eq!(without_arguments("plain"), "plain");
    }
}
