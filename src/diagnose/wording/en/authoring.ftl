# Keeping files in one layout, and starting new ones: complaints, and the command line's words.

layout-refused = { $file } cannot be laid out without changing what it says; it is left as it is
    .help = this is a fault of the program; please report it with the file
not-closed = { $what } is opened here and not closed
    .help = put its end where it belongs
open-text = a text
open-comment = a comment
no-layout = { $file } is neither a pack's folder nor a file of TOML or a script
    .help = name a folder with a pack.toml, or a file whose name ends in .toml or .rhai
file-not-written = { $file } cannot be written: { $reason }

cli-fmt-about = Put TOML and scripts into the one layout; comments stay. Exit codes: 0 done; 1 with --check: something is not in layout; 2 some file unusable
cli-fmt-usage = jixiao fmt [OPTIONS] <PATH>...
cli-fmt-paths = Folders of packs (pack.toml, scripts, tests), or single files of TOML or scripts
    .value = PATH
cli-fmt-check = Change nothing; show what would change
