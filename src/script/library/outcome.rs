//! Ways for a rule to end or to speak other than by its score, and the question whether an optional fact is given.

use rhai::{Dynamic, EvalAltResult, ImmutableString, NativeCallContext};

use super::call::one;
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::script::Stop;
use crate::script::run::Run;

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "not_applicable",
        chinese: "不适用",
        family: Family::Outcome,
        signatures: &[Signature {
            arguments: &[("reason", Kind::Text)],
            result: Kind::Nothing,
        }],
        example: Example::NotApplicable(r#"not_applicable("本部门不涉及政府采购")"#),
        shapes: &["S14", "S20"],
        means: Means::Other(|library, name| {
            library.set_native_fn(name, |reason: ImmutableString| {
                Err::<Dynamic, Box<EvalAltResult>>(Stop::NotApplicable(reason.to_string()).into())
            });
        }),
    },
    Function {
        name: "flag",
        chinese: "提示",
        family: Family::Outcome,
        signatures: &[Signature {
            arguments: &[("condition", Kind::Bool), ("text", Kind::Text)],
            result: Kind::Nothing,
        }],
        example: Example::Flags(
            r#"flag(88 < 90, "执行率低于90%，须说明原因")"#,
            "执行率低于90%，须说明原因",
        ),
        shapes: &["S4c", "S31"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                |call: NativeCallContext,
                 condition: bool,
                 text: ImmutableString|
                 -> Result<(), Box<EvalAltResult>> {
                    if condition && let Some(run) = call.tag().and_then(Run::of) {
                        run.flag(&text);
                    }
                    Ok(())
                },
            );
        }),
    },
    Function {
        name: "given",
        chinese: "已填",
        family: Family::Outcome,
        signatures: &[Signature {
            arguments: &[("value", Kind::Any)],
            result: Kind::Bool,
        }],
        example: Example::Gives("given(整改完成率)", "false"),
        shapes: &["S11", "S14"],
        means: Means::Other(|library, name| {
            library.set_native_fn(name, one(|value: Dynamic| Ok(!value.is_unit())));
        }),
    },
];
