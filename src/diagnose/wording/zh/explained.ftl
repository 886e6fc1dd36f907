# jixiao help：问题代码的说明，各部分的标题。

cli-help-about = 说明一个问题代码或一条命令
cli-help-usage = jixiao help [选项] [代码或命令]
cli-help-topic = 问题代码（如 JX082）、它的名称（如 unknown-name）或一条命令；不写时显示总的帮助
    .value = 代码或命令
cli-help-codes = 列出全部问题代码
cli-help-unknown = 没有代码或命令 { $topic }
cli-help-see = 全部代码见 jixiao help --codes

codes-files = 文件
codes-shape = TOML、JSON 和表格的写法
codes-manifest = 规则包的内容
codes-script = 脚本和勾稽关系的写法
codes-case = 案例
codes-run = 规则运行和评分函数
codes-examined = 不看案例就知道的
codes-results = 算例的结果

codes-number = 代码
codes-severity = 级别
codes-title = 含义
codes-wrong = 错：
codes-right = 对：
codes-noted = 会得到这条说明：
codes-not-noted = 不会得到：
