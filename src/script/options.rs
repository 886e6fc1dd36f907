//! Texts that a script compares with a choice fact, or looks up by it, and that are none of the fact's options.

use rhai::{AST, ASTNode, Expr, FnCallExpr, Position, Stmt};

use super::library;
use super::place::ScriptText;
use super::program::Program;
use super::rule::FactIndex;
use crate::pack::{FactKind, Pack};
use crate::source::Spanned;

/// A text that a choice fact never is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignOption {
    /// The fact, by its index in the pack.
    pub fact: FactIndex,
    pub option: Spanned<String>,
}

impl Program {
    /// What the script of the `index`-th indicator of the pack expects of choice facts that have no such option, by place.
    #[must_use]
    pub fn foreign_options(&self, index: usize, pack: &Pack) -> Vec<ForeignOption> {
        let Some(program) = self.indicators.get(index) else {
            return Vec::new();
        };
        let text = ScriptText::new(&program.indicator.script);
        foreign_options(&program.ast, text, pack)
    }
}

/// What a script expects of choice facts that have no such option, by place.
pub fn foreign_options(ast: &AST, text: ScriptText<'_>, pack: &Pack) -> Vec<ForeignOption> {
    let mut found = Vec::new();
    each_call(ast, |call| {
        let Some((fact, words)) = expected(call, pack) else {
            return;
        };
        for (word, position) in words {
            found.push(ForeignOption {
                fact,
                option: Spanned::new(word, text.token(position)),
            });
        }
    });
    found.retain(|foreign| is_foreign(foreign, pack));
    found.sort_unstable_by_key(|foreign| foreign.option.span);
    found
}

fn is_foreign(foreign: &ForeignOption, pack: &Pack) -> bool {
    let kind = pack.facts.get(foreign.fact).map(|fact| &fact.kind);
    match kind {
        Some(FactKind::Choice(options)) => !options.contains(&foreign.option.value),
        _ => false,
    }
}

/// A fact, and the texts that a call holds it against.
fn expected(call: &FnCallExpr, pack: &Pack) -> Option<(FactIndex, Vec<(String, Position)>)> {
    let fact = |expression: &Expr| match expression {
        Expr::Variable(variable, ..) => pack.fact_index(&variable.1),
        _ => None,
    };
    match (call.name.as_str(), call.args.as_slice()) {
        ("==" | "!=", [left, right]) => match (fact(left), fact(right)) {
            (Some(fact), None) => Some((fact, word(right).into_iter().collect())),
            (None, Some(fact)) => Some((fact, word(left).into_iter().collect())),
            _ => None,
        },
        // `choice in ["…"]` is a call of this function.
        ("contains", [Expr::Array(list, _), sought]) => {
            Some((fact(sought)?, list.iter().filter_map(word).collect()))
        }
        (name, [sought, Expr::Map(entries, _)]) if is_lookup(name) => {
            let keys = entries
                .0
                .iter()
                .map(|(key, _)| (key.name.to_string(), key.pos));
            Some((fact(sought)?, keys.collect()))
        }
        _ => None,
    }
}

fn is_lookup(name: &str) -> bool {
    library::find(name).is_some_and(|function| function.name == "lookup")
}

fn word(expression: &Expr) -> Option<(String, Position)> {
    match expression {
        Expr::StringConstant(text, position) => Some((text.to_string(), *position)),
        _ => None,
    }
}

fn each_call(ast: &AST, mut visit: impl FnMut(&FnCallExpr)) {
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        if let Some(ASTNode::Stmt(Stmt::FnCall(call, _)) | ASTNode::Expr(Expr::FnCall(call, _))) =
            path.last()
        {
            visit(call);
        }
        true
    });
}
