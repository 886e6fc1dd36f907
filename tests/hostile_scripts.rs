//! Scripts that would run forever, fill the memory, or reach out of the sandbox.

use insta::assert_snapshot;

use crate::support::Story;

fn failure(script: &str) -> String {
    Story::default().script(script).failure()
}

fn complaints(script: &str) -> String {
    Story::default().script(script).complaints()
}

#[test]
fn a_loop_without_end_is_stopped() {
    assert_snapshot!(failure("let 控制率 = 1;\nloop { let x = 1; }"));
}

#[test]
fn a_loop_without_a_body_is_stopped() {
    assert_snapshot!(failure("let 控制率 = 1;\nwhile true {}\nfull"));
}

#[test]
fn a_recursion_without_end_is_stopped() {
    assert_snapshot!(failure(
        "fn 自己(x) { 自己(x + 1) }\nlet 控制率 = 1;\n自己(1)"
    ));
}

#[test]
fn a_huge_text_is_refused() {
    assert_snapshot!(failure(
        "let 控制率 = 1;\nlet 文 = \"一二三四\";\nloop { 文 += 文; }"
    ));
}

#[test]
fn a_huge_list_is_refused() {
    assert_snapshot!(failure(
        "let 控制率 = 1;\nlet 表 = [1];\nloop { 表 = [表, 表, 表, 表]; }"
    ));
}

#[test]
fn there_is_no_way_out_of_the_sandbox() {
    let ways = [
        "eval(\"1\")",
        "print(1)",
        "debug(1)",
        "import \"x\" as x;\n1",
        "export let x = 1;\n1",
        "try { 1 } catch { 2 }",
        "Fn(\"percent\")",
        "exit(1)",
    ];
    let told: Vec<String> = ways
        .iter()
        .map(|way| complaints(&format!("let 控制率 = 1;\n{way}")))
        .collect();
    assert_snapshot!(told.join("\n\n"));
}

#[test]
fn a_function_that_would_tell_the_time_does_not_exist() {
    assert_snapshot!(complaints(
        "let 控制率 = 1;\ntimestamp() + rand() + sleep(1) + open_file(\"/etc/passwd\")"
    ));
}

#[test]
fn lists_nested_without_end_are_refused_before_they_are_deep() {
    for script in [
        "let 表 = [1];\nloop { 表 = [表]; }",
        "let 表 = #{};\nloop { 表 = #{ \"内\": 表 }; }",
    ] {
        let told = failure(&format!("let 控制率 = 1;\n{script}"));
        assert!(told.contains("JX207"), "{told}");
    }
}

#[test]
fn work_within_closures_counts_towards_the_limit() {
    let inner = "合计([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])";
    let nested = (0..4).fold(inner.to_owned(), |inner, depth| {
        format!("合计([#{{}}, #{{}}, #{{}}, #{{}}, #{{}}, #{{}}, #{{}}, #{{}}, #{{}}, #{{}}], |行{depth}| {inner})")
    });
    let told = failure(&format!(
        "let 控制率 = 1;\nlet 和 = 0;\nloop {{ 和 = {nested}; }}"
    ));
    assert!(told.contains("JX205"), "{told}");
}

#[test]
fn deep_brackets_are_refused_before_the_stack_ends() {
    let deep = format!(
        "let 控制率 = {}1{};\nfull",
        "(".repeat(5000),
        ")".repeat(5000)
    );
    assert!(complaints(&deep).contains("JX080"));
    let deep = format!(
        "let 控制率 = {}1{};\nfull",
        "[".repeat(5000),
        "]".repeat(5000)
    );
    assert!(complaints(&deep).contains("JX080"));
    let deep = format!("let 控制率 = {}1;\nfull", "- ".repeat(5000));
    assert!(complaints(&deep).contains("JX080"));
}
