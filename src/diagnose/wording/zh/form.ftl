# jixiao template、jixiao generate：收集案例的工作簿，随机的案例。

cli-template-about = 生成收集案例用的工作簿：每行一个案例，带单位、批注、下拉选项和数据校验；填好后用 score 评分
cli-template-usage = jixiao template [选项] --output <文件> <规则包>
cli-template-pack = 规则包所在的文件夹
    .value = 规则包
cli-template-output = 写进这个新文件（.xlsx）
    .value = 文件

form-sheet-cases = 案例
form-sheet-guide = 填表说明
form-sheet-lists = 选项
form-id = 案例编号，每行不同，如 甲单位-2024
form-subject = 被评价单位或项目的名称
form-year = 四位数的年度
form-details-id = 这一行属于哪个案例：与“案例”表的案例编号完全一样；没有明细的案例写一行，只填编号
form-list = 各行写成 JSON 数组
form-tier = 评定的档次
form-rate = 达成率（%），在档次的范围以内；可以不填
form-score = 直接给分时填写；可以不填
form-reason = 评定的理由
form-column-kind = 类型
form-column-allowed = 可以填什么
form-column-where = 填在哪里
form-where = 表“{ $sheet }”，每行一条
form-stop = 、
form-advice-empty = 没有的数据请空着，不要填 0：缺数据的指标不评分，总分给出可能的范围。
form-advice-digits = 小数末尾的零有意义（2.20 精确到两位）：请把单元格设为相应的小数位数。
form-advice-unit = 数据按列名括号里的单位填写；改用别的单位时，把括号里的单位一起改掉，评分时会准确换算。

cli-generate-about = 随机生成案例，用来试规则、做压力测试：数据在规则包允许的范围以内，多取算例的界线及其两侧；同样的规则包和种子得到同样的案例
cli-generate-usage = jixiao generate [选项] <规则包>
cli-generate-pack = 规则包所在的文件夹
    .value = 规则包
cli-generate-count = 生成多少个（默认 100）
    .value = 个数
cli-generate-seed = 随机种子（默认 1）
    .value = 种子
cli-generate-year = 案例的年度；默认为规则包的版本，版本不是年度时为 2020
    .value = 年度
cli-generate-format = csv 每个案例一行；lines 每个案例一行 JSON；默认看输出文件的名称，没有则为 csv
    .value = csv|lines
cli-generate-output = 写进这个文件；写完整后才出现，已有的被替换
    .value = 文件
cli-generate-done = 生成 { $count } 个案例
cli-generate-subject = 示例单位{ $number }
