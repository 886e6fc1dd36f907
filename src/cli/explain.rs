//! `jixiao explain`: why a case has the scores it has.

use std::path::PathBuf;

use super::Ending;
use super::arguments::{ExplainArguments, ExplainFormat};
use super::output::Output;
use super::score::{read_case, read_pack};
use super::system::System;
use super::write::{not_written, write_over};
use crate::explain::{Explained, explain as why, find};
use crate::pack::Pack;
use crate::report::{ExplainView, explain_json, explain_markdown, explain_page, explain_text};
use crate::score::Outcome;
use crate::source::{Span, Texts};

/// Columns of a text that is written to a file.
const PAGE: usize = 100;

/// Explains the indicator asked for, or all of them.
pub fn explain(arguments: &ExplainArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let mut findings = Vec::new();
    let (pack, program) = read_pack(&arguments.pack, &mut texts, &mut findings);
    let case = read_case(&arguments.case, pack.as_ref(), &mut texts, &mut findings);
    let wanted = pack
        .as_ref()
        .and_then(|pack| wanted(arguments, pack, &mut texts, &mut findings));
    output.complain(&findings, &texts, system);
    let (Some(pack), Some(program), Some((case, Some(facts))), Some(wanted)) =
        (&pack, &program, &case, wanted)
    else {
        output.sum_up(system);
        return Ending::Unusable;
    };
    let explained = why(pack, program, (case, facts), wanted.as_deref());
    let (pack, _) = program.in_year(pack, case.year.value);
    let view = ExplainView {
        explained: &explained,
        pack,
        texts: &texts,
        words: &system.words,
        width: match arguments.output {
            Some(_) => PAGE,
            None => system.width,
        },
        brief: arguments.indicator.is_none() && !arguments.verbose,
    };
    let text = match arguments.format {
        None | Some(ExplainFormat::Text) => explain_text(view),
        Some(ExplainFormat::Markdown) => explain_markdown(view),
        Some(ExplainFormat::Json) => explain_json(view),
        Some(ExplainFormat::Html) => match explain_page(view) {
            Ok(text) => text,
            Err(error) => {
                let path = arguments.output.as_ref().unwrap_or(&arguments.case);
                output.complain(&[not_written(path, &error)], &texts, system);
                return Ending::Unusable;
            }
        },
    };
    let written = if let Some(path) = &arguments.output {
        let inputs = [&arguments.case, &arguments.pack].map(PathBuf::as_path);
        write_over(path, &text, &inputs, system, output)
    } else {
        output.print(&text);
        Ending::Done
    };
    output.sum_up(system);
    written.max(ending(&explained))
}

/// The indicators asked for; within, none for all of them. None where one is asked for that there is not.
#[expect(
    clippy::option_option,
    reason = "whether the question is sound, and whether it is about some only"
)]
fn wanted(
    arguments: &ExplainArguments,
    pack: &Pack,
    texts: &mut Texts,
    findings: &mut Vec<crate::diagnose::Finding>,
) -> Option<Option<Vec<usize>>> {
    let Some(word) = &arguments.indicator else {
        return Some(None);
    };
    let file = texts.add("INDICATOR", word.as_str());
    match find(pack, word, Span::new(file, 0, word.len())) {
        Ok(found) => Some(Some(found)),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

fn ending(explained: &Explained) -> Ending {
    let is_open = explained
        .indicators
        .iter()
        .any(|one| matches!(one.result.outcome, Outcome::Missing(_) | Outcome::Failed(_)));
    if is_open {
        Ending::Incomplete
    } else {
        Ending::Done
    }
}
