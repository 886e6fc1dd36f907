# 命令行：帮助和用法问题。

cli-about = jixiao 绩效：按评分标准给部门整体支出绩效打分
cli-usage-heading = 用法：
cli-usage = jixiao [选项] <命令>
cli-commands = 命令
cli-arguments = 参数
cli-options = 选项
cli-help = 显示帮助
cli-version = 显示版本
cli-lang = 语言：zh 中文，en 英文；不写时看系统区域设置，再不然用中文
    .value = zh|en
cli-color = 颜色：auto 只在终端使用（默认），always 总是，never 从不
    .value = auto|always|never

cli-score-about = 用规则包给案例评分。退出码：0 全部评出；1 有指标缺数据或无法评分；2 有输入不能使用
cli-score-usage = jixiao score [选项] --pack <规则包> <案例>...
cli-score-cases = 案例文件或其文件夹、表格（.csv、.jsonl、.xlsx），或以 - 从标准输入读，可以写多个
    .value = 案例
cli-score-pack = 规则包所在的文件夹
    .value = 规则包
cli-score-format = 输出：table 给人看的表格（默认；很多案例时每个一行，按总分排列）；json 给程序读的完整结果，多个案例时每行一个；lines 每个案例一行 JSON，只有得分；csv；xlsx；parquet
    .value = table|json|lines|csv|xlsx|parquet
cli-score-output = 写进这个文件；写完整后才出现，已有的被替换
    .value = 文件
cli-score-where = 只要符合这个条件的案例，写法与脚本相同，可以用数据项、总分、最低总分、最高总分、等次、年度、对象、案例编号，以及指标的名称或编号（- 写成 _）表示其得分：'总分 < 60 && 年度 == 2020'
    .value = 条件
cli-score-top = 表格只列总分最高的若干个
    .value = 个数
cli-score-group-by = 不列每个案例，按年度（year）或单位（subject）汇总：个数、平均分、最高、最低、各等次个数
    .value = year|subject
cli-score-counts = 评分 { $scored } 个，不能评分 { $spoilt } 个
cli-score-counts-beside = ；另有 { $beside } 处不能使用
cli-score-counts-unwanted = ；另有 { $unwanted } 个不符合 --where
cli-score-counts-undecided = ，{ $undecided } 个缺数据，无法判断
cli-output-is-input = 它同时是输入，写进去会丢失原来的内容
cli-score-stdin = 标准输入
cli-progress = 个案例
cli-score-too-many-rows = 工作簿的一张表放不下这么多案例，请用 csv 或 lines
cli-score-verbose = 另外列出依据、标准自相矛盾之处和无法核对的勾稽关系

cli-audit-about = 核对已发布的报告：与自身、与规则包是否一致。退出码：0 没有问题；1 有问题；2 有输入不能使用
cli-audit-usage = jixiao audit [选项] --pack <规则包> <案例>...
cli-audit-cases = 案例文件或其文件夹、表格（.csv、.jsonl、.xlsx），或以 - 从标准输入读，可以写多个
    .value = 案例
cli-audit-pack = 规则包所在的文件夹
    .value = 规则包
cli-audit-format = 输出：text 给人看（默认）；json 给程序读，多个案例时每行一个
    .value = text|json
cli-audit-verbose = 另外列出相符的数字及其算式
cli-report-about = 写出评价报告：网页、Word、Markdown、工作簿或自己的模板。退出码：0 全部评出；1 有指标缺数据或无法评分；2 有输入不能使用
cli-report-usage = jixiao report [选项] --pack <规则包> -o <文件> <案例>...
cli-report-cases = 案例文件或其文件夹、表格（.csv、.jsonl、.xlsx），或以 - 从标准输入读，可以写多个
    .value = 案例
cli-report-pack = 规则包所在的文件夹
    .value = 规则包
cli-report-output = 写到哪里：一个案例时是文件，格式由结尾决定（.html、.docx、.md、.xlsx、.json）；多个案例时是文件夹，每个案例一份
    .value = 文件
cli-report-last = 上年的案例，与它比较；按同一规则包评
    .value = 案例
cli-report-template = 自己的模板（.html.j2 或 .md.j2）
    .value = 模板
cli-report-format = 格式；多个案例时默认 html
    .value = html|docx|md|xlsx|json
cli-whatif-about = 让一项数据或一个参数取别的值，看总分、等次和各指标得分怎样变
cli-whatif-usage = jixiao whatif [选项] --pack <规则包> --set <名称=值> <案例>
cli-whatif-case = 案例文件
    .value = 案例
cli-whatif-pack = 规则包所在的文件夹
    .value = 规则包
cli-whatif-set = 哪一项取哪些值：名称=从…到、名称=从…到/步长，或 名称=值,值；可以写多次，其中只能有一项取多个值
    .value = 名称=值
cli-whatif-format = 输出：table 给人看的表格（默认）；json 给程序读，每个值都有
    .value = table|json
cli-whatif-html = 另外写一个带图的网页；写完整后才出现，已有的被替换
    .value = 文件

cli-explain-about = 说明得分的由来：规则、每一步的算式和数字、走了哪个分支、用到的数据
cli-explain-usage = jixiao explain [选项] --pack <规则包> <案例> [指标]
cli-explain-case = 案例文件
    .value = 案例
cli-explain-indicator = 指标的编号或名称；不写则说明全部指标，满分的只写一行
    .value = 指标
cli-explain-pack = 规则包所在的文件夹
    .value = 规则包
cli-explain-format = 输出：text 纯文本（默认）；markdown；json 给程序读；html 单个网页文件
    .value = text|markdown|json|html
cli-explain-output = 写到文件；写完整后才出现，已有的被替换
    .value = 文件
cli-explain-verbose = 满分的指标也写全

cli-advise-about = 列出失分的指标，和只改一项数据、改动最小就能得分的做法
cli-advise-usage = jixiao advise [选项] --pack <规则包> <案例>
cli-advise-case = 案例文件
    .value = 案例
cli-advise-pack = 规则包所在的文件夹
    .value = 规则包
cli-advise-format = 输出：table 给人看（默认）；json 给程序读
    .value = table|json
cli-functions-about = 列出规则可以使用的评分函数
cli-functions-usage = jixiao functions [选项]

cli-unknown-argument = 不认识的参数 { $argument }
cli-unknown-command = 不认识的命令 { $command }
cli-missing-argument = 缺少参数 { $argument }
cli-missing-value = 参数 { $argument } 后面缺少值
cli-unknown-value = 参数 { $argument } 不能是 { $value }，可以是：{ $known }
cli-unknown-language = 没有语言 { $value }，可以是：zh en
cli-repeated-argument = 参数 { $argument } 只能写一次
cli-conflicting-arguments = 参数 { $argument } 不能和 { $other } 一起用
cli-not-utf8 = 参数不是 UTF-8 文字
cli-other = { $detail }
cli-did-you-mean = 是不是想写 { $nearest }？
cli-see-help = 详见 { $program } --help
cli-summary = { $errors } 个错误，{ $warnings } 个警告
cli-cannot-write = 结果无法写出：{ $reason }
