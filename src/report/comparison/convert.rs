//! A comparison to the types that are written as JSON.

use super::{ComparisonView, wire};
use crate::compare::{Edit, EditKind, Version};

/// The whole document.
pub fn document(view: ComparisonView<'_>) -> wire::Document {
    let [old, new] = view.names;
    wire::Document {
        schema: wire::Version::Comparison1,
        old: pack(view.old, old),
        new: pack(view.new, new),
        edits: view.comparison.edits.iter().map(edit).collect(),
    }
}

fn pack(version: Version<'_>, name: &str) -> wire::Pack {
    wire::Pack {
        name: name.to_owned(),
        id: version.pack.id.clone(),
        version: version.pack.version.clone(),
        digest: version.pack.digest.clone(),
    }
}

fn edit(edit: &Edit) -> wire::Edit {
    let (kind, before, after) = match &edit.kind {
        EditKind::Added => (wire::EditKind::Added, None, None),
        EditKind::Dropped => (wire::EditKind::Dropped, None, None),
        EditKind::Renamed { was } => {
            let (before, after) = (Some(was.clone()), Some(edit.id.clone()));
            (wire::EditKind::Renamed, before, after)
        }
        EditKind::Changed { before, after, .. } => {
            (wire::EditKind::Changed, before.clone(), after.clone())
        }
    };
    wire::Edit {
        subject: edit.subject.key().to_owned(),
        id: edit.id.clone(),
        name: edit.name.clone(),
        kind,
        aspect: edit.aspect().map(|aspect| aspect.key().to_owned()),
        before,
        after,
        wording: edit.is_wording(),
    }
}
