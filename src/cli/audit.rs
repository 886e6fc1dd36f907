//! `jixiao audit`: published reports held against themselves and against a pack.

use std::io;

use super::Ending;
use super::arguments::{AuditArguments, AuditFormat};
use super::batch::inputs::{Kind, Stopped, kind_of, read};
use super::output::{Output, tell};
use super::score::read_pack;
use super::system::System;
use crate::audit::audit as hold;
use crate::batch::{Lines, Rows, Scored, Spoilt};
use crate::pack::Pack;
use crate::report::{AuditView, Layout, audit_json, audited};
use crate::script::Program;
use crate::source::Texts;

/// Audits every case of every input, in order; complains of what cannot be used and goes on with the rest.
pub fn audit(arguments: &AuditArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let mut findings = Vec::new();
    let (pack, program) = read_pack(&arguments.pack, &mut texts, &mut findings);
    output.complain(&findings, &texts, system);
    let (Some(pack), Some(program)) = (&pack, &program) else {
        output.sum_up(system);
        return Ending::Unusable;
    };
    let is_one = matches!(arguments.cases.as_slice(), [only] if kind_of(only) == Kind::Case);
    let mut audits = Audits {
        arguments,
        pack,
        program,
        system,
        output,
        is_one,
        faulty: 0,
    };
    let mut lines = Lines::new(pack, program, &mut audits);
    for path in &arguments.cases {
        match read(path, (pack, &texts), &system.words, &mut lines) {
            // What is printed is kept until the end of the run, so that writing has no errors of its own.
            Ok(()) | Err(Stopped::Output(_)) => {}
            Err(Stopped::Input(spoilt)) => lines.tell(*spoilt),
        }
    }
    let counts = lines.counts();
    let faulty = audits.faulty;
    let spoilt = counts.spoilt.saturating_add(counts.beside);
    if !is_one {
        let told = vec![
            ("cases", counts.scored.to_string().into()),
            ("faulty", faulty.to_string().into()),
            ("spoilt", spoilt.to_string().into()),
        ];
        tell(&(system.words.say_with("audit-counts", &told) + "\n"));
    }
    output.sum_up(system);
    if spoilt > 0 {
        Ending::Unusable
    } else if faulty > 0 {
        Ending::Incomplete
    } else {
        Ending::Done
    }
}

/// Tells what came of each audit.
struct Audits<'a> {
    arguments: &'a AuditArguments,
    pack: &'a Pack,
    program: &'a Program,
    system: &'a System,
    output: &'a mut Output,
    /// Whether there is one case only.
    is_one: bool,
    faulty: u64,
}

impl Rows for Audits<'_> {
    fn scored(&mut self, scored: &Scored<'_>) -> io::Result<()> {
        let audit = hold(self.pack, self.program, &scored.whole(), scored.facts);
        if audit.faults() > 0 {
            self.faulty = self.faulty.saturating_add(1);
        }
        let view = AuditView {
            audit: &audit,
            words: &self.system.words,
            width: self.system.width,
            verbose: self.arguments.verbose,
        };
        let text = match (self.arguments.format, self.is_one) {
            (Some(AuditFormat::Json), true) => audit_json(view, Layout::Indented),
            (Some(AuditFormat::Json), false) => audit_json(view, Layout::Line),
            (_, true) => audited(view),
            (_, false) => audited(view) + "\n",
        };
        self.output.print(&text);
        Ok(())
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        self.output
            .complain(&spoilt.findings, &spoilt.texts, self.system);
    }
}
