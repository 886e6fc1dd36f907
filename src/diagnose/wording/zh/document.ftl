# jixiao report：评价报告。

document-title = { $subject }{ $year }年度绩效评价报告
document-numbered = { $number ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
    [7] 七
    [8] 八
    [9] 九
    [10] 十
   *[other] 十一
}、{ $title }
document-heading-summary = 评价结论
document-heading-table = 评分表
document-heading-groups = 各部分得分
document-heading-losses = 失分情况
document-heading-notes = 需要说明的事项
document-heading-relations = 勾稽关系核对
document-heading-audit = 与公布数据的核对
document-heading-last = 与上年比较
document-heading-facts = 附：评价数据
document-heading-evidence = 附：评价依据
document-heading-repeat = 附：复核信息

document-summary = 按照《{ $title }》（{ $pack }）评价，总分 { $score } 分（满分 { $full } 分）。
document-summary-graded = 按照《{ $title }》（{ $pack }）评价，总分 { $score } 分（满分 { $full } 分），等次为“{ $grade }”。
document-summary-groups = 各部分得分：{ $groups }。
document-summary-group = { $name } { $score } / { $max }
document-summary-lost = 有 { $count } 个指标失分：{ $names }。
document-summary-loss = { $name }失 { $lost } 分
document-summary-nothing-lost = 没有失分。
document-stop = 。

document-level = { $level ->
    [1] 一级指标
    [2] 二级指标
    [3] 三级指标
    [4] 四级指标
   *[other] { $level }级指标
}
document-subtotal = { $name }小计
document-column-standard = 评分标准
document-column-calculation = 计算过程
document-column-reason = 扣分原因
document-column-rank = 序号
document-column-group = 所属部分
document-column-rate = 得分率
document-column-relation = 勾稽关系
document-column-expression = 关系式
document-column-status = 结果
document-column-about = 说明
document-column-item = 项目
document-column-reported = 公布数
document-column-computed = 计算数
document-column-verdict = 核对结果
document-column-change = 增减
document-column-fact = 数据项
document-column-label = 含义
document-column-value = 数值
document-column-unit = 单位
document-column-evidence = 依据
document-label-pack = 规则包
document-label-basis = 政策依据
document-label-digest = 内容摘要（SHA-256）
document-label-source = 数据来源
document-label-full = 满分
document-nothing = 无
document-repeat = 规则包的内容摘要与下列一致、数据与附表一致时，用 jixiao report 得到同样的报告。
document-chart-bars = 各部分得分与分值
document-chart-radar = 各部分得分率（%）
document-chart-shares = 各部分得分率
document-chart-years = 各部分 { $last }年度与 { $year }年度得分
document-chart-caption = 图{ $number }　{ $title }
document-chart-told = { $title }：{ $items }
document-chart-share = { $name } { $rate }%
document-chart-both = { $name } { $last }年度 { $before }，{ $year }年度 { $after }
document-chart-open = 得分未定，图中未画：{ $items }
document-chart-year = { $year }年度
document-chart-undrawn = { $name }未定：{ $score }
document-chart-one = { $name } { $year }年度 { $score }
document-chart-names = 图中名称

document-reason-missing = 缺少 { $facts }
document-reason-unmet = 未做到：{ $items }
document-reason-evidence = 依据：{ $evidence }

document-relation-holds = 相符
document-relation-fails = 不符
document-relation-unknown = 无法核对
document-verdict-equal = 一致
document-verdict-truncated = 截断，未四舍五入
document-verdict-open = 在印出位数允许的范围内
document-verdict-above = 超过分值
document-verdict-below = 低于 0 分
document-verdict-wrong = 不一致
document-verdict-unknown = 无法计算

document-graded = { $score } 分（{ $grade }）
document-last-summary = { $subject } { $year }年度 { $before }，本年度 { $after }。
document-last-same = 两个年度都按同一规则包 { $pack } 评价。

document-written = 已写出 { $file }
document-written-many = 在 { $folder } 写出 { $count } 份报告
document-sheet-scores = 评分表
document-sheet-groups = 分组
document-sheet-facts = 数据
document-sheet-relations = 勾稽
document-sheet-audit = 差异
document-label-subject = 单位名称
document-label-year = 年度
document-label-total = 总分
document-label-grade = 等次
document-label-name = 指标
document-label-max = 分值
document-label-score = 得分
document-label-lost = 失分
document-label-case = 案例编号
document-pack = { $title }（{ $pack }）

overview-title = { $title }：{ $count } 个案例
overview-ranking = 排名
overview-grades = 等次分布
overview-losses = 失分最多的指标
overview-lost = 失分合计
overview-losing = 失分案例
overview-rate = 失分率（%）
overview-map = 得分率分布
overview-map-about = 每格是案例在该指标上的得分率（%）；列号与上表的序号相同。
overview-more = 另有 { $count } 个案例未列出。
document-rows = { $count } 行
