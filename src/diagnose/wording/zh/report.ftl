# 评价结果的表格：人看的词句。

report-subject = { $subject }　{ $year }年度
report-pack = { $title }（{ $pack }，摘要 { $digest }）
report-basis = 依据：{ $basis }

report-column-name = 指标
report-column-max = 分值
report-column-score = 得分
report-column-measure = 指标值
report-column-lost = 失分
report-column-outcome = 说明

report-outcome-missing = 缺数据
report-outcome-not-applicable = 不适用
report-outcome-failed = 失败

report-total = 总分：{ $score } / { $full }
report-total-graded = 总分：{ $score } / { $full }　等次：{ $grade }
report-or = 或
report-excluded = 不适用指标的 { $points } 分不计入，其余指标得分按比例折算。
report-open = 结果还不能确定，总分以可能的最低分至最高分表示。

report-item = { $name }：{ $about }
report-semicolon = ；
report-missing = 缺少数据项（{ $count } 个指标）
report-failed = 规则失败（{ $count } 个指标）
report-reason-at = { $sentence }（{ $place }）
report-not-applicable = 不适用（{ $count } 个指标）
report-policy-full = { $reason }；按规定计满分
report-policy-exclude = { $reason }；按规定不计入，分值分摊到其余指标
report-policy-zero = { $reason }；按规定计零分
report-policy-move = { $reason }；按规定分值并入其他指标
report-group-bonus = { $name }（加分）
report-group-penalty = { $name }（扣分）
report-group-capped = { $name }（封顶）
report-group-deductions = { $name }（扣完为止）
report-unfilled = 填不满的分值（{ $count } 组）
report-unfilled-group = 适用的指标不足以填满 { $max } 分，缺 { $points } 分，按不计入处理
report-flags = 提示（{ $count } 项）
report-vetoes = 一票否决（{ $count } 项）
report-veto-grade = 等次不高于“{ $grade }”
report-veto-total = 总分不高于 { $total } 分
report-veto-missing = 缺少 { $facts }，无法判断；如果成立，{ $limit }
report-veto-failed = 无法判断：{ $reason }；如果成立，{ $limit }

report-relations = 勾稽关系：{ $holds } 项通过，{ $fails } 项不符，{ $unknown } 项无法核对
report-relation = { $name }：{ $about }
report-relation-from = { $name }：{ $about }（来源：{ $source }）
report-relation-unknown = 无法核对，缺少 { $facts }
report-arithmetic-reported = { $computed }，报告 { $other }
report-arithmetic-unequal = { $computed } 与 { $other } 应当相等
report-arithmetic-not-whole = { $computed }，得不出整数
report-arithmetic-untrue = { $relation } 不成立

report-differences = 与报告不同（{ $count } 处）
report-difference = { $at }：报告 { $reported }，计算 { $computed }
report-difference-truncated = { $at }：报告 { $reported }，计算 { $computed }（报告截断，未四舍五入）
report-difference-measure = { $name } 指标值
report-difference-score = { $name } 得分
report-difference-group = { $name } 小计
report-difference-total = 总分
report-difference-grade = 等次
rows-id = 案例编号
rows-subject = 单位名称
rows-year = 年度
rows-total = 总分
rows-grade = 等次
rows-rank = 名次
rows-count = 案例数
rows-mean = 平均分
rows-best = 最高
rows-worst = 最低
rows-open = 等次未定
rows-lost = { $group }失分
rows-or = 或
rows-sheet-summary = 汇总
rows-sheet-scores = 指标得分
rows-sheet-complaints = 问题
rows-place = 位置
rows-complaint = 问题说明

report-contradictions-brief = 标准原文有 { $count } 处自相矛盾，规则包已写明取舍及理由；用 --verbose 查看。
report-contradictions = 标准原文自相矛盾（{ $count } 处）
report-contradiction = { $at }：原文为“{ $stated }”，本规则包采用“{ $followed }”。理由：{ $reason }
