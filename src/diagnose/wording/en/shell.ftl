# Commands for shells and systems: schemas, completions, manual pages.

cli-schema-about = Print a JSON Schema, for editors and programs
cli-schema-usage = jixiao schema [OPTIONS] <KIND>
cli-schema-evaluation-about = Of the JSON of an evaluation
cli-schema-evaluation-usage = jixiao schema evaluation [OPTIONS]
cli-schema-pack-about = Of pack.toml, the manifest of a rule pack
cli-schema-pack-usage = jixiao schema pack [OPTIONS]
cli-schema-version-about = Of a pack.toml that extends another version
cli-schema-version-usage = jixiao schema version [OPTIONS]
cli-schema-case-about = Of a case file
cli-schema-case-usage = jixiao schema case [OPTIONS]
cli-schema-case-pack = With the facts, indicators and grades of this rule pack alone; without it, for any pack
    .value = PACK
cli-schema-tests-about = Of the files in the tests folder of a rule pack
cli-schema-tests-usage = jixiao schema tests [OPTIONS]

cli-completions-about = Print a script that lets a shell complete commands
cli-completions-usage = jixiao completions [OPTIONS] <SHELL>
cli-completions-shell = Which shell: bash, elvish, fish, powershell, zsh
    .value = SHELL

cli-man-about = Print the manual page; with a folder, write one for every command
cli-man-usage = jixiao man [OPTIONS]
cli-man-output = Write all manual pages into this folder
    .value = DIR
cli-man-not-written = the manual pages cannot be written into { $folder }: { $reason }
cli-man-heading-name = Name
cli-man-heading-synopsis = Synopsis
cli-man-heading-description = Description
cli-man-heading-version = Version
