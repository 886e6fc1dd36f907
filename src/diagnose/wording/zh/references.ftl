# 评分参照：命令的帮助，各案例与参照相比，接受或拒绝，问题。

cli-snapshot-about = 把案例的评分结果存为规则包旁的参照，规则改动后显示哪些结果变了、为什么变。退出码：0 与参照一致；1 有变化（--check：还有待定、缺参照或参照没有案例）；2 有输入不能使用
cli-snapshot-usage = jixiao snapshot [选项] <规则包> --cases <案例>...
cli-snapshot-pack = 规则包所在的文件夹；参照在它的 expected 文件夹里
    .value = 规则包
cli-snapshot-cases = 案例文件或其文件夹、表格（.csv、.jsonl、.xlsx），或以 - 从标准输入读，可以写多个；只接受或拒绝时可以不写
    .value = 案例
cli-snapshot-check = 不写任何文件，只显示与参照的不同；用于自动检查
cli-snapshot-accept = 接受这些案例的待定结果，作为新的参照
    .value = 案例编号
cli-snapshot-accept-all = 接受所有待定结果
cli-snapshot-reject = 拒绝这些案例的待定结果：删去待定文件，参照不变，该改的是规则
    .value = 案例编号
cli-snapshot-reject-all = 拒绝所有待定结果

snapshot-subject = 单位：{ $before } → { $now }
snapshot-year = 年度：{ $before } → { $now }
snapshot-measure = { $name }，指标值：{ $before } → { $now }
snapshot-cause = { $name }，失败原因：{ $before } → { $now }
snapshot-flag-new = { $name }，新提示：{ $flag }
snapshot-flag-gone = { $name }，不再提示：{ $flag }
snapshot-veto = 一票否决“{ $name }”：{ $before } → { $now }
snapshot-veto-applies = 成立
snapshot-veto-not = 不成立
snapshot-veto-failed = 无法判断（{ $number }）
snapshot-group = { $name } { $before } → { $now }
snapshot-groups = 小计：{ $groups }

snapshot-new = { $case }：新建参照 { $file }
snapshot-without = { $case }：没有参照
snapshot-pending = { $case }：结果待定，见 { $file }
snapshot-stale = { $case }：与参照一致，待定文件已经过时：{ $file }
snapshot-settled = { $case }：又与参照一致，删去待定文件 { $file }
snapshot-orphan = { $file }：没有对应的案例
snapshot-orphans = 参照没有对应案例的 { $count } 个（用 --check 列出）
snapshot-accepted = { $case }：已接受，改写 { $file }
snapshot-rejected = { $case }：已拒绝，删去 { $file }
snapshot-nothing = 没有待定的结果
snapshot-same = 一致 { $count }
snapshot-changed = 有变化 { $count }
snapshot-made = 新建 { $count }
snapshot-absent = 没有参照 { $count }
snapshot-unread = 参照不能用 { $count }
snapshot-waiting = 待定 { $count }
snapshot-orphaned = 没有案例 { $count }
snapshot-counts = { $pack }：案例 { $cases } 个；{ $counts }
snapshot-decide = 结果对，就接受：jixiao snapshot { $folder } --accept-all（或 --accept 案例编号）；结果不对，改规则再来，或用 --reject-all 删去待定文件
snapshot-ask = 接受 a，拒绝 r，以后再定 l（回车）：
snapshot-ask-again = 请输入 a、r 或 l

case-id-taken = 案例“{ $id }”（{ $input }）与“{ $other }”（{ $first }）要用同一个参照文件
    .help = 案例编号不能重复，也不能只有大小写不同；请换一个编号，或只给出其中一个
case-id-too-long = 案例编号“{ $id }”太长，不能作参照的文件名
    .help = 编号不要超过 { $limit } 个字节，一个汉字是三个字节
reference-of-other-case = 这是案例“{ $id }”的参照，而文件名是“{ $asked }”的
    .help = 文件名由案例编号得来；改正文件名，或删去这个文件后重新生成参照
nothing-pending = 案例“{ $id }”没有待定的结果
    .did-you-mean = 是不是想写“{ $nearest }”？
    .known = 待定的有：{ $known }

explain-case-id-taken = 两个案例要用同一个参照文件
    .why = 每个案例的参照以案例编号为文件名。编号相同，或只有大小写不同（有的系统不分大小写），两个案例就会争一个文件，参照不知道是谁的。两个都不写，请给其中一个换编号。
    .wrong = 两个案例文件都写着 id = "office-2021"
    .right = id = "office-2021" 和 id = "bureau-2021"
explain-case-id-too-long = 案例编号太长
    .why = 参照以案例编号为文件名，系统对文件名的长度有限制。编号里不能用于文件名的符号写成 %2F 这样的形式，一个占三个字节。
    .wrong = 编号写成一整句话
    .right = id = "office-2021"
explain-reference-of-other-case = 参照文件里的案例不是文件名所说的
    .why = 参照按文件名去找，里面的编号用来核对。两者不同，多半是手工复制或改名造成的，或者系统不分大小写。拿别的案例的结果来比没有意义，因此不比。
    .wrong = expected/office-2021.toml 里写着 id = "office-2020"
    .right = expected/office-2021.toml 里写着 id = "office-2021"
explain-nothing-pending = 没有可以接受或拒绝的结果
    .why = 接受和拒绝的是待定文件（expected 里以 .toml.new 结尾的）。结果与参照一致就没有待定文件，已经接受或拒绝的也没有。请核对编号，或先用 --cases 重新评分。
    .wrong = jixiao snapshot 规则包 --accept office-2012，而待定的是 office-2021
    .right = jixiao snapshot 规则包 --accept office-2021
