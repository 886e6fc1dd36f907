//! Two versions of a pack held against each other.

mod markdown;
mod meaning;
mod outputs;
mod program;
mod readers;
mod rules;
mod shared;
mod walks;
mod witnesses;

use std::path::Path;

use jixiao::compare::Version;
use jixiao::pack::{Pack, load_pack};
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, Texts};

/// A pack with its program.
pub struct Loaded {
    pub pack: Pack,
    pub program: Program,
}

impl Loaded {
    pub fn of(pack: Pack) -> Self {
        let program = compile(&pack).value.expect("a program");
        Self { pack, program }
    }

    pub fn version(&self) -> Version<'_> {
        Version {
            pack: &self.pack,
            program: &self.program,
        }
    }
}

/// The pack in a folder.
pub fn pack(path: impl AsRef<Path>) -> Pack {
    let loaded = load_pack(path.as_ref(), &DiskFiles, &mut Texts::default());
    loaded.value.expect("a pack")
}

/// A shipped version of the standard that has several.
pub fn wanzhou(version: &str) -> Pack {
    pack(Path::new("rules/wanzhou-overall").join(version))
}
