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
cli-score-cases = Case files or folders of them, tables (.csv, .jsonl, .xlsx), or - for standard input; one or more
    .value = CASE
cli-score-pack = The folder of the rule pack
    .value = PACK
cli-score-format = Output: table for people (the default; of many cases a line each, the best first); json for programs, with everything, many cases one a line; lines of JSON with marks alone; csv; xlsx; parquet
    .value = table|json|lines|csv|xlsx|parquet
cli-score-output = Write into this file; it appears when it is whole, in the place of what is there
    .value = FILE
cli-score-where = Take only the cases that this condition holds for, written as in a script, over the pack's facts, total, low, high, grade, year, subject, id, and the scores of indicators by name or by id with _ for -: 'total < 60 && year == 2020'
    .value = CONDITION
cli-score-top = List only so many cases in the table, the best
    .value = NUMBER
cli-score-group-by = Instead of each case, sum up by year or subject: how many, mean, best, worst, how many of each grade
    .value = year|subject
cli-score-counts = { $scored } scored, { $spoilt } could not be
cli-score-counts-beside = ; unusable besides: { $beside }
cli-score-counts-unwanted = ; { $unwanted } more do not match --where
cli-score-counts-undecided = , undecided for lack of a figure: { $undecided }
cli-output-is-input = it is an input too, and what it holds would be lost
cli-score-stdin = standard input
cli-progress = cases
cli-score-too-many-rows = a sheet of a workbook does not hold so many cases; take csv or lines
cli-score-verbose = Also show the basis, the standard's contradictions, and relations that could not be checked

cli-audit-about = Hold published reports against themselves and against a rule pack. Exit codes: 0 nothing wrong; 1 faults; 2 some input unusable
cli-audit-usage = jixiao audit [OPTIONS] --pack <PACK> <CASE>...
cli-audit-cases = Case files or folders of them, tables (.csv, .jsonl, .xlsx), or - for standard input; one or more
    .value = CASE
cli-audit-pack = The folder of the rule pack
    .value = PACK
cli-audit-format = Output: text for people (the default); json for programs, of many cases one a line
    .value = text|json
cli-audit-verbose = Also show what agrees, with its arithmetic
cli-report-about = Write the report of an evaluation: a page, Word, Markdown, a workbook, or by your own template. Exit code: 0 all scored, 1 some indicator without a score, 2 some input unusable
cli-report-usage = jixiao report [OPTIONS] --pack <PACK> -o <FILE> <CASE>...
cli-report-cases = Case files, folders of them, tables (.csv, .jsonl, .xlsx), or - for standard input; may be several
    .value = CASE
cli-report-pack = The folder of the rule pack
    .value = PACK
cli-report-output = Where to write: for one case a file, whose ending says the format (.html, .docx, .md, .xlsx, .json); for several a folder, with a report for each
    .value = FILE
cli-report-last = The case of the year before, to be compared with; scored by the same pack
    .value = CASE
cli-report-template = Your own template (.html.j2 or .md.j2)
    .value = TEMPLATE
cli-report-format = The format; html for several cases unless given
    .value = html|docx|md|xlsx|json
cli-whatif-about = Let a fact or a parameter take other values, and see how total, grade and scores move
cli-whatif-usage = jixiao whatif [OPTIONS] --pack <PACK> --set <NAME=VALUE> <CASE>
cli-whatif-case = The case file
    .value = CASE
cli-whatif-pack = The folder of the rule pack
    .value = PACK
cli-whatif-set = What takes which values: name=from…to, name=from…to/step, or name=one,other; may be repeated, with several values for one only
    .value = NAME=VALUE
cli-whatif-format = Output: table for people (the default); json for programs, with every value
    .value = table|json
cli-whatif-html = Also write a page with a chart; it appears when it is whole, in the place of what is there
    .value = FILE

cli-explain-about = Say why a score is what it is: the rule, every step with its figures, the branches taken, the facts read
cli-explain-usage = jixiao explain [OPTIONS] --pack <PACK> <CASE> [INDICATOR]
cli-explain-case = The case file
    .value = CASE
cli-explain-indicator = The id or the name of an indicator; without it all of them, those with full marks in one line
    .value = INDICATOR
cli-explain-pack = The folder of the rule pack
    .value = PACK
cli-explain-format = Output: text (the default); markdown; json for programs; html, a page in one file
    .value = text|markdown|json|html
cli-explain-output = Write to a file; it appears when it is whole, in the place of what is there
    .value = FILE
cli-explain-verbose = Also those with full marks at length

cli-advise-about = List the indicators that lost points, and the smallest changes of one fact that regain them
cli-advise-usage = jixiao advise [OPTIONS] --pack <PACK> <CASE>
cli-advise-case = The case file
    .value = CASE
cli-advise-pack = The folder of the rule pack
    .value = PACK
cli-advise-format = Output: table for people (the default); json for programs
    .value = table|json
cli-functions-about = List the scoring functions that a rule may use
cli-functions-usage = jixiao functions [OPTIONS]

cli-unknown-argument = unknown argument { $argument }
cli-unknown-command = unknown command { $command }
cli-missing-argument = { $argument } is missing
cli-missing-value = { $argument } needs a value
cli-unknown-value = { $argument } cannot be { $value }; it can be: { $known }
cli-unknown-language = there is no language { $value }; it can be: zh en
cli-repeated-argument = { $argument } can be given once only
cli-conflicting-arguments = { $argument } cannot be used with { $other }
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
