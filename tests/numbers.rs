//! Written digits reach a rule exactly.

use jixiao::number::Exact;
use jixiao::script::{End, Inputs};
use proptest::prelude::*;

use crate::support::Story;

#[test]
fn the_digits_of_a_case_reach_the_rule_unchanged() {
    let forms = [
        ("0.1", "0.1"),
        ("359.11", "359.11"),
        ("1e3", "1000"),
        ("2.20", "2.20"),
        (
            "0.1234567890123456789012345678",
            "0.1234567890123456789012345678",
        ),
        (
            "7922816251426433759354395033.5",
            "7922816251426433759354395033.5",
        ),
        ("-0.30", "-0.30"),
        ("1_000.5", "1000.5"),
    ];
    for (written, read) in forms {
        let mut story = Story::default()
            .manifest(
                "[fact.\"在职人员数\"]\ntype = \"integer\"\nunit = \"人\"\nmin = 0",
                "[fact.\"在职人员数\"]\ntype = \"decimal\"",
            )
            .script("let 控制率 = 在职人员数;\nfull")
            .case(
                "\"在职人员数\" = 22",
                &format!("\"在职人员数\" = {written}"),
            );
        let indicator = story.first();
        let shown = indicator
            .facts
            .first()
            .and_then(|fact| fact.value.as_deref());
        assert_eq!(shown, Some(read), "{written}");
        let measure = indicator.measure.expect("a measure");
        assert_eq!(measure.value, read.parse().expect("a number"), "{written}");
    }
}

#[test]
fn decimals_add_without_the_errors_of_binary_fractions() {
    for (sum, result) in [
        ("0.1 + 0.2", "0.3"),
        ("5 / 2", "2.5"),
        ("7 % 4", "3"),
        ("round(2.5, 0)", "3"),
        ("round(-2.5, 0)", "-3"),
        ("round(1.005, 2)", "1.01"),
        ("truncate(1.009, 2)", "1"),
        ("1.10 * 3", "3.3"),
        ("10 / 4 / 5", "0.5"),
    ] {
        let mut story = Story::default().script(&format!("let 控制率 = {sum};\nfull"));
        let measure = story.first().measure.expect("a measure");
        assert_eq!(measure.value.normalize().to_string(), result, "{sum}");
    }
}

#[test]
fn a_script_cannot_make_a_binary_fraction() {
    for script in [
        "to_float(1)",
        "sqrt(2)",
        "PI()",
        "1.5.to_int()",
        "parse_float(\"1\")",
    ] {
        let told = Story::default()
            .script(&format!("let 控制率 = {script};\nfull"))
            .complaints();
        assert!(told.contains("JX083"), "{told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_comparison_never_turns_on_the_last_digit(part in 1_u64..10_000_000, whole in 1_u64..10_000_000, times in 3_u64..1000) {
        let script = format!(
            "let 控制率 = 在职人员数 / 编制数;
             let 乘回 = 控制率 * 编制数 == 在职人员数;
             let 换序 = 在职人员数 / {times} + 控制率 == 控制率 + 在职人员数 / {times};
             let 约分 = 百分比(在职人员数 * {times}, 编制数 * {times}) >= 控制率 * 100;
             let 均分 = 合计([控制率 / 3, 控制率 / 3, 控制率 / 3]) <= 控制率;
             if 乘回 && 换序 && 约分 && 均分 {{ full }} else {{ 0 }}"
        );
        let mut story = Story::default().script(&script).case(
            "\"在职人员数\" = 22\n\"编制数\" = 20\n",
            &format!("\"在职人员数\" = {part}\n\"编制数\" = {whole}\n"),
        );
        let (pack, program) = story.pack().0.expect("a pack");
        let facts = story.facts(&pack);
        let inputs = Inputs::new(&pack, &facts);
        for run in [program.run(0, &inputs), program.interpret(0, &inputs)] {
            let end = run.expect("an indicator").end;
            prop_assert!(matches!(&end, End::Score(score) if *score == Exact::from_decimal(pack.indicators[0].max)), "{:?}", end);
        }
    }
}
