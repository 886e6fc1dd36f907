# 供命令行外壳和系统使用的命令：格式说明、补全、手册页。

cli-schema-about = 给出格式说明（JSON Schema），供编辑器和程序使用
cli-schema-usage = jixiao schema [选项] <类别>
cli-schema-evaluation-about = 评价结果的 JSON 输出
cli-schema-evaluation-usage = jixiao schema evaluation [选项]
cli-schema-pack-about = 规则包的 pack.toml
cli-schema-pack-usage = jixiao schema pack [选项]
cli-schema-version-about = 承接以前版本的 pack.toml
cli-schema-version-usage = jixiao schema version [选项]
cli-schema-case-about = 案例文件
cli-schema-case-usage = jixiao schema case [选项]
cli-schema-case-pack = 只写这个规则包的数据项、指标和等次；不写时适用于任何规则包
    .value = 规则包
cli-schema-tests-about = 规则包 tests 文件夹里的测试
cli-schema-tests-usage = jixiao schema tests [选项]

cli-completions-about = 给出命令行外壳的补全脚本
cli-completions-usage = jixiao completions [选项] <外壳>
cli-completions-shell = 哪一种外壳：bash、elvish、fish、powershell、zsh
    .value = 外壳

cli-man-about = 给出手册页：不写文件夹时只印主页，写了则每个命令一页
cli-man-usage = jixiao man [选项]
cli-man-output = 把所有手册页写进这个文件夹
    .value = 文件夹
cli-man-not-written = 手册页无法写进 { $folder }：{ $reason }
cli-man-heading-name = 名称
cli-man-heading-synopsis = 用法
cli-man-heading-description = 说明
cli-man-heading-version = 版本
