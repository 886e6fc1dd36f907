# jixiao audit：核对已发布的报告。

audit-head = 按 { $title }（{ $pack }）核对报告
audit-figures = 指标值和得分（{ $count } 处不符）
audit-sums = 小计、总分和等次（{ $count } 处不符）
audit-relations = 勾稽关系（{ $count } 处不符）
audit-open = 与计算不同，但数据印出的位数允许，不算错（{ $count } 处）
audit-right = 相符（{ $count } 处）

audit-figure = { $at }：{ $computed }，报告 { $reported }
audit-figure-because = { $at }：{ $computed }，报告 { $reported }；{ $verdict }
audit-figure-equal = { $at }：{ $computed }，报告 { $reported }
audit-truncated = 后面的数字被截去，未四舍五入
audit-left-open = 按印出的位数，结果在 { $range } 之间

audit-slip-percent = 像是比率与百分数混淆，应为 { $should }
audit-slip-ten-thousand = 像是元与万元混淆，应为 { $should }
audit-slip-point = 像是小数点错位，应为 { $should }
audit-slip-swapped = 像是相邻数字颠倒，应为 { $should }
audit-slip-sign = 像是正负号错误，应为 { $should }
audit-slip-of-fact = “{ $fact }”{ $about }

audit-score = { $at }：报告 { $reported }，计算 { $computed }
audit-score-because = { $at }：报告 { $reported }，计算 { $computed }；{ $verdict }
audit-score-equal = { $at }：报告 { $reported }，计算 { $computed }
audit-score-above-max = { $at }：报告 { $reported }，超过分值 { $max }；计算 { $computed }
audit-score-below-zero = { $at }：报告 { $reported }，低于 0；计算 { $computed }
audit-score-open = { $at }：报告 { $reported }，计算 { $computed }；按印出的位数，得分在 { $range } 之间
audit-unknown = 无法算出

audit-sum = 报告的各项得分 { $worked }，报告 { $reported }
audit-sum-equal = { $at }：{ $worked }，报告 { $reported }
audit-sum-by-rule = { $parts }，按规则合计 { $sum }
audit-sum-above-max = 报告 { $reported }，超过满分 { $max }
audit-sum-mended = 如果 { $name } 不是 { $reported } 而是计算的 { $computed }，则相符
audit-grade = 等次：报告 { $reported }，按报告的总分 { $total } 应为 { $grade }

audit-clean = 核对 { $figures } 个报告数字、{ $relations } 项勾稽关系，没有发现问题。
audit-faults = 核对 { $figures } 个报告数字、{ $relations } 项勾稽关系，发现 { $faults } 处问题。
audit-nothing = 案例没有报告数字（[reported]），也没有可以核对的勾稽关系。
audit-counts = 核对 { $cases } 个案例，{ $faulty } 个有问题；{ $spoilt } 个不能核对
