//! Small rules and relations over facts of stated units: those that are right, and those with a mistake a person makes.

/// Facts and parameters of every kind; most are named by their unit.
pub const DECLARED: &str = r#"
[fact]
"预算" = { type = "decimal", unit = "万元" }
"支出" = { type = "decimal", unit = "万元" }
"支出元" = { type = "decimal", unit = "元" }
"拨款亿元" = { type = "decimal", unit = "亿元" }
"在编" = { type = "integer", unit = "人" }
"编制" = { type = "integer", unit = "名" }
"人次" = { type = "integer", unit = "人次" }
"件数" = { type = "integer", unit = "件" }
"次数" = { type = "integer", unit = "次" }
"批数" = { type = "integer", unit = "批" }
"亩数" = { type = "decimal", unit = "亩" }
"公顷数" = { type = "decimal", unit = "公顷" }
"人均" = { type = "decimal", unit = "万元/人" }
"天数" = { type = "integer", unit = "天" }
"月数" = { type = "integer", unit = "个月" }
"执行率" = { type = "percent" }
"整改率" = { type = "percent", optional = true }
"比值" = { type = "decimal", unit = "比值" }
"千分率" = { type = "decimal", unit = "‰" }
"考核分" = { type = "decimal", unit = "分" }
"无单位" = { type = "decimal" }
"涉及" = { type = "bool" }
"地区" = { type = "choice", options = ["东部", "西部"] }
"项目" = { type = "table", columns = { "预算" = { type = "decimal", unit = "万元" }, "支出" = { type = "decimal", unit = "元" }, "进度" = { type = "percent" }, "延期" = { type = "integer", unit = "天" } } }
"制度" = { type = "checklist", items = ["制定", "执行"] }
"工作" = { type = "judged" }

[param]
"每次扣分" = { value = 0.5, unit = "分", basis = "标准" }
"每点扣分" = { value = 0.5, unit = "分/百分点", basis = "标准" }
"每天扣分" = { value = 0.5, unit = "分/天", basis = "标准" }
"满分线" = { value = 90, unit = "%", basis = "标准" }
"目标" = { value = 100, unit = "万元", basis = "标准" }
"权重" = { value = 50, unit = "%", basis = "标准" }
"半分" = { value = 2, unit = "分", basis = "标准" }
"无单位线" = { value = 2, basis = "标准" }
"#;

/// Rules of which nothing is told.
pub const CLEAN: &[&str] = &[
    "full",
    "0",
    "半分",
    "考核分",
    "无单位 + 人次",
    "无单位线",
    // One unit, however it came about.
    "if 支出 <= 预算 { full } else { 0 }",
    "if 在编 <= 编制 { full } else { 0 }",
    "if 支出 / 10000 <= 拨款亿元 { full } else { 0 }",
    "if 支出元 / 10000 <= 预算 { full } else { 0 }",
    "let 换算 = 10000; if 支出元 / 换算 <= 预算 { full } else { 0 }",
    "if 支出元 * 0.0001 <= 预算 { full } else { 0 }",
    "if 支出 / 在编 <= 人均 { full } else { 0 }",
    "if 人均 * 编制 >= 支出 { full } else { 0 }",
    "if 支出 + 0.5 <= 预算 * 1.1 { full } else { 0 }",
    "if 支出 <= 100 { full } else { 0 }",
    "if 预算 == 0 && 支出 == 0 { full } else { 0 }",
    "if 支出元 <= 无单位 { full } else { 0 }",
    "if 最大(支出, 预算) > 目标 { full } else { 0 }",
    "if 预算 % 100 == 0 { full } else { 0 }",
    // Rates.
    "full * 执行率 / 100",
    "full * 执行率 * 0.01",
    "执行率 / 100 * full",
    "full * 比值",
    "full * (1 - (支出 - 预算) / 预算)",
    "full * 最小(1, 支出 / 预算)",
    "执行率 * 0.1",
    "支出 / 预算 * 4",
    "按比例计分(full, 执行率)",
    "按比例计分(full, 比值 * 100)",
    "按比例计分(full, 支出 / 预算 * 100)",
    "按比例计分(full, 完成率(支出, 预算))",
    "按比例计分(full, 分档(执行率, [不低于(90, 100), 不低于(60, 执行率), 其余(0)]))",
    "及格线计分(full, 执行率, 满分线)",
    "if (支出 - 预算) / 预算 * 100 <= 满分线 { full } else { 0 }",
    "if 执行率 * 权重 / 100 >= 满分线 { full } else { 0 }",
    "if 千分率 / 10 >= 满分线 { full } else { 0 }",
    "let 率 = if 预算 == 0 { 0 } else { 百分比(支出, 预算) }; if 率 > 满分线 { full } else { 0 }",
    "if 加权([执行率, 百分比(支出, 预算)], [权重, 100 - 权重]) >= 满分线 { full } else { 0 }",
    "if 已填加权([执行率, 整改率], [权重, 50]) >= 满分线 { full } else { 0 }",
    "if 平均([执行率, 满分线]) >= 60 { full } else { 0 }",
    "if 查表(地区, #{ \"东部\": 90, \"西部\": 80 }) <= 执行率 { full } else { 0 }",
    // Points for each, in a parameter of plain points, of points for each, and in a literal.
    "扣减(full, 次数 * 每次扣分)",
    "扣减(full, (执行率 - 满分线) * 每点扣分)",
    "扣减(full, (执行率 - 满分线) * 每次扣分)",
    "扣减(full, (执行率 - 满分线) * 0.5)",
    "扣减(full, (执行率 - 满分线) / 5 * 每次扣分)",
    "full - 天数 * 每天扣分",
    "full - 件数 * 0.5 - 次数 * 0.3",
    "full - 次数 * 0.5 - 件数 * 每次扣分",
    "最小(full, 件数 * 每次扣分)",
    "let 扣 = 0; if 涉及 { 扣 += 0.5; } 扣 += 次数 * 每次扣分; full - 扣",
    "按比例扣减(full, 执行率 - 满分线, 1, 每次扣分)",
    "按整步扣减(full, 执行率 - 满分线, 满分线, 每点扣分)",
    "按起步扣减(full, 区间偏离(次数, 2, 4), 1, 每次扣分)",
    "按比例加分(半分, 支出 - 目标, 目标, 半分, full)",
    "反向线性(full, 支出, 目标)",
    "分档(支出, [不高于(目标, full), 介于(\"(]\", 目标, 200, 半分), 其余(0)])",
    "分档(支出 / 预算 * 100, [不高于(满分线, full), 其余(0)])",
    "插值(执行率, 60, 0, 满分线, full)",
    "折算(考核分, 120, full)",
    "清单计分(制度, 每次扣分)",
    "清单扣分(full, 制度, 每次扣分)",
    "达标项数(制度) * 每次扣分",
    "full * 达标项数(制度) / 2",
    "评定得分(full, 工作, 2)",
    "full * 评定率(工作) / 100",
    "四舍五入(full * 执行率 / 100, 2)",
    "限制(考核分, 0, full)",
    // Tables.
    "if 合计(项目, \"支出\") / 10000 <= 合计(项目, \"预算\") { full } else { 0 }",
    "if 平均(项目, |行| 行.进度) >= 满分线 { full } else { 0 }",
    "if 加权平均(项目, |行| 行.进度, |行| 行.预算) >= 满分线 { full } else { 0 }",
    "扣减(full, 计数(项目, |行| 行.延期 > 天数) * 每次扣分)",
    "if 计数(项目, |行| 行.延期 > 0) / 行数(项目) * 100 > 满分线 { full } else { 0 }",
    // Ways without a score, and duties.
    "if 涉及 { 按比例计分(full, 执行率) } else { 不适用(\"无\") }",
    "提示(执行率 < 满分线, \"须说明\" + 执行率); full",
    "if 已填(整改率) && 整改率 >= 满分线 { full } else { 0 }",
];

/// Rules with a mistake, and what is told of each: code, marked text, help.
pub const MISTAKEN: &[(&str, &[&str])] = &[
    // Amounts in two units.
    (
        "if 支出元 <= 预算 { full } else { 0 }",
        &["units-differ <= .convert"],
    ),
    (
        "if 支出 + 支出元 > 0 { full } else { 0 }",
        &["units-differ + .convert"],
    ),
    (
        "if 预算 - 拨款亿元 > 0 { full } else { 0 }",
        &["units-differ - .convert"],
    ),
    (
        "if 支出元 / 预算 > 1 { full } else { 0 }",
        &["units-differ / .convert"],
    ),
    (
        "if 预算 % 支出元 > 1 { full } else { 0 }",
        &["units-differ % .convert"],
    ),
    (
        "if 亩数 > 公顷数 { full } else { 0 }",
        &["units-differ > .convert"],
    ),
    (
        "按比例计分(full, 百分比(支出元, 预算))",
        &["units-differ 预算 .convert"],
    ),
    (
        "按比例计分(full, 完成率(支出元, 目标))",
        &["units-differ 目标 .convert"],
    ),
    (
        "按比例计分(full, 变动率(拨款亿元, 预算))",
        &["units-differ 预算 .convert"],
    ),
    (
        "反向比率(full, 支出元, 目标)",
        &["units-differ 目标 .convert"],
    ),
    (
        "分档(支出元, [不高于(目标, full), 其余(0)])",
        &["units-differ 目标 .convert"],
    ),
    (
        "if 合计([预算, 支出, 支出元, 拨款亿元]) > 1 { full } else { 0 }",
        &["units-differ 支出元 .convert"],
    ),
    (
        "let 总 = 预算; 总 += 支出元; if 总 > 1 { full } else { 0 }",
        &["units-differ += .convert"],
    ),
    (
        "if 合计(项目, \"支出\") <= 合计(项目, \"预算\") { full } else { 0 }",
        &["units-differ <= .convert"],
    ),
    (
        "扣减(full, 计数(项目, |行| 行.支出 > 行.预算) * 每次扣分)",
        &["units-differ > .convert"],
    ),
    (
        "if 平均(项目, |行| 百分比(行.支出, 行.预算)) > 90 { full } else { 0 }",
        &["units-differ 行.预算 .convert"],
    ),
    (
        "if 合计(项目, |行| 行.支出 + 行.延期) > 90 { full } else { 0 }",
        &["units-differ + .help"],
    ),
    // Different things.
    (
        "if 在编 > 满分线 { full } else { 0 }",
        &["units-differ > .help"],
    ),
    (
        "if 预算 + 在编 > 0 { full } else { 0 }",
        &["units-differ + .help"],
    ),
    (
        "if 在编 > 人次 { full } else { 0 }",
        &["units-differ > .help"],
    ),
    (
        "if 天数 > 月数 { full } else { 0 }",
        &["units-differ > .help"],
    ),
    (
        "if 支出 / 在编 > 目标 { full } else { 0 }",
        &["units-differ > .for-each"],
    ),
    (
        "if 人均 <= 支出 { full } else { 0 }",
        &["units-differ <= .for-each"],
    ),
    (
        "按比例计分(full, 百分比(件数, 在编))",
        &["units-differ 在编 .help"],
    ),
    (
        "按比例计分(full, 完成率(批数, 次数))",
        &["units-differ 次数 .help"],
    ),
    (
        "分档(执行率, [不低于(目标, full), 其余(0)])",
        &["units-differ 目标 .help"],
    ),
    (
        "if 最小(执行率, 支出) > 0 { full } else { 0 }",
        &["units-differ 支出 .help"],
    ),
    (
        "按比例扣减(full, 支出 - 目标, 满分线, 每次扣分)",
        &["units-differ 满分线 .help"],
    ),
    (
        "if 加权([执行率, 支出], [权重, 50]) > 60 { full } else { 0 }",
        &["units-differ 支出 .help"],
    ),
    (
        "if 加权([执行率, 满分线], [半分, 50]) > 60 { full } else { 0 }",
        &["units-differ 半分 .help"],
    ),
    (
        "if !(涉及 && 支出 > 在编) { full } else { 0 }",
        &["units-differ > .help"],
    ),
    (
        "提示(支出 > 在编, \"须说明\"); full",
        &["units-differ > .help"],
    ),
    (
        "提示(涉及, \"合计\" + (支出 + 在编)); full",
        &["units-differ + .help"],
    ),
    // Shares.
    (
        "if 比值 >= 满分线 { full } else { 0 }",
        &["units-differ >= .percent"],
    ),
    (
        "if 支出 / 预算 >= 满分线 { full } else { 0 }",
        &["units-differ >= .percent"],
    ),
    (
        "if 千分率 >= 满分线 { full } else { 0 }",
        &["units-differ >= .convert"],
    ),
    (
        "if 比值 >= 千分率 { full } else { 0 }",
        &["units-differ >= .help"],
    ),
    (
        "if 执行率 * 权重 >= 满分线 { full } else { 0 }",
        &["units-differ >= .convert"],
    ),
    (
        "按比例计分(full, 支出 / 预算)",
        &["units-differ 支出 / 预算 .percent"],
    ),
    ("按比例计分(full, 比值)", &["units-differ 比值 .percent"]),
    ("按比例计分(full, 次数)", &["units-differ 次数 .help"]),
    // Points.
    ("full + 执行率", &["units-differ + .help"]),
    ("full - (执行率 - 满分线)", &["units-differ - .help"]),
    (
        "扣减(full, 执行率 - 满分线)",
        &["units-differ 执行率 - 满分线 .each"],
    ),
    ("full - full * 执行率", &["units-differ - .hundredth"]),
    (
        "扣减(full, 支出 / 预算 * 100 - 100)",
        &["units-differ 支出 / 预算 * 100 - 100 .each"],
    ),
    ("支出 / 预算 * 100", &["score-unit 支出 / 预算 * 100 .help"]),
    ("扣减(full, 次数)", &["units-differ 次数 .points-help"]),
    (
        "扣减(full, full * 执行率)",
        &["units-differ full * 执行率 .hundredth"],
    ),
    (
        "按比例扣减(full, 执行率 - 满分线, 1, 满分线)",
        &["units-differ 满分线 .each"],
    ),
    (
        "按比例扣减(full, 执行率 - 满分线, 1, 每天扣分)",
        &["units-differ 每天扣分 .points-help"],
    ),
    ("清单计分(制度, 权重)", &["units-differ 权重 .each"]),
    ("评定得分(权重, 工作)", &["units-differ 权重 .each"]),
    ("折算(考核分, 目标, full)", &["units-differ 目标 .help"]),
    ("full * 执行率", &["score-unit full * 执行率 .hundredth"]),
    ("执行率", &["score-unit 执行率 .help"]),
    ("支出 / 10000", &["score-unit 支出 / 10000 .help"]),
    ("每点扣分", &["score-unit 每点扣分 .help"]),
    (
        "百分比(支出, 预算)",
        &["score-unit 百分比(支出, 预算) .help"],
    ),
    (
        "平均([执行率, 满分线])",
        &["score-unit 平均([执行率, 满分线]) .help"],
    ),
    (
        "if 涉及 { full } else { 执行率 }",
        &["score-unit 执行率 .help"],
    ),
    (
        "if 涉及 { 执行率 } else if 支出 > 0 { full } else { 在编 }",
        &["score-unit 执行率 .help", "score-unit 在编 .help"],
    ),
    // A value in two units.
    (
        "let 额 = if 涉及 { 预算 } else { 在编 }; if 额 > 1 { full } else { 0 }",
        &["units-differ 在编 .help"],
    ),
    (
        "let 额 = 预算; if 涉及 { 额 = 支出元; } if 额 > 1 { full } else { 0 }",
        &["units-differ 支出元 .convert"],
    ),
    (
        "分档(执行率, [不低于(60, full), 其余(执行率)])",
        &["units-differ 执行率 .help"],
    ),
    (
        "插值(执行率, 60, 0, 目标, full)",
        &["units-differ 目标 .help"],
    ),
    // One mistake is told once, two are told both.
    (
        "let 和 = 预算 + 在编; if 和 > 支出 { 和 } else { 和 * 满分线 }",
        &["units-differ + .help"],
    ),
    (
        "let 率 = 百分比(支出元, 预算); if 率 > 在编 { full } else { 率 }",
        &[
            "units-differ 预算 .convert",
            "units-differ > .help",
            "score-unit 率 .help",
        ],
    ),
];

/// Relations of which nothing is told.
pub const CLEAN_RELATIONS: &[&str] = &[
    "支出 <= 预算",
    "支出 + 预算 == 目标 && 在编 <= 编制",
    "支出 * 10000 == 支出元",
    "支出 * 10000 / 在编 <= 支出元 / 编制",
    "百分比(支出, 预算) == 执行率",
    "变动率(支出, 预算) == 整改率",
    "执行率 * 权重 / 100 <= 满分线",
    "执行率 + 整改率 == 100",
    "合计(项目, \"预算\") == 预算",
    "可能占比(执行率, 在编)",
    "最大(支出, 预算, 目标) == 绝对值(四舍五入(支出, 2))",
    "无单位 == 支出 + 无单位",
    "支出 / 在编 == 人均",
];

/// Relations with a mistake, and what is told of each.
pub const MISTAKEN_RELATIONS: &[(&str, &str)] = &[
    ("支出 == 支出元", "units-differ == .convert"),
    ("支出 + 拨款亿元 == 目标", "units-differ + .convert"),
    ("支出 + 在编 == 目标", "units-differ + .help"),
    (
        "百分比(支出, 支出元) == 执行率",
        "units-differ 支出元 .convert",
    ),
    ("支出 / 预算 == 执行率", "units-differ == .percent"),
    ("支出 / 在编 == 支出", "units-differ == .for-each"),
    ("件数 <= 在编", "units-differ <= .help"),
    ("合计(项目, \"支出\") == 预算", "units-differ == .convert"),
    ("可能占比(比值, 在编)", "units-differ 比值 .percent"),
    ("支出 <= 预算 && 目标 > 满分线", "units-differ > .help"),
    ("最大(支出, 执行率) == 目标", "units-differ 执行率 .help"),
];
