# 问题说明：每个代码一句话；.help 等属性说明怎样才对。

severity-error = 错误
severity-warning = 警告
severity-note = 说明
severity-help = 建议
figures-read = 此时读到的数据：{ $figures }

type-number = 数字
type-text = 文字
type-bool = true（是）或 false（否）
type-list = 列表
type-table = 表
type-date = 日期
type-faulty = 写错的值
type-judged = 评定（{"{"} tier = "档次", rate = 评定率, reason = "理由" {"}"}）
type-checklist = 清单（{"{"} "检查项" = true, … {"}"}）
type-rows = 若干行的列表（[{"{"} 列 = 值 {"}"}, …]）
type-row = 一行（{"{"} 列 = 值, … {"}"}）

## 文件

file-not-found = 找不到文件 { $file }
    .help = 请检查路径是否写对；路径相对于当前目录，规则包里的脚本路径相对于规则包目录
file-is-folder = { $file } 是一个文件夹，这里需要一个文件
    .help = 请写出文件夹里的那个文件
file-refused = 系统不允许读取 { $file }：{ $reason }
file-too-large = 文件 { $file } 太大，这里最多接受 { $limit } MiB
    .help = 请确认没有选错文件
file-empty = 文件 { $file } 是空的
    .help = 请确认文件已经保存
file-not-utf8 = 文件 { $file } 不是 UTF-8 编码，从标出的位置起无法读取
    .help = 请用编辑器“另存为”，编码选 UTF-8
path-outside-pack = 路径“{ $file }”指向规则包之外
    .help = 脚本必须放在规则包目录之内，用“/”分隔的相对路径，例如 indicators/名称.rhai

## TOML 的写法

toml-syntax = 这里不符合 TOML 的写法
    .no-value = 等号后面没有值
    .one-value = 一行只写一个值；文字要加英文双引号
    .not-closed = 引号或括号没有收尾
    .twice = 同一个键写了两次
    .too-deep = 括号套得太深
    .percentage = 写 { $plain }，不写 %；单位写 unit = "%"
    .escape = 双引号里的反斜杠另有含义：路径用 /，文字里的反斜杠写两个
    .key-alone = 键后面要有等号和值：键 = 值
    .leading-zero = 数字前面不写多余的 0
    .comma = 一张表或一个列表里，两项之间要有逗号，最后要有收尾的括号
    .other = 请检查引号、括号和等号是否成对、齐全{ $detail }
json-syntax = 这里不符合 JSON 的写法
    .twice = 同一个键写了两次
    .too-deep = 括号套得太深
    .nothing = 列表里不能写 null
    .other = 请检查引号、括号、冒号和逗号是否成对、齐全{ $detail }
table-column-unknown = 列“{ $column }”不是规则包 { $pack } 的数据项
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 已声明的数据项：{ $known }
table-column-missing = 表中缺少“{ $column }”一列
table-column-twice = 列“{ $column }”出现了两次
    .other = 第一次在这里
row-not-utf8 = { $row } 处的一行不是 UTF-8 编码
    .help = 请把表格另存为 UTF-8 编码
row-not-closed = { $row } 处的一行有引号没有收尾，其后的内容都被当成了它的文字
    .help = 请补上引号；文字里的引号要写两个
row-too-long = { $row } 处的一行超过 { $limit } MiB
    .help = 请检查引号是否没有收尾
fields-missing = 这一行有 { $given } 个值，表头有 { $columns } 列
    .help = 空着的值也要有逗号
field-without-column = 这一行的值比表头的列多
    .help = 值中含有逗号时要加英文双引号
unquoted-key = 中文名称“{ $key }”作为键时要加英文双引号
    .help = 写成 "{ $key }"
wrong-schema = 格式版本 { $found } 不能识别，本程序支持的是 { $known }
unknown-key = 不认识的键“{ $key }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 这里可以写：{ $known }
missing-key = 缺少“{ $key }”
    .help = 请在标出的这一节里补上
    .score = 按标准写明得分，例如 score = 2；没有得分的写明结果，例如 outcome = "not-applicable"
conflicting-keys = “{ $first }”和“{ $second }”只能写一个
    .other = 另一个在这里
wrong-type = 这里应当是{ $expected }，写的却是{ $found }
    .unquoted = 去掉引号，写 { $plain }
    .quoted = 文字要加英文双引号
    .in-brackets = 只有一项也要写在方括号里：[…]
unknown-value = 不认识的值“{ $value }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 可以写：{ $known }
empty-value = 这里不能是空的
number-not-decimal = “{ $written }”不是十进制数
    .help = 请只用数字、小数点和负号，例如 0.2 或 -1.5
number-too-long = 数字“{ $written }”位数太多，无法精确保存
    .help = 最多 28 位有效数字；数字从不悄悄舍入
number-not-whole = { $number } 不是整数
number-out-of-bounds = { $number } 不在 { $least } 到 { $most } 之间
points-out-of-range = 分值必须大于 0、不超过 { $most }，写的却是 { $number }
former-name-in-use = “{ $name }”不能再作“{ $entry }”的旧名
    .other = 这个名称现在指这里
    .help = 旧名写在 was 里，是为了认出按以前版本写的案例；一个旧名只能属于一个条目，也不能是现在的名称
    .retired = 已停用的名称不能又是现在的名称或旧名；请从 retired 里删去
date-within-year = 参数的值要从一年的 1 月 1 日起，不能从 { $date } 起
    .help = 案例按年度评分；请写这个值第一次使用的年度的 1 月 1 日，如 2022-01-01
dates-not-ascending = 这个值要晚于上一个值：上一个从 { $before } 年起
    .other = 上一个从这里起
name-not-in-script = 脚本里没有用到名称“{ $name }”
    .help = with 说明脚本里的名称各指哪一项数据或参数；请照脚本里的写法写左边的名称

## 规则包的内容

duplicate-id = “{ $id }”重复了
    .first = 第一次出现在这里
bad-id = “{ $id }”不能作为编号
    .help = 请用小写英文字母、数字和连字符，例如 budget-adjustment-rate；版本号还可以有点号和大写字母
bad-name = 脚本里无法使用名称“{ $name }”
    .help = 名称只能由文字、字母、数字和下划线组成，不能以数字开头，也不能是脚本语言的关键字
reserved-name = “{ $name }”是评分函数或满分的名称，不能再作数据项或参数的名称
    .help = 请换一个名称，例如在后面加上“数”或“率”
unknown-group = 没有名为“{ $group }”的指标组
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 已有的指标组：{ $known }
unknown-indicator = 没有编号为“{ $id }”的指标
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 已有的编号：{ $known }
group-sum = 指标组“{ $group }”写明 { $stated } 分，下级合计却是 { $sum } 分
    .help = 请改这一组的分值，或改下级的分值，使两者相等
empty-group = 指标组“{ $group }”下面没有指标
mixed-group = 指标组“{ $group }”下面已有下级组，不能再直接放指标“{ $indicator }”
    .help = 请把指标放进某个下级组
full-marks-sum = 满分写明 { $stated } 分，一级指标合计却是 { $sum } 分
    .help = 请改 full_marks，或改一级指标的分值
grade-hole = 最低一等从 { $from } 分起，低于它的总分没有等次
    .help = 最低一等请写 from = { $least }
bounds-reversed = 下限 { $low } 大于上限 { $high }
    .other = 上限在这里
unit-of-percent = 类型为 percent 的数，单位只能是 %，不能是“{ $unit }”
    .help = 删去 unit；不是百分数的，类型请写 "decimal"
no-whole-number = { $low } 到 { $high } 之间没有整数，而这个数据项只能填整数
    .help = 修改 min、max，或把类型改为 "decimal"
base-not-found = 找不到所承接的版本“{ $base }”：无法读取 { $file }
    .help = 把该版本的文件夹放在本版本旁边，或改正 extends
extends-itself = “{ $base }”又承接回已读过的版本，或者版本层数过多
    .help = extends 应写更早的版本；最多 64 个版本逐层承接
bad-reference = “{ $base }”不是规则包版本的写法
    .help = 请写 id@version，例如 extends = "wanzhou-overall@2020"
not-in-base = 所承接的版本里没有“{ $name }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 该版本有：{ $known }
unknown-step = 脚本里没有名为“{ $step }”的步骤
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 这个脚本的步骤：{ $known }
    .help = 步骤就是脚本最外层的 let；请在脚本里写 let { $step } = …;
no-policy = 指标“{ $indicator }”的脚本会判为不适用，却没有写明不适用时怎样计分
    .help = 请在指标里写 not_applicable = "full"（记满分）、"exclude"（不计入，权重按比例分给其余指标）或 "zero"（记零分）
    .declared = 指标在这里

## 脚本

kind-below-top = “{ $group }”不是一级指标，加分还是扣分由它的一级指标决定
    .help = 请把 kind 写在一级指标上
deductions-misplaced = 指标组“{ $group }”不能按扣分计
    .help = 只有满分之内、直接放指标的组才能按扣分计；扣分组不必写 counts
total-unnamed = 指标组“{ $group }”在满分之外，[pack] 却没有写明总分是否限于 0 至满分
    .help = 请在 [pack] 下写 total = "clamped"（限于 0 至满分）或 total = "unclamped"（不限）
policy-without-weight = 指标“{ $indicator }”在“{ $group }”中不占满分的份额，不适用时只能不加不扣
    .help = 请删去 not_applicable，或写 "zero"
pot-too-large = 封顶的组“{ $group }”有 { $max } 分，下级合计却只有 { $sum } 分
    .help = 请降低这一组的分值，或提高下级的分值
part-above-cap = 指标“{ $indicator }”有 { $points } 分，高于封顶组“{ $group }”的 { $max } 分
    .help = 指标的分值请不超过组的分值
    .cap = 组的分值在这里
move-misplaced = “{ $indicator }”不适用时，分值不能并入“{ $target }”
    .help = 分值只能在满分之内、按下级之和计分的组之间移动，并且接受分值的指标自己不能再把分值移走
not-a-condition = 这里要写一个条件，成立或不成立
    .where = 例如 --where '总分 < 60 && 年度 == 2020'；可以用比较、&&、||、! 和评分函数，不能用 let、if 和循环
    .help = 例如 when = "违规违纪件数 >= 3"；可以用比较、&&、||、! 和评分函数，不能用 let、if 和循环
unknown-grade = 没有“{ $grade }”这个等次
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 规则包的等次：{ $known }
script-syntax = 脚本从这里起无法理解
    .unexpected = 这里不应出现“{ $found }”
    .open-string = 这段文字缺少结尾的引号
    .missing = 这里应当有“{ $token }”
    .list = 这里应当有逗号或收尾的括号
    .unfinished = 脚本没有写完：请检查括号是否成对，最后一行是否给出得分
    .constant = “{ $found }”是常量，不能改它的值
    .too-deep = 括号套得太深，请用 let 分成几步
    .other = { $detail }
full-width-sign = 这里用了中文输入法的符号“{ $sign }”
    .help = 请改成英文符号 { $plain }
    .digits = 数字请用半角：{ $plain }
unknown-name = 没有名为“{ $name }”的数据项、参数或变量
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 可以用的名称：{ $known }
    .where = --where 的条件可以用规则包的数据项和参数、总分、最低总分、最高总分、等次、年度、对象、案例编号，以及指标的名称或编号（- 写成 _）
    .help = 数据项请在 pack.toml 里用 [fact."{ $name }"] 声明，参数用 [param."{ $name }"]
unknown-function = 没有名为“{ $function }”的函数
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 可以用的函数：{ $known }
wrong-argument-count = 函数“{ $function }”不能只凭 { $given } 个参数调用
    .help = 正确的写法：{ $usage }
shadowed-name = “{ $name }”已经另有所指，不能再用作变量名
    .help = 请换一个名称：同一个脚本里，一个名称只指一样东西
forbidden-construct = 规则脚本里不能用“{ $found }”
    .help = 规则只做计算：不能读写文件、打印、引入别的程序或执行文字
not-a-relation = 这不是一个勾稽关系
    .help = 请写一个等式或不等式，例如 基本支出 + 项目支出 == 支出合计；几个条件用 && 相连
not-in-relation = 勾稽关系里不能用“{ $what }”
    .help = 可以用：数字类数据项、参数、数字、+ - * /、括号、百分比、变动率、绝对值、最小、最大、四舍五入、合计(表, "列")

## 案例

unknown-fact = 规则包 { $pack } 没有数据项“{ $fact }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 已声明的数据项：{ $known }
fact-type = 数据项“{ $fact }”应当是{ $expected }，写的却是{ $found }
    .declared = 声明在这里
fact-not-whole = 数据项“{ $fact }”应当是整数，写的却是 { $number }
    .declared = 声明在这里
fact-out-of-bounds = 数据项“{ $fact }”的值 { $number } 不在允许的范围 [{ $least }, { $most }] 内
    .declared = 声明在这里
unknown-option = 数据项“{ $fact }”没有选项“{ $option }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 可选：{ $known }
    .declared = 声明在这里
unknown-item = 清单“{ $fact }”没有检查项“{ $item }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 检查项有：{ $known }
    .declared = 声明在这里
missing-item = 清单“{ $fact }”缺少检查项“{ $item }”的结果
    .declared = 声明在这里
unknown-column = 表“{ $fact }”没有列“{ $column }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 列有：{ $known }
    .declared = 声明在这里
missing-column = 表“{ $fact }”的这一行缺少列“{ $column }”
    .declared = 声明在这里
unknown-tier = 数据项“{ $fact }”没有档次“{ $tier }”
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 档次有：{ $known }
    .declared = 声明在这里
judged-without-rate = 评定“{ $fact }”没有给出评定率或得分
    .help = 请写 rate = 满分的百分之几，或 score = 得分；只写档次时，档次要在规则包里写明 rate
    .declared = 声明在这里
rate-outside-tier = 评定率 { $rate } 不在档次“{ $tier }”的区间 { $allowed } 内
    .declared = 声明在这里
text-too-long = 数据项“{ $fact }”的文字超过 { $limit } 字
    .declared = 声明在这里
fact-given-twice = 数据项“{ $fact }”给了两次：既写“{ $first }”，又写“{ $second }”
    .other = 另一处在这里
no-value-for-year = 参数“{ $parameter }”在 { $year } 年还没有值，最早从 { $first } 年起
    .first = 最早的值在这里
case-of-other-pack = 这个案例按“{ $own }”评分，不按 { $pack }
    .help = 请换用 { $own } 的规则包；要用这个规则包，就改正或删去 [case] 里的 pack
column-unit = 数据项“{ $fact }”的单位是“{ $declared }”，不能由“{ $unit }”换算
    .help = 表头括号里的单位要与规则包声明的能够换算，如 元、万元、亿元；不换算时可以不写
not-convertible = “{ $number }”换算成“{ $unit }”没有有限的小数，数据项“{ $fact }”放不下
unknown-input = 不知道怎样读 { $file }
    .help = 案例可以是 .toml 文件或其文件夹、.csv、.jsonl、.xlsx，或以 - 从标准输入读；.xls 和 .ods 请另存为 .xlsx
workbook-broken = 打不开工作簿 { $file }：{ $reason }
output-needed = { $format } 要写进文件
    .help = 请加 --output 文件名.{ $format }
row-of-no-case = 表“{ $sheet }”第 { $line } 行的案例“{ $id }”不在表“{ $first }”里
    .help = 第一列写案例编号，要与“{ $first }”的编号完全一样
folder-without-case = 文件夹 { $file } 里没有按 { $pack } 评分的案例
    .help = 案例是 .toml 文件，[case] pack 写明按哪个标准评分；表格请写出文件名
not-grouped = --group-by 只能汇总成表格，不能写成 { $format }
    .help = 去掉 --format，或写 --format table
bad-setting = 看不懂“{ $text }”
    .help = 写成 名称=值、名称=值,值、名称=从…到，或 名称=从…到/步长，例如 在职人员数=20…15
sweep-too-long = 要试的值太多，最多 { $limit } 个
    .help = 把步长写大一些：名称=从…到/步长
sweep-twice = 一次只能让一项取很多值
    .help = 其余各项各写一个值：名称=值
parquet-not-built = 这个 jixiao 编译时没有带上 Parquet
    .help = 请用 cargo install --path . --features parquet 重新编译，或改用 --format csv
pack-not-found = 没有规则包“{ $name }”：它不是文件夹，{ $folder } 里也没有
    .did-you-mean = 是不是想写 { $nearest }？
    .known = 有：{ $known }
git-unusable = 无法运行 git：{ $reason }
    .help = 请安装 git，或把旧版本放进一个文件夹再比较
no-repository = “{ $name }”要从 git 里读，当前文件夹却不在 git 仓库里，或 git 不肯读它
    .help = 在仓库的文件夹里运行；仓库属于别的用户时，git status 会说明怎么办
unknown-revision = git 仓库里没有提交“{ $revision }”
    .help = 写提交的编号、分支或标签，例如 HEAD~3
bad-git-name = “{ $name }”不是 git 里的规则包
    .help = 写 git:提交:文件夹，例如 git:HEAD~3:rules/wanzhou-overall/2020；文件夹从当前文件夹算起，不能以 - 开头，也不能用 ..
no-such-indicator = 没有编号或名称是“{ $word }”的指标
    .did-you-mean = 是不是“{ $nearest }”？
    .known = 可以写：{ $known }
template-faulty = 按模板写不出报告：{ $reason }{ $detail }
    .syntax = 写法有误
    .name = 用了报告里没有的名称
    .function = 用了没有的函数、过滤器或判断
    .file = 模板不能读别的文件
    .much = 步数太多，或写出的内容太长
    .other = 这里不能这样用
    .help = 模板能用的数据可以写成 JSON 来看：-o 报告.json；各项的含义见 jixiao schema report
report-ending = 看不出“{ $file }”要写成哪种报告
    .help = 文件名以 .html、.docx、.md、.xlsx 或 .json 结尾，或用 --format 说明；模板以 .html.j2 或 .md.j2 结尾
last-of-another = --last 的案例不是同一单位上一年度的
    .help = 报告的是{ $subject } { $year }年度，--last 是{ $other } { $before }年度；仍按所给的比较
last-of-many = --last 只能与一个案例同用
    .help = 每个案例各写一份报告时，请逐个运行
too-few-versions = “{ $pack }”能用、又收这个案例的版本有 { $count } 个，至少要有两个才看得出变动
    .help = 放宽 --from 和 --to，或用 --git 看各次提交

## 规则运行

zero-divisor = “{ $what }”等于 0，不能作分母
    .help = 请在脚本里先写明分母为零时怎么办，例如 if { $what } == 0 {"{"} 不适用("…") {"}"} else {"{"} … {"}"}
number-overflow = 计算结果太大，无法精确表示
    .help = 请检查数据的单位，或把计算分成几步
wrong-operands = { $left }和{ $right }不能放在一起计算或比较
    .help = 两边请用同一种值；可以不填的数据项先用 已填(…) 判断
wrong-arguments = 函数“{ $function }”不能用于：{ $given }
    .help = 正确的写法：{ $usage }；各参数的含义见 jixiao functions
wrong-kind = 这里应当是{ $expected }，得到的却是{ $found }
    .help = 请检查这里用的数据项和函数
too-many-operations = 脚本运行步数超过上限，已经停止
    .help = 请检查循环有没有结束的条件
calls-too-deep = 函数调用层数超过上限，已经停止
    .help = 请检查函数是不是在不停地调用自己
value-too-large = 脚本产生的文字、列表或变量太多，已经停止
    .help = 请检查循环里是不是在不停地添加内容
score-out-of-range = 得分 { $score } 不在 0 到满分 { $max } 之间
    .help = 请检查规则；确实需要封顶或保底时，用 限制(得分, 0, full) 写明
score-not-a-number = 脚本最后一行给出的不是得分，而是{ $found }
    .help = 脚本最后一个表达式就是得分，它应当是数字，例如 full 或 扣减(full, …)
raised-by-script = 规则报告了一个问题：{ $message }
    .help = 这是脚本里用 throw 写明的
measure-not-a-number = 指标值“{ $step }”不是数字
    .help = 指标值请取脚本里算出数字的步骤
script-error = 脚本无法继续运行
    .other = { $detail }
unknown-property = 没有名为“{ $name }”的列或属性
    .help = 请对照数据项声明里的列名

## 评分函数

no-band = “{ $what }” 的值 { $value } 不在任何一档之内
negative-points = “{ $what }” 是分值，不得为负，现为 { $value }
step-not-positive = 步长 “{ $what }” 须大于零，现为 { $value }
weights-sum = 权重 “{ $what }” 合计为 { $sum }，应为 100
lengths-differ = 有 { $values } 个数，却有 { $weights } 个权重
negative-weight = 第 { $at } 个权重为负
negative-target = 目标值 “{ $what }” 不得为负，现为 { $value }
anchors-coincide = 两点的数值相同，都是 { $value }，无从插值
empty-list = “{ $what }” 中一个数也没有
element-not-a-number = “{ $what }” 的第 { $at } 个不是数
element-not-a-band = “{ $what }” 的第 { $at } 个不是档次
entry-not-a-number = 对照表中“{ $key }”对应的不是数
row-not-a-number = “{ $what }” 第 { $at } 行取到的不是数，而是{ $kind }
row-not-yes-no = “{ $what }” 第 { $at } 行的判断结果不是“是”或“否”，而是{ $kind }
nothing-to-weigh = 权重合计为零，无从平均
limits-reversed = 下限 { $low } 高于上限 { $high }
no-entry = 对照表中没有“{ $key }”
no-item = 检查清单中没有“{ $item }”这一项
bad-ends = 区间端点应写 "[)"、"[]"、"(]" 或 "()"，不能写 "{ $value }"
bad-digits = 小数位数须为 0 到 28 的整数，现为 { $value }
score-outside-tier = 评定分数 { $score } 不在“{ $tier }”档折算的区间 { $allowed } 之内
judged-score-above-max = 评定分数 { $score } 高于满分 { $max }
judged-score-negative = 评定分数 { $score } 为负
judged-without-tier = “{ $what }” 没有给出档次
judged-only-points = “{ $what }” 只给了分数，没有得分率
no-column = 表格中没有“{ $column }”这一列
row-not-a-record = “{ $what }” 的第 { $at } 个不是表格的一行，而是{ $kind }
too-few-values = 去掉最高、最低后取平均，至少要 { $needed } 个数，现有 { $given } 个

## 不看案例就知道的

unused-fact = 没有规则或勾稽关系用到数据项“{ $fact }”
    .help = 删去这条声明，或在规则中用上它；否则是在要求部门填报用不着的数字
unused-parameter = 没有规则或勾稽关系用到参数“{ $parameter }”
    .help = 删去这条声明，或让它所属的规则使用它，不直接写数字
unused-variable = 变量“{ $variable }”没有用处，后面没有读它
    .help = 删去它；或看看该读它的地方是不是写成了别的名字
unused-script = 没有指标用到脚本 { $file }
    .help = 删去这个文件，或在指标中写 script = "{ $file }"
units-differ = 单位对不上：{ $problem }
    .added = “{ $left }”（{ $left-unit }）与“{ $right }”（{ $right-unit }）不能相加
    .subtracted = “{ $left }”（{ $left-unit }）不能减去“{ $right }”（{ $right-unit }）
    .compared = “{ $left }”（{ $left-unit }）与“{ $right }”（{ $right-unit }）不能比较
    .divided = “{ $left }”（{ $left-unit }）不能直接除以“{ $right }”（{ $right-unit }）
    .rest = “{ $left }”（{ $left-unit }）对“{ $right }”（{ $right-unit }）不能求余数
    .joined = 同一个值，一种情形是“{ $left }”（{ $left-unit }），另一种情形是“{ $right }”（{ $right-unit }）
    .together = “{ $function }”不能把“{ $left }”（{ $left-unit }）与“{ $right }”（{ $right-unit }）放在一起计算
    .points = “{ $function }”在这里要的是分，“{ $right }”却是{ $right-unit }
    .rate = “{ $function }”在这里要的是百分数，“{ $right }”却是{ $right-unit }
    .measure = 指标值“{ $right }”以{ $left-unit }列示，算出的却是{ $right-unit }
    .help = 请核对是否用错了数据项，以及声明的单位是否就是填报的单位
    .convert = 先化为同一单位：1{ $large }等于 { $factor }{ $small }
    .for-each = 平均到每一份的数字，单位也要这样写：unit = "{ $wanted }"
    .percent = 比值的整体是 1，百分数的整体是 100：请用 百分比(部分, 整体)，或把比值乘以 100
    .points-help = 分是 full、以分为单位的参数，或者数量乘以每份的分值
    .each = 请再乘以每个百分点的分值：(比率 - 上限) * 每点扣分
    .hundredth = 分值乘以百分数之后要除以 100：full * 完成率 / 100，或 按比例计分(full, 完成率)
    .declared = 声明在这里
score-unit = 得分算出来是{ $unit }，应当是分
    .help = 最后一个表达式是以分计的得分，如 full、扣减(full, …)、按比例计分(full, 完成率)
    .hundredth = 分值乘以百分数之后要除以 100：full * 完成率 / 100，或 按比例计分(full, 完成率)
unit-missing = “{ $name }”没有单位，无法判断它与其他数字能否一起计算
    .help = 加上 unit = "…"，如 万元、人、%、分
dead-branch = 没有任何数字能走到这个分支
    .always = 在数据项界限之内，这个条件总是成立
    .never = 在数据项界限之内，这个条件从不成立
    .help = 检查条件和数据项的界限，或删去这个分支
band-unreachable = 没有任何数字能落入这一档
    .taken = 前面的各档已经全部占去
    .outside = “{ $what }”只会{ $range }
    .help = 数字落入第一个容得下它的档：较窄的档写在前面，或删去这一档
bands-overlap = 这一档和前面的一档都包含 { $value }，以前面的为准
    .other = 以这一档为准
    .help = 让各档首尾相接而不重叠；分界值属于哪一档，用区间的开闭写明
band-gap = “{ $what }”可以是 { $value }，却没有一档容得下
    .facts = 例如：{ $facts }
    .help = 补上这一档，或在最后写 其余(得分)
path-without-score = 脚本走到这里没有得分
    .help = 每条路都要以一个数结束：给这个 if 加上 else，或在后面写上得分
score-leaves-range = 得分可以是 { $score }，不在 0 到满分 { $max } 之间
    .facts = 例如：{ $facts }
    .help = 按标准的原意加以限制；标准规定封顶的，写 限制(得分, 0, full)
possible-zero-divisor = “{ $what }”可以是 0，那时不能作除数
    .facts = 例如：{ $facts }
    .help = 在脚本中先写明这时怎么办，如 if { $what } == 0 {"{"} 不适用("…") {"}"} else {"{"} … {"}"}；或用 min 声明下限
rule-can-fail = 规则可能算不下去：{ $fault }
    .facts = 例如：{ $facts }
    .help = 在规则中写明遇到这样的数字怎么办，或声明排除它们的界限
full-marks-unreachable = 没有任何数字能得满分：满分 { $max }，最多只能得 { $most }
    .help = 核对各项分值与满分
weights-not-hundred = 各权重之和是 { $sum }，不是 100
    .help = 修改权重；权重之和不必是 100 的，请用 加权平均
direction-broken = 声明了{ $direction }，得分却反着来
    .lower-is-better = “越低越好”
    .higher-is-better = “越高越好”
    .facts = { $step }为 { $first } 时得 { $first-score }，为 { $second } 时得 { $second-score }（{ $facts }）
    .help = 检查规则，或修改声明
direction-without-measure = 声明了方向，却没有声明是哪一个度量的方向
    .help = 加上 measure = {"{"} step = "…", unit = "%" {"}"}，写明指的是脚本的哪一步
score-is-constant = 不论数字是多少，得分总是 { $score }
    .help = 让规则读取它所评价的数据项
no-such-option = 数据项“{ $fact }”没有选项“{ $option }”，这个条件从不成立
    .did-you-mean = 是不是“{ $nearest }”？
    .known = 选项有：{ $known }
optional-unguarded = “{ $fact }”可以不填，不填时规则就算不下去
    .help = 先问一句：if 已填({ $fact }) {"{"} … {"}"} else {"{"} … {"}"}；或在声明中去掉 optional
grade-unreachable = 等次“{ $grade }”从 { $from } 起，高于满分 { $full }
    .help = 修改这个等次的 from，或修改 full_marks
missing-basis = 指标“{ $indicator }”没有写明依据
    .help = 加上 basis = "…"，写明规定这个指标的文件、章节或页码
repeated-example = 这个算例与“{ $other }”重复：规则读到的数字相同
    .other = 与这一个重复
    .help = 删去它，或换一组能检验别的情形的数字
contradicting-examples = 这个算例与“{ $other }”矛盾：数字相同，结果不同
    .other = 与这一个矛盾
    .help = 两个之中只有一个是对的
example-fact-unread = 规则并不读这个算例中的数据项“{ $fact }”
    .help = 从算例中删去它；或看看规则是不是该读它
example-score-outside = 算例的得分 { $score } 不在 0 到满分 { $max } 之间，不可能得到
    .help = 对照标准改正算例的 score，或指标的 max
grades-out-of-order = 等次“{ $grade }”从 { $from } 起，写在“{ $other }”（从 { $other-from } 起）之后，顺序乱了
    .other = 写在它前面的等次
    .help = 看看两个等次的名称或分数线是不是写反了；没有写反的，请按分数线从高到低排列
undecided = 无法判断{ $question }
    .score = 得分是否总在 0 到满分之间
    .zero = “{ $what }”会不会是 0
    .fail = 这里会不会算不下去：{ $fault }
    .branch = 有没有数字能走到这个分支
    .band = 有没有数字能落入这一档
    .gap = “{ $what }”的每个值是否都有一档容得下
    .direction = 所声明的方向是否总是成立
    .units = 单位是否对得上：“{ $what }”超出了分析的能力
    .kinds = 每个值的类型是否都对
    .rule = 这条规则会怎样：“{ $what }”超出了分析的能力
    .help = 请用分界处的算例来检验
silence-without-effect = { $place }没有 { $code } 可供免报
    .here = “{ $at }”
    .anywhere = {""}
    .help = 删去这条免报
silence-of-error = { $code } 是错误，不能免报
    .help = 请改正它所指的问题
unknown-entry = 规则包中没有“{ $name }”
    .did-you-mean = 是不是“{ $nearest }”？
    .known = 免报可以指：{ $known }

## 算例的结果

example-not-met = 算例“{ $example }”应得 { $expected }，实得 { $actual }
    .help = 检查数字和规则；各步见上
