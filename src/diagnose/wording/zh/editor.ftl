# 编辑器里显示的文字：悬停说明、改名时的拒绝理由。

cli-lsp-about = 在编辑器里编辑规则包：诊断、悬停说明、补全、跳转、改名（语言服务器协议，经标准输入输出）
cli-lsp-usage = jixiao lsp [选项]

editor-fact = 数据项
editor-parameter = 参数
editor-indicator = 指标
editor-group = 指标组
editor-relation = 勾稽关系
editor-step = 步骤
editor-variable = 变量
editor-function = 本规则自己的函数

editor-type = 类型：{ $type }
editor-type-decimal = 数
editor-type-integer = 整数
editor-type-percent = 百分数
editor-type-bool = 是否
editor-type-choice = 单选
editor-type-judged = 评定
editor-type-checklist = 检查清单
editor-type-text = 文字
editor-type-table = 表格
editor-unit = 单位：{ $unit }
editor-min = 不小于 { $number }
editor-max = 不大于 { $number }
editor-optional = 案例可以不填
editor-options = 选项：{ $options }
editor-items = 检查项：{ $items }
editor-tiers = 档次：{ $tiers }
editor-columns = 列：{ $columns }
editor-read-by = 用到它的指标：{ $indicators }
editor-related-by = 用到它的勾稽关系：{ $relations }
editor-value = 值：{ $value }
editor-basis = 依据：{ $basis }
editor-inferred = 推定，理由：{ $reason }
editor-max-points = 分值：{ $points }
editor-in-group = 所属：{ $group }
editor-parts = 包含：{ $parts }
editor-lower-is-better = 越低越好
editor-higher-is-better = 越高越好
editor-full = 满分：{ $indicator } { $points } 分

editor-no-rename = 这里没有可以改名的名称
editor-not-named = 名称不能为空，也不能有换行
editor-name-taken = 已经有“{ $name }”，请换一个名称
editor-name-fixed = “{ $name }”还出现在带转义符的文字里，请先把那段文字改写在 ''' 之间
editor-rename-breaks = 改名后规则包会有新的问题：{ $finding }
editor-rename-cases = “{ $name }”已改为“{ $new }”。使用旧名称的案例文件不在规则包里，需要另行修改
