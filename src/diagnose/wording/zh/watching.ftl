# 边改边看：命令的帮助，每次保存之后说的话。

cli-watch-about = 监看规则包和案例，每次保存后重新检查、运行算例、评分，只说出变化。用 Ctrl-C 结束。退出码（--once）：取 check、test、score 中最差的
cli-watch-usage = jixiao watch [选项] <规则包>
cli-watch-pack = 规则包所在的文件夹
    .value = 规则包
cli-watch-cases = 案例文件，或案例所在的文件夹（其下的每个 .toml 都是案例）；可以写多次
    .value = 案例
cli-watch-once = 只显示现状，不等待
cli-watch-poll = 每秒查看一次文件，不靠系统通知；用于网络文件夹

watch-waiting = 等待保存，用 Ctrl-C 结束
watch-waiting-poll = 每秒查看一次文件，用 Ctrl-C 结束
watch-cannot-hear = 系统不能通知文件的改动（{ $reason }），改为每秒查看一次文件
watch-cannot-watch = 无法监看 { $folder }：{ $reason }

watch-saved = ── 已保存：{ $files }
watch-saved-new = { $file }（新）
watch-saved-gone = { $file }（已删除）
watch-nothing = 无变化
watch-pack-back = 规则包又能用了，与上次能用时相比：
watch-pack-unusable = 规则包仍不能用，暂不评分
watch-finding-gone = 已消除 { $number }：{ $sentence }（原在 { $place }）
watch-finding-gone-nowhere = 已消除 { $number }：{ $sentence }

watch-example-met = { $indicator }“{ $example }”：得 { $actual }，又相符了
watch-example-added = { $indicator }“{ $example }”：新增，得 { $actual }，相符
watch-example-gone = { $indicator }“{ $example }”：已删去

watch-case = { $case }：总分 { $total }
watch-case-graded = { $case }：总分 { $total }，等次 { $grade }
watch-case-unusable = { $case }：不能使用
watch-case-unscored = { $case }：规则包不能用，没有评分
watch-case-back = { $case }：又能用了
watch-case-gone = { $case }：已删去
watch-moved = { $before } → { $now }
watch-indicator = { $name }：{ $before } → { $now }
watch-relation = 勾稽关系“{ $name }”：{ $before } → { $now }
watch-missing = 缺 { $facts }
watch-not-applicable = 不适用（{ $score }）
watch-holds = 通过
watch-fails = 不符
watch-unknown = 无法核对
