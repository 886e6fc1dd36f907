# The command line: help, and what is wrong with a call.

cli-about = jixiao 绩效: scores departments by a performance standard
cli-usage-heading = Usage:
cli-usage = jixiao [OPTIONS] <COMMAND>
cli-commands = Commands
cli-arguments = Arguments
cli-options = Options
cli-help = Show help
cli-version = Show the version
cli-lang = Language: zh or en; else that of the locale, else Chinese
    .value = zh|en
cli-color = Colours: auto (on a terminal; the default), always, never
    .value = auto|always|never

cli-score-about = Score cases by a rule pack. Exit codes: 0 all scored; 1 some indicator missing or failed; 2 some input unusable
cli-score-usage = jixiao score [OPTIONS] --pack <PACK> <CASE>...
cli-score-cases = Case files, one or more
    .value = CASE
cli-score-pack = The folder of the rule pack
    .value = PACK
cli-score-format = Output: table for people (the default); json for programs, one document a line where there are several cases
    .value = table|json
cli-score-verbose = Also show the basis, the standard's contradictions, and relations that could not be checked

cli-functions-about = List the scoring functions that a rule may use
cli-functions-usage = jixiao functions [OPTIONS]

cli-unknown-argument = unknown argument { $argument }
cli-unknown-command = unknown command { $command }
cli-missing-argument = { $argument } is missing
cli-missing-value = { $argument } needs a value
cli-unknown-value = { $argument } cannot be { $value }; it can be: { $known }
cli-unknown-language = there is no language { $value }; it can be: zh en
cli-repeated-argument = { $argument } can be given once only
cli-not-utf8 = an argument is not UTF-8 text
cli-other = { $detail }
cli-did-you-mean = did you mean { $nearest }?
cli-see-help = see { $program } --help
cli-summary = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
cli-cannot-write = the results cannot be written: { $reason }
