//! `jixiao audit`: published reports held against themselves and against a pack.

use std::io;

use super::Ending;
use super::arguments::{AuditArguments, AuditFormat};
use super::batch::go_through;
use super::batch::inputs::is_one_case;
use super::output::{Output, tell};
use super::score::read_pack;
use super::system::System;
use crate::audit::audit as hold;
use crate::batch::{Make, Rows, Scored, Spoilt};
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
    let is_one = is_one_case(&arguments.cases);
    let make = Auditing {
        arguments,
        pack,
        program,
        system,
        is_one,
    };
    let mut audits = Audits {
        system,
        output,
        faulty: 0,
    };
    let by = (pack, program, &texts);
    // What is printed is kept until the end of the run, so that writing has no errors of its own.
    let (counts, _) = go_through(&arguments.cases, by, (&make, &mut audits), None, system);
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

/// Audits each case.
struct Auditing<'a> {
    arguments: &'a AuditArguments,
    pack: &'a Pack,
    program: &'a Program,
    system: &'a System,
    /// Whether there is one case only.
    is_one: bool,
}

/// What came of an audit, as it is told.
struct Told {
    text: String,
    is_faulty: bool,
}

impl Make for Auditing<'_> {
    type Made = Told;

    fn make(&self, scored: &Scored<'_>) -> io::Result<Told> {
        let audit = hold(self.pack, self.program, &scored.whole(), scored.facts);
        let view = AuditView {
            audit: &audit,
            words: &self.system.words,
            width: self.system.width,
            verbose: self.arguments.verbose,
        };
        Ok(Told {
            text: match (self.arguments.format, self.is_one) {
                (Some(AuditFormat::Json), true) => audit_json(view, Layout::Indented),
                (Some(AuditFormat::Json), false) => audit_json(view, Layout::Line),
                (_, true) => audited(view),
                (_, false) => audited(view) + "\n",
            },
            is_faulty: audit.faults() > 0,
        })
    }
}

/// Tells what came of each audit.
struct Audits<'a> {
    system: &'a System,
    output: &'a mut Output,
    faulty: u64,
}

impl<'a> Rows for Audits<'a> {
    type Make = Auditing<'a>;

    fn scored(&mut self, told: Told) -> io::Result<()> {
        self.faulty = self.faulty.saturating_add(u64::from(told.is_faulty));
        self.output.print(&told.text);
        Ok(())
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        self.output
            .complain(&spoilt.findings, &spoilt.texts, self.system);
    }
}
