# jixiao whatif 和 jixiao advise：改一个数字，分数怎样变。

vary-yes = 是
vary-no = 否
vary-not-given = 未填
vary-now = 现在 { $name } = { $value }：总分 { $total }，等次 { $grade }
vary-left-out = 另有 { $count } 行未列，等次变化处都已列出；全部数值用 --format json
vary-still = 在这个范围内，得分都不变。
vary-title = { $name }变化时的总分：{ $subject } { $year }年度
vary-turns = 等次变化处
vary-turn = 从 { $from } 到 { $to }：{ $before } → { $after }
vary-values = 各值的得分
vary-digest = 摘要

vary-advice-head = { $count ->
    [0] 总分 { $total }，等次 { $grade }，没有失分。
   *[other] 总分 { $total }，等次 { $grade }；{ $count } 个指标失分，每个指标列出只改一项数据、改动最小而得分最多的做法：
}
vary-lost = { $name }：失 { $lost } 分（得 { $score } / { $max }）
vary-none = 没有找到只改一项数据就能得分的做法
vary-regain = { $fact } 由 { $from } 变为 { $to }：得 { $score } 分，总分 { $total }，等次 { $grade }
vary-regain-items = { $fact } 做到 { $items }：得 { $score } 分，总分 { $total }，等次 { $grade }
vary-regain-rate = { $fact } 由 { $from }% 评为 { $to }%：得 { $score } 分，总分 { $total }，等次 { $grade }
