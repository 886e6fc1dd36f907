//! The names found in a text against those of Rhai's own tree, and what each stands for.

use std::collections::BTreeSet;
use std::path::Path;

use rhai::{ASTNode, Expr};

use super::place::ScriptText;
use super::sandbox::Sandbox;
use crate::source::{Span, Spanned, Texts};
use crate::syntax::uses::*;

const SCRIPT: &str = "fn 半(数) { let 份 = 数 / 2; 份 }
let 表 = 项目表.filter(|行| 行.预算 > 下限 && 行.支出 != 0);
let 合 = 0;
for 行 in 表 { 合 += 行.预算; let 份 = 半(合); }
for (行, 序) in 表 { 合 += 序 }
let 话 = `共 ${合 + #{ 合: 上限 }.合} 件，${`上限 ${上限}`}`;
提示(合 > 上限 || 是否, 话);
let 率 = switch 等次 { \"合\" if 合 > 1 => 合, _ => 满分 };
if 率 in [上限, 下限] { let 份 = |甲, 乙| 甲 + 乙 * 率; 份 } else { 份 }
";

/// The places at which Rhai's tree reads a variable, as far as it keeps them.
fn of_tree(script: &str) -> BTreeSet<(usize, String)> {
    let mut texts = Texts::default();
    let file = texts.add("x", script);
    let script = Spanned::new(script.to_owned(), Span::new(file, 0, script.len()));
    let text = ScriptText::new(&script);
    let ast = Sandbox::new()
        .compile(&script.value)
        .unwrap_or_else(|fault| panic!("{fault}: {}", script.value));
    let mut found = BTreeSet::new();
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        if let Some(ASTNode::Expr(Expr::Variable(variable, _, position))) = path.last() {
            let range = text.token_range(*position);
            // What a closure captures is read where the closure stands, not where a name does.
            if text.slice(range) == variable.1.as_str() {
                found.insert((range.0, variable.1.to_string()));
            }
        }
        true
    });
    found
}

fn of_text(script: &str) -> BTreeSet<(usize, String)> {
    let uses = uses(script);
    let declared: BTreeSet<usize> = uses.declarations.iter().map(|one| one.start).collect();
    uses.names
        .iter()
        .filter(|name| match name.role {
            Role::Free => true,
            Role::Own(index) => uses.declarations[index].kind != DeclarationKind::Function,
            _ => false,
        })
        .filter(|name| !declared.contains(&name.start))
        .map(|name| (name.start, name.text.to_owned()))
        .collect()
}

#[test]
fn the_names_of_a_text_are_those_of_the_tree() {
    assert_eq!(of_text(SCRIPT), of_tree(SCRIPT));
    let folder = Path::new("rules/wanzhou-overall/2020/indicators");
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let script = std::fs::read_to_string(&path).expect("a text");
        assert_eq!(of_text(&script), of_tree(&script), "{}", path.display());
    }
}

/// Each name with the line of what declares it, or what else it is.
fn described(script: &str) -> Vec<String> {
    let uses = uses(script);
    let line = |offset: usize| script[..offset].matches('\n').count() + 1;
    uses.names
        .iter()
        .map(|name| match name.role {
            Role::Own(index) => {
                format!("{}@{}", name.text, line(uses.declarations[index].start))
            }
            Role::Free => name.text.to_owned(),
            Role::Called => format!("{}()", name.text),
            Role::Member => format!(".{}", name.text),
            Role::Key => format!("{}:", name.text),
        })
        .collect()
}

#[test]
fn every_name_finds_its_own_declaration() {
    let found = described(SCRIPT).join(" ");
    assert_eq!(
        found,
        "半@1 数@1 份@1 数@1 份@1 \
         表@2 项目表 filter() 行@2 行@2 .预算 下限 行@2 .支出 \
         合@3 \
         行@4 表@2 合@3 行@4 .预算 份@4 半@1 合@3 \
         行@5 序@5 表@2 合@3 序@5 \
         话@6 合@3 合: 上限 .合 上限 \
         提示() 合@3 上限 是否 话@6 \
         率@8 等次 合@3 合@3 满分 \
         率@8 上限 下限 份@9 甲@9 乙@9 甲@9 乙@9 率@8 份@9 份"
    );
}

#[test]
fn a_declaration_knows_its_statement() {
    let uses = uses(SCRIPT);
    let texts: Vec<&str> = uses
        .declarations
        .iter()
        .filter(|one| one.kind == DeclarationKind::Step)
        .map(|one| &SCRIPT[one.statement.0..one.statement.1])
        .collect();
    assert_eq!(texts[1], "let 合 = 0;");
    assert_eq!(
        texts[3],
        "let 率 = switch 等次 { \"合\" if 合 > 1 => 合, _ => 满分 };"
    );
}

#[test]
fn what_is_in_reach_is_known_in_the_middle_of_a_word() {
    let reach = |script: &str| -> Vec<String> {
        let uses = uses(script);
        let name = |index: &usize| uses.declarations[*index].name.to_owned();
        uses.in_reach.iter().map(name).collect()
    };
    assert_eq!(
        reach("let 甲 = 1; if 甲 > 0 { let 乙 = 2; 清单("),
        ["乙", "甲"]
    );
    assert_eq!(reach("let 甲 = 1; if 甲 > 0 { let 乙 = 2; 乙 } "), ["甲"]);
    assert_eq!(reach("let 甲 = 1; fn f(丙) { "), ["丙"]);
    assert_eq!(reach("合计(表, |行| 行."), ["行"]);
}
