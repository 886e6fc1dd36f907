# jixiao explain：得分的由来。

account-title = { $subject } { $year }年度 得分说明
account-pack = 规则包：{ $title }（{ $pack }，摘要 { $digest }）
account-case = 案例：{ $case }
account-case-source = 案例：{ $case }；来源：{ $source }
account-indicator = { $name }（{ $id }）：得 { $score } / { $max } 分
account-indicator-other = { $name }（{ $id }）：{ $outcome }，分值 { $max }
account-brief = { $name }：满分 { $max }
account-brief-measure = { $name }：满分 { $max }；{ $measure }

account-rule = 规则
account-steps = 计算过程
account-score = 得分
account-facts = 用到的数据
account-total = 总分和等次

account-group = 所属：{ $groups }；分值 { $max }
account-basis = 依据：{ $basis }
account-comment = 规则说明：{ $comment }
account-parameter-basis = 参数 { $name } = { $value }，依据：{ $basis }
account-parameter-inferred = 参数 { $name } = { $value }，标准没有写明，推定：{ $reason }
account-function = { $name }：{ $about }

account-no-steps = 没有单列的步骤，算法见“得分”
account-interpreted = 这条规则由解释器运行（{ $what }），只知道各步的结果和读取的数据，分支和算式没有更多可说
account-interpreted-unknown = 只知道各步的结果和读取的数据，分支和算式没有更多可说

account-full-marks = 满分
account-holds = 成立
account-holds-not = 不成立
account-no-answer = 无法判断
account-claim = { $claim }：{ $figures } { $verdict }
account-claim-same = { $claim } { $verdict }
account-figure-of = { $value }（{ $figures }）
account-yes = { $name }：是，成立
account-no = { $name }：否，不成立
account-unknown = { $name } 没有数据
account-given = { $name } 已填：成立
account-given-not = { $name } 已填：不成立（没有填）
account-not = 不是（{ $claim }）
account-all = 须全部成立：{ $claims }
account-any = 有一项成立即可：{ $claims }
account-unasked = 其余 { $count } 项不必再看
account-verdict = { $claim } → { $verdict }
account-semicolon = ；
account-same = { $name } 是“{ $wanted }”：{ $verdict }
account-same-not = { $name } 不是“{ $wanted }”：{ $verdict }
account-text-is = { $claim }（实际是“{ $found }”）
account-item = 清单“{ $list }”的“{ $item }”达标：{ $verdict }

account-condition = 条件 { $claim }
account-flag-raised = 提示“{ $text }”：已提示；{ $claim }
account-flag-not = 提示“{ $text }”：不提示；{ $claim }
account-does-not-apply = 判为不适用：{ $reason }
account-text-set = { $name } = “{ $value }”
account-claim-set = { $name }：{ $claim }
account-no-value = 没有结果

account-band = { $figure } 在 { $band }：得 { $points }
account-band-missed = 得 { $points } 的档要求 { $band }，未达到
account-band-none = { $figure } 不在任何一档内
account-band-not-equal = 不等于 { $value }
account-judged = 评定“{ $fact }”：{ $what }
account-judged-tier = 档次 { $tier }（{ $range }）
account-judged-rate = 评定率 { $rate } %
account-judged-score = 评定 { $score } 分
account-judged-reason = 理由：{ $reason }
account-checklist = 清单“{ $fact }”：{ $count } 项中 { $met } 项达标
account-item-points = 达标，得 { $points }：{ $item }
account-item-no-points = 未达标，不得 { $points }：{ $item }
account-item-kept = 达标，不扣分：{ $item }
account-item-deducted = 未达标，扣 { $points }：{ $item }
account-item-met = 达标：{ $item }
account-item-unmet = 未达标：{ $item }
account-gate-open = 全部达标才得满分：已全部达标
account-gate-shut = 全部达标才得满分：有 { $count } 项未达标，得 0 分
account-lookup = 查表：{ $key } 是“{ $value }”；表中 { $entries }
account-lookup-entry = { $key } → { $value }
account-rows = 表“{ $table }”共 { $count } 行
account-row = 第 { $row } 行：{ $told }
account-row-weighted = 第 { $row } 行：{ $told }；权重 { $weight }
account-rows-more = 另有 { $count } 行未列
account-matching = 表“{ $table }”{ $count } 行中 { $met } 行符合
account-not-computed = 没有算完：{ $formula }

account-score-is = 得分 = { $told }
account-and = ；
account-score-of-run = 规则算得 { $score }
account-rounded = 按规定保留 { $decimals } 位小数：{ $exact } → { $score }
account-full = 满分，没有失分
account-lost = 失 { $lost } 分：{ $max } − { $score }
account-reported-same = 报告的得分 { $reported }，与计算相同
account-reported-other = 报告的得分 { $reported }，与计算的 { $score } 不同
account-missing = 缺数据 { $facts }：没有得分（不是零分），总分按 { $low }–{ $high } 的范围计
account-failed = 规则没有结果：{ $reason }
account-figures = 当时的数据：{ $figures }
account-not-applicable-score = 按规定得 { $score } 分
account-gained = { $from } 不适用，其分值并入本指标：分值 { $own } → { $max }
account-raised = 得分 { $before } × { $max } ÷ { $own } = { $score }
account-moved-to = 本指标不适用，分值并入“{ $name }”
account-capped = “{ $group }”以 { $max } 分为上限：下面各项合计 { $below }，{ $verdict }
account-capped-open = “{ $group }”以 { $max } 分为上限：下面有指标没有得分，合计未定
account-capped-cut = 超出的部分不计
account-capped-within = 没有超出
account-deducted = 在“{ $group }”里是扣分：{ $max } − 合计 { $below }，剩 { $left }，扣完为止
account-deducted-open = 在“{ $group }”里是扣分，从 { $max } 分里扣，扣完为止；下面有指标没有得分，剩多少未定
account-bonus = “{ $group }”是加分，加在满分之外
account-penalty = “{ $group }”是扣分，从总分里减去

account-total-is = 总分 { $total }，等次 { $grade }
account-total-no-grade = 总分 { $total }
account-scaled = 有 { $excluded } 分不计入，其余各项合计乘以 { $full } ÷ { $left }
account-veto = 一票否决“{ $name }”：{ $told }
account-veto-not = 一票否决“{ $name }”：不成立

account-fact = { $name } = { $value }
account-fact-label = { $name } = { $value }（{ $label }）
account-fact-rows = { $count } 行
account-fact-none = { $name }：未填
account-no-facts = 没有读取数据
account-evidence = 佐证：{ $evidence }
