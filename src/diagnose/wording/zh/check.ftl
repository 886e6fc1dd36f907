# 检查规则包的命令：帮助和结尾的一行。

cli-check-about = 不看案例，检查规则包。退出码：0 没有错误；1 有警告（用了 --deny warnings 时）；2 有错误
cli-check-usage = jixiao check [选项] <规则包>...
cli-check-packs = 规则包所在的文件夹，可以写多个
    .value = 规则包
cli-check-format = 输出：text 给人看的文字（默认）；json 给程序读；sarif 给代码扫描服务；github 在改动处标注
    .value = text|json|sarif|github
cli-check-deny = 有警告也算不通过
    .value = warnings

cli-schema-audit-about = 核对结果的 JSON 输出
cli-schema-audit-usage = jixiao schema audit [选项]
cli-schema-explain-about = explain 的 JSON 输出
cli-schema-explain-usage = jixiao schema explain [选项]
cli-schema-report-about = report 的数据：模板能用的内容
cli-schema-report-usage = jixiao schema report [选项]
cli-schema-whatif-about = whatif 的 JSON 输出
cli-schema-whatif-usage = jixiao schema whatif [选项]
cli-schema-advice-about = advise 的 JSON 输出
cli-schema-advice-usage = jixiao schema advice [选项]
cli-schema-check-about = 检查结果的 JSON 输出
cli-schema-check-usage = jixiao schema check [选项]

cli-check-examined = { $pack }：检查了 { $subjects }；{ $found }
cli-check-uncompiled = { $pack }：读到 { $subjects }，但脚本不能使用，没有继续检查；{ $found }
cli-check-unusable = { $pack }：不能使用，什么也没有检查；{ $found }
cli-check-indicators = { $count } 个指标
cli-check-facts = { $count } 个数据项
cli-check-parameters = { $count } 个参数
cli-check-relations = { $count } 条勾稽关系
cli-check-errors = { $count ->
        [0] 没有错误
       *[other] { $count } 个错误
    }
cli-check-warnings = { $count ->
        [0] 没有警告
       *[other] { $count } 个警告
    }
cli-check-undecided = { $count } 处无法判断
cli-check-silenced = { $count } 处免报
