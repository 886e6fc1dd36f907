//! An archive of XML parts, opened: what is in it, and its parts as trees.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// The parts of an archive by their names.
pub struct Opened(pub BTreeMap<String, Vec<u8>>);

impl Opened {
    pub fn file(path: &Path) -> Self {
        Self::bytes(std::fs::read(path).expect("a file"))
    }

    pub fn bytes(bytes: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("bytes");
            let name = part.name().expect("a name").into_owned();
            parts.insert(name, content);
        }
        Self(parts)
    }

    pub fn text(&self, name: &str) -> String {
        let part = self.0.get(name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(part.clone()).expect("UTF-8")
    }

    pub fn tree(&self, name: &str) -> Element {
        tree(&self.text(name))
    }

    /// The names of the parts in a folder that end so.
    pub fn names(&self, folder: &str, ending: &str) -> Vec<String> {
        let names = self.0.keys();
        names
            .filter(|name| name.starts_with(folder) && name.ends_with(ending))
            .cloned()
            .collect()
    }

    /// Every part is well-formed and of a known kind, and what a part refers to is there.
    pub fn is_whole(&self) {
        let types = self.tree("[Content_Types].xml");
        let of = |tag: &str, key: &str| {
            let all = types.all(tag).into_iter();
            all.map(|one| one.attributes[key].clone())
                .collect::<Vec<_>>()
        };
        let (endings, named) = (of("Default", "Extension"), of("Override", "PartName"));
        for part in &named {
            let name = part.strip_prefix('/').expect("a whole name");
            assert!(self.0.contains_key(name), "{name} is not there");
        }
        for name in self.0.keys().filter(|name| *name != "[Content_Types].xml") {
            let ending = name.rsplit('.').next().expect("an ending");
            let is_known =
                named.contains(&format!("/{name}")) || endings.iter().any(|one| one == ending);
            assert!(is_known, "{name} is of no kind");
            if ending == "xml" || ending == "rels" {
                self.tree(name);
            }
            let Some((folder, file)) = name.split_once("_rels/") else {
                continue;
            };
            let source = format!("{folder}{}", file.strip_suffix(".rels").expect("relations"));
            let mut ids = Vec::new();
            for relation in self.tree(name).all("Relationship") {
                let target = resolved(folder, &relation.attributes["Target"]);
                assert!(self.0.contains_key(&target), "{name}: {target}");
                ids.push(relation.attributes["Id"].clone());
            }
            if source.is_empty() {
                continue;
            }
            let text = self.text(&source);
            for piece in text.split(" r:id=\"").skip(1) {
                let id = piece.split('"').next().expect("an id");
                assert!(ids.iter().any(|one| one == id), "{source}: {id}");
            }
        }
    }
}

/// A target as a name in the archive, from the folder of the part that refers to it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}

/// An element with what is in it; names without their prefixes.
#[derive(Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute");
            let value = unescape(&attribute.value).expect("a value").into_owned();
            (AsRef::<str>::as_ref(&attribute.key).to_owned(), value)
        });
        Self {
            name: AsRef::<str>::as_ref(&start.local_name()).to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// All elements of this name below, in order.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The first element of this name below.
    pub fn one(&self, name: &str) -> &Element {
        let found = self.all(name);
        found
            .first()
            .unwrap_or_else(|| panic!("no {name} in {}", self.name))
    }

    pub fn value(&self, name: &str) -> &str {
        &self.attributes[name]
    }
}

fn tree(text: &str) -> Element {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let top = open.len() - 1;
        match reader.read_event().expect("well-formed") {
            Event::Start(start) => open.push(Element::of(&start)),
            Event::Empty(start) => open[top].children.push(Element::of(&start)),
            Event::End(_) => {
                let done = open.pop().expect("an element");
                open.last_mut().expect("its own").children.push(done);
            }
            Event::Text(text) => {
                assert!(!text.contains('<'), "{text:?}");
                open[top].text.push_str(&text);
            }
            Event::GeneralRef(name) => {
                let sign = name.resolve_char_ref().expect("a sign");
                let sign = sign
                    .map(String::from)
                    .or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                open[top].text.push_str(&sign.expect("a known sign"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "an element is left open");
    let whole = open.pop().expect("the whole");
    assert_eq!(whole.children.len(), 1, "one element holds all");
    whole
}
