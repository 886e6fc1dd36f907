# 规则包的算例：结果如何，检验了哪些情形。

cli-test-about = 运行规则包的算例，并指出规则中还有哪些情形没有算例。退出码：0 全部相符（加 --deny untried 时还须没有遗漏）；1 有不符的；2 有无法运行的
cli-test-usage = jixiao test [选项] <规则包>...
cli-test-packs = 规则包的文件夹，一个或多个
    .value = 规则包
cli-test-fill = 改为输出所缺的算例，可直接存入规则包的 tests 文件夹；得分由您按标准填写
cli-test-output = 与 --fill 同用：写进这个新文件
    .value = 文件
cli-test-deny = 有遗漏的情形也算失败：untried
    .value = untried

test-not-applicable = 不适用
test-missing = 缺数据
test-failed = 算不下去
test-unmet = { $indicator }“{ $example }”：应得 { $expected }，实得 { $actual }
test-closing = { $pack }：{ $examples } 个算例，{ $unmet ->
        [0] 全部相符
       *[other] { $unmet } 个不符
    }
test-closing-none = { $pack }：没有算例
test-closing-unrun = { $pack }：{ $met } 个算例相符，{ $unmet } 个不符，{ $unrun } 个无法运行
test-coverage = 已检验：条件的走向 { $branches-tried }/{ $branches }，分档 { $bands-tried }/{ $bands }，分界值的各侧（低于、恰为、高于）{ $sides-tried }/{ $sides }
test-beyond = 无法判断下列指标检验了哪些情形，超出了分析的能力：{ $indicators }
test-untried = 还没有算例的情形：
test-indicator = { $name }（{ $id }）
test-indicator-until = { $indicator }（{ $year } 年以前的参数）
test-branch-taken = “{ $text }”成立
test-branch-passed = “{ $text }”不成立
test-band = 落入“{ $text }”
test-below = 低于“{ $text }”的分界值
test-at = 恰为“{ $text }”的分界值
test-above = 高于“{ $text }”的分界值
test-below-limit = 低于“{ $text }”的分界值 { $limit }
test-at-limit = 恰为“{ $text }”的分界值 { $limit }
test-above-limit = 高于“{ $text }”的分界值 { $limit }
test-fill = 所缺的算例：得分请按标准的原文填写，不要照抄程序的结果
test-fill-without = 另有 { $count } 种情形没有找到合适的数字；有没有这样的数字，无法判断
test-fill-nothing = 各种情形都已有算例，无须补充
test-output-one-pack = 一个算例文件只属于一个规则包；使用 --output 时请只写一个规则包
