//! `jixiao whatif` and `jixiao advise`: a case with one figure changed.

use std::path::{Path, PathBuf};

use super::Ending;
use super::arguments::{AdviseArguments, VaryFormat, WhatifArguments};
use super::output::Output;
use super::score::{read_case, read_pack};
use super::system::System;
use super::write::{not_written, write_over};
use crate::bind::Facts;
use crate::case::Case;
use crate::diagnose::{Code, Finding, Findings};
use crate::pack::{Pack, Value};
use crate::report::{AdviceView, SweepView, advice, advice_json, page, sweep, sweep_json};
use crate::score::CaseReference;
use crate::script::{Program, compile};
use crate::source::{Span, Texts};
use crate::vary::{
    Setting, SettingOf, SweepFault, Swept, advise as advised, along_fact, along_parameter, setting,
};

/// A case with the pack that scores it.
struct Ready {
    pack: Pack,
    program: Program,
    case: Case,
    facts: Facts,
}

/// Goes through the values of one fact or parameter.
pub fn whatif(arguments: &WhatifArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let ready = read(&arguments.pack, &arguments.case, &mut texts, system, output);
    let ending = match ready {
        None => Ending::Unusable,
        Some(ready) => gone_through(arguments, &ready, texts, system, output),
    };
    output.sum_up(system);
    ending
}

fn gone_through(
    arguments: &WhatifArguments,
    ready: &Ready,
    mut texts: Texts,
    system: &System,
    output: &mut Output,
) -> Ending {
    let year = ready.case.year.value;
    let (pack, program) = ready.program.in_year(&ready.pack, year);
    let mut findings = Findings::default();
    let mut settings: Vec<(Setting, Span)> = Vec::new();
    for text in &arguments.set {
        let file = texts.add("--set", text.as_str());
        if let Some(setting) = setting(text, file, pack, &mut findings) {
            settings.push((setting, Span::new(file, 0, text.len())));
        }
    }
    let several = settings.iter().filter(|(one, _)| one.values.len() > 1);
    if let Some((_, span)) = several.skip(1).last() {
        findings.push(Finding::at(Code::SweepTwice, *span).help("help"));
    }
    if findings.has_errors() {
        output.complain(&findings.into_sorted(), &texts, system);
        return Ending::Unusable;
    }
    // What takes several values is gone through last; where none does, what is set last.
    settings.sort_by_key(|(one, _)| one.values.len() > 1);
    let Some((last, span)) = settings.pop() else {
        return Ending::Unusable;
    };
    let fixed = Fixed::of(pack, &ready.facts, &settings);
    let own = if fixed.is_pack_changed {
        let compiled = compile(&fixed.pack);
        output.complain(&compiled.findings, &texts, system);
        match compiled.value {
            None => return Ending::Unusable,
            own => own,
        }
    } else {
        None
    };
    let program = own.as_ref().unwrap_or(program);
    let swept = match gone(&last, (&fixed.pack, program), &fixed.facts) {
        Ok(swept) => swept,
        Err(SweepFault::TooMany(limit)) => {
            let finding = Finding::at(Code::SweepTooLong, span);
            output.complain(&[finding.with("limit", limit).help("help")], &texts, system);
            return Ending::Unusable;
        }
        Err(SweepFault::NotCompiled(_, findings)) => {
            output.complain(&findings, &texts, system);
            return Ending::Unusable;
        }
    };
    told(
        arguments,
        &ready.case,
        (&last, &fixed, &swept),
        system,
        output,
    )
}

/// The pack and the facts with what is set to one value.
struct Fixed {
    pack: Pack,
    facts: Facts,
    is_pack_changed: bool,
}

impl Fixed {
    fn of(pack: &Pack, facts: &Facts, settings: &[(Setting, Span)]) -> Self {
        let mut fixed = Self {
            pack: pack.clone(),
            facts: facts.clone(),
            is_pack_changed: false,
        };
        for (setting, _) in settings {
            let Some(value) = setting.values.first() else {
                continue;
            };
            match (setting.of, value) {
                (SettingOf::Fact(index), value) => fixed.facts.set(index, Some(value.clone())),
                (SettingOf::Parameter(index), Value::Number(number)) => {
                    if let Some(parameter) = fixed.pack.parameters.get_mut(index) {
                        parameter.value = *number;
                        parameter.dated.clear();
                        fixed.is_pack_changed = true;
                    }
                }
                (SettingOf::Parameter(_), _) => {}
            }
        }
        fixed
    }
}

fn gone(
    setting: &Setting,
    (pack, program): (&Pack, &Program),
    facts: &Facts,
) -> Result<Swept, SweepFault> {
    match setting.of {
        SettingOf::Fact(index) => Ok(along_fact((pack, program), facts, index, &setting.values)),
        SettingOf::Parameter(index) => {
            let numbers: Vec<_> = setting
                .values
                .iter()
                .filter_map(|value| match value {
                    Value::Number(number) => Some(*number),
                    _ => None,
                })
                .collect();
            along_parameter((pack, program), facts, index, &numbers)
        }
    }
}

fn told(
    arguments: &WhatifArguments,
    case: &Case,
    (setting, fixed, swept): (&Setting, &Fixed, &Swept),
    system: &System,
    output: &mut Output,
) -> Ending {
    let case = CaseReference::of(case);
    let (name, unit, fact, now) = match setting.of {
        SettingOf::Fact(index) => {
            let Some(fact) = fixed.pack.facts.get(index) else {
                return Ending::Unusable;
            };
            let now = fixed.facts.get(index).cloned();
            (&fact.name.value, fact.unit.as_deref(), Some(fact), now)
        }
        SettingOf::Parameter(index) => {
            let Some(parameter) = fixed.pack.parameters.get(index) else {
                return Ending::Unusable;
            };
            let now = Some(Value::Number(parameter.value));
            (&parameter.name.value, parameter.unit.as_deref(), None, now)
        }
    };
    let view = SweepView {
        pack: &fixed.pack,
        case: &case,
        name,
        unit,
        fact,
        now: now.as_ref(),
        swept,
        words: &system.words,
    };
    let text = match arguments.format {
        Some(VaryFormat::Json) => sweep_json(view),
        _ => sweep(view),
    };
    output.print(&text);
    match &arguments.html {
        None => Ending::Done,
        Some(path) => match page(view) {
            Ok(text) => {
                let inputs = [&arguments.case, &arguments.pack].map(PathBuf::as_path);
                write_over(path, &text, &inputs, system, output)
            }
            Err(error) => {
                let finding = not_written(path, &error);
                output.complain(&[finding], &Texts::default(), system);
                Ending::Unusable
            }
        },
    }
}

/// Lists what lost points, and what regains them.
pub fn advise(arguments: &AdviseArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let ready = read(&arguments.pack, &arguments.case, &mut texts, system, output);
    output.sum_up(system);
    let Some(ready) = ready else {
        return Ending::Unusable;
    };
    let (pack, program) = ready.program.in_year(&ready.pack, ready.case.year.value);
    let (now, all) = advised((pack, program), &ready.facts);
    let case = CaseReference::of(&ready.case);
    let view = AdviceView {
        pack,
        case: &case,
        now: &now,
        advice: &all,
        words: &system.words,
        width: system.width,
    };
    let text = match arguments.format {
        Some(VaryFormat::Json) => advice_json(view),
        _ => advice(view),
    };
    output.print(&text);
    Ending::Done
}

fn read(
    pack: &Path,
    case: &Path,
    texts: &mut Texts,
    system: &System,
    output: &mut Output,
) -> Option<Ready> {
    let mut findings = Vec::new();
    let (pack, program) = read_pack(pack, texts, &mut findings);
    let case = read_case(case, pack.as_ref(), texts, &mut findings);
    output.complain(&findings, texts, system);
    let (case, facts) = case?;
    Some(Ready {
        pack: pack?,
        program: program?,
        case,
        facts: facts?,
    })
}
