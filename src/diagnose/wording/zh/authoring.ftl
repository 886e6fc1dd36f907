# 统一版式、新建文件：问题和命令行的用语。

layout-refused = { $file } 排版后内容会变，因此保持原样
    .help = 这是程序的问题，请连同该文件报告
not-closed = { $what }从这里开始，却没有结束
    .help = 在该结束的地方补上结尾
open-text = 文字
open-comment = 注释
no-layout = { $file } 既不是规则包的文件夹，也不是 TOML 或脚本文件
    .help = 写含有 pack.toml 的文件夹，或以 .toml、.rhai 结尾的文件
file-not-written = { $file } 无法写入：{ $reason }

cli-fmt-about = 把 TOML 和脚本排成统一的版式，注释保留。退出码：0 完成；1 使用 --check 时有文件不合版式；2 有文件不能使用
cli-fmt-usage = jixiao fmt [选项] <路径>...
cli-fmt-paths = 规则包的文件夹（pack.toml、脚本、测试），或单个 TOML、脚本文件
    .value = 路径
cli-fmt-check = 不改文件，只显示会改什么
