# What is wrong: a sentence for each code; .help and its like say what would be right.

severity-error = error
severity-warning = warning
severity-note = note
severity-help = help
figures-read = figures read so far: { $figures }

type-number = a number
type-text = a text
type-bool = true or false
type-list = a list
type-table = a table
type-date = a date
type-faulty = a faulty value
type-judged = a judgement ({"{"} tier = "…", rate = …, reason = "…" {"}"})
type-checklist = a checklist ({"{"} "item" = true, … {"}"})
type-rows = a list of rows ([{"{"} column = value {"}"}, …])
type-row = a row ({"{"} column = value, … {"}"})

## Files

file-not-found = there is no file { $file }
    .help = check the path; it is relative to the current folder, or to the pack's folder for the scripts of a pack
file-is-folder = { $file } is a folder, and a file is needed
    .help = name the file in it
file-refused = the system does not let { $file } be read: { $reason }
file-too-large = the file { $file } is too large; at most { $limit } MiB are accepted here
    .help = check that this is the file you meant
file-empty = the file { $file } is empty
    .help = check that it was saved
file-not-utf8 = the file { $file } is not UTF-8; it cannot be read from the marked place on
    .help = save it anew from your editor with the encoding UTF-8
path-outside-pack = the path “{ $file }” leads out of the pack
    .help = a script stands inside its pack's folder: a relative path with “/”, such as indicators/name.rhai

## The shape of a TOML file

toml-syntax = this is not TOML
    .no-value = there is no value after the equals sign
    .one-value = write one value a line; a text stands in double quotes
    .not-closed = a quote or bracket is not closed
    .twice = the same key stands twice
    .too-deep = the brackets are nested too deep
    .percentage = write { $plain } without %; the unit is unit = "%"
    .escape = a backslash in double quotes means something else: a path has /, and a text has it twice
    .key-alone = a key is followed by an equals sign and a value: key = value
    .leading-zero = a number has no zeros before it
    .comma = two items of a table or list are parted by a comma, and its bracket is closed behind the last
    .other = check that quotes, brackets and equals signs are complete{ $detail }
json-syntax = this is not JSON as it is read here
    .twice = the same key stands twice
    .too-deep = the brackets are nested too deep
    .nothing = a list has no room for null
    .other = check that quotes, brackets, colons and commas are complete{ $detail }
table-column-unknown = the column “{ $column }” is no fact of { $pack }
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the declared facts are: { $known }
table-column-missing = the table has no column “{ $column }”
table-column-twice = the column “{ $column }” stands twice
    .other = here for the first time
row-not-utf8 = the row at { $row } is not UTF-8
    .help = save the table anew with the encoding UTF-8
row-not-closed = the row at { $row } has a quotation mark that is not closed; everything after it was taken for its text
    .help = close it, or write it twice where it belongs to the text
row-too-long = the row at { $row } is longer than { $limit } MiB
    .help = check whether a quotation mark is not closed
fields-missing = the row has { $given } fields, the table { $columns } columns
    .help = an empty field has its comma too
field-without-column = the row has more fields than the table has columns
    .help = a field with a comma in it stands in double quotes
unquoted-key = the key “{ $key }” needs double quotes, not being ASCII
    .help = write "{ $key }"
wrong-schema = format version { $found } is unknown; this program reads version { $known }
unknown-key = unknown key “{ $key }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = known here: { $known }
missing-key = “{ $key }” is missing
    .help = add it to the marked section
    .score = state the score by the standard, as in score = 2; or an outcome, as in outcome = "not-applicable"
conflicting-keys = only one of “{ $first }” and “{ $second }” can be given
    .other = the other one is here
wrong-type = this should be { $expected }, but is { $found }
    .unquoted = leave out the quotes: { $plain }
    .quoted = a text stands in double quotes
    .in-brackets = even a single item stands in square brackets: […]
unknown-value = unknown value “{ $value }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = it can be: { $known }
empty-value = this must not be empty
number-not-decimal = “{ $written }” is not a decimal number
    .help = use digits, a point and a minus sign only, as in 0.2 or -1.5
number-too-long = the number “{ $written }” has too many digits to be kept exactly
    .help = at most 28 significant digits; a number is never rounded in silence
number-not-whole = { $number } is not a whole number
number-out-of-bounds = { $number } is not between { $least } and { $most }
points-out-of-range = points must be above 0 and at most { $most }, not { $number }
former-name-in-use = “{ $name }” cannot be a former name of “{ $entry }”
    .other = the name now means this
    .help = was holds the names by which cases of earlier versions know an entry; one belongs to one entry and is no name of now
    .retired = a retired name is no name of now and no former name; delete it from retired
date-within-year = the value of a parameter begins with a year, not on { $date }
    .help = cases are scored by the year; write the first of January of the first year in which the value is used, as in 2022-01-01
dates-not-ascending = this value must begin after the one before it, which begins with { $before }
    .other = that one begins here
name-not-in-script = the script does not use the name “{ $name }”
    .help = with says which fact or parameter each name of the script means; on the left stand names as the script writes them

## What a manifest means

duplicate-id = “{ $id }” stands twice
    .first = it stands here first
bad-id = “{ $id }” cannot be an id
    .help = use lower-case letters, digits and hyphens, as in budget-adjustment-rate; a version may also have points and capitals
bad-name = a script could not write the name “{ $name }”
    .help = a name has letters, digits and underscores, does not begin with a digit, and is no keyword of the script language
reserved-name = “{ $name }” is the name of a scoring function or of full marks, not free for a fact or parameter
    .help = choose another name
unknown-group = there is no group “{ $group }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the groups are: { $known }
unknown-indicator = there is no indicator with the id “{ $id }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the ids are: { $known }
group-sum = the group “{ $group }” states { $stated } points, but what is below it has { $sum }
    .help = change the group's points or those below it, so that they agree
empty-group = the group “{ $group }” has no indicator
mixed-group = the group “{ $group }” has groups below it, so the indicator “{ $indicator }” cannot stand in it directly
    .help = put the indicator into one of the groups below
full-marks-sum = full marks are stated as { $stated }, but the top groups have { $sum }
    .help = change full_marks, or the points of the top groups
grade-hole = the lowest grade begins at { $from }; a total below it has no grade
    .help = let the lowest grade begin with from = { $least }
bounds-reversed = the lower bound { $low } is above the upper bound { $high }
    .other = the upper bound is here
unit-of-percent = a number of type percent is counted in %, not in “{ $unit }”
    .help = delete unit; where it is no percentage, write the type "decimal"
no-whole-number = there is no whole number from { $low } to { $high }, and this fact takes whole numbers only
    .help = change min and max, or the type to "decimal"
base-not-found = the version “{ $base }” is not there: { $file } could not be read
    .help = put its folder beside this one, or correct extends
extends-itself = “{ $base }” leads back to a version that stands on it, or too many versions stand on each other
    .help = let extends name an earlier version; at most 64 may stand on each other
bad-reference = “{ $base }” names no version of a pack
    .help = write id@version, as in extends = "wanzhou-overall@2020"
not-in-base = the version extended has no “{ $name }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = it has: { $known }
unknown-step = the script has no step “{ $step }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the steps of this script: { $known }
    .help = a step is an outermost let of the script; write let { $step } = …;
no-policy = the script of “{ $indicator }” may find it not applicable, but nothing says what it scores then
    .help = write not_applicable = "full" (full marks), "exclude" (left out, its weight spread over the rest) or "zero" in the indicator
    .declared = the indicator is here

## What a script says

kind-below-top = the group “{ $group }” is below another one, which decides its kind
    .help = write kind at the top-level group
deductions-misplaced = the group “{ $group }” cannot count deductions
    .help = deductions are of indicators that stand directly in a group within the full marks; a penalty group deducts without counts
total-unnamed = the group “{ $group }” is outside the full marks, and [pack] does not say whether the total stays within them
    .help = write total = "clamped" or total = "unclamped" under [pack]
policy-without-weight = the indicator “{ $indicator }” has no share of the full marks in “{ $group }”; where it does not apply, it can only change nothing
    .help = leave not_applicable out, or write "zero"
pot-too-large = the capped group “{ $group }” has { $max } points, but what is below it has only { $sum }
    .help = lower the group's points, or raise those below it
part-above-cap = the indicator “{ $indicator }” has { $points } points, but the capped group “{ $group }” only { $max }
    .help = make the indicator's points at most those of the group
    .cap = the group's points are here
move-misplaced = where “{ $indicator }” does not apply its weight cannot go to “{ $target }”
    .help = weight moves only between groups within the full marks that add up what is below them, and the indicator that gets it may not move its own
not-a-condition = a condition must stand here, that holds or does not
    .where = as in --where 'total < 60 && year == 2020'; comparisons, &&, ||, ! and functions of the library may be used, let, if and loops may not
    .help = as in when = "违规违纪件数 >= 3"; comparisons, &&, ||, ! and functions of the library may be used, let, if and loops may not
unknown-grade = there is no grade “{ $grade }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the grades of the pack: { $known }
script-syntax = the script cannot be understood from here on
    .unexpected = “{ $found }” does not belong here
    .open-string = the closing quote of this text is missing
    .missing = “{ $token }” is expected here
    .list = a comma or the closing bracket is expected here
    .unfinished = the script is not complete: check its brackets, and that its last line gives the score
    .constant = “{ $found }” is a constant; its value cannot be changed
    .too-deep = the brackets are nested too deep; take it in steps with let
    .other = { $detail }
full-width-sign = “{ $sign }” is a sign of a Chinese keyboard
    .help = write { $plain }
    .digits = write the number in plain digits: { $plain }
unknown-name = there is no fact, parameter or variable “{ $name }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = known names: { $known }
    .where = a condition of --where may name the facts and parameters of the pack, total, low, high, grade, year, subject, id, and indicators by name or by id with _ for -
    .help = declare a fact with [fact."{ $name }"] or a parameter with [param."{ $name }"] in pack.toml
unknown-function = there is no function “{ $function }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the functions are: { $known }
wrong-argument-count = “{ $function }” cannot be called with { $given } arguments
    .help = it is written { $usage }
shadowed-name = “{ $name }” already means something else and cannot name a variable
    .help = choose another name: within a script, one name means one thing
forbidden-construct = “{ $found }” is not allowed in a rule
    .help = a rule only computes: it cannot read or write files, print, import programs or run texts
not-a-relation = this is not a relation between figures
    .help = write an equation or inequality, such as a + b == c; join several with &&
not-in-relation = “{ $what }” cannot stand in a relation
    .help = allowed are facts that are numbers, parameters, numbers, + - * /, brackets, percent, change_rate, abs, min, max, round, sum(table, "column")

## What a case says

unknown-fact = the pack { $pack } has no fact “{ $fact }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the declared facts are: { $known }
fact-type = the fact “{ $fact }” should be { $expected }, but is { $found }
    .declared = declared here
fact-not-whole = the fact “{ $fact }” should be a whole number, but is { $number }
    .declared = declared here
fact-out-of-bounds = { $number } for the fact “{ $fact }” is outside its bounds [{ $least }, { $most }]
    .declared = declared here
unknown-option = the fact “{ $fact }” has no option “{ $option }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the options are: { $known }
    .declared = declared here
unknown-item = the checklist “{ $fact }” has no item “{ $item }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = its items are: { $known }
    .declared = declared here
missing-item = the checklist “{ $fact }” lacks an answer to “{ $item }”
    .declared = declared here
unknown-column = the table “{ $fact }” has no column “{ $column }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = its columns are: { $known }
    .declared = declared here
missing-column = this row of the table “{ $fact }” lacks the column “{ $column }”
    .declared = declared here
unknown-tier = the fact “{ $fact }” has no tier “{ $tier }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = its tiers are: { $known }
    .declared = declared here
judged-without-rate = the judgement “{ $fact }” gives neither a rate nor points
    .help = give rate = percent of full marks, or score = points; a tier alone is enough only where the pack states its rate
    .declared = declared here
rate-outside-tier = the rate { $rate } is outside { $allowed }, the interval of the tier “{ $tier }”
    .declared = declared here
text-too-long = the text of the fact “{ $fact }” has more than { $limit } characters
    .declared = declared here
fact-given-twice = the fact “{ $fact }” is given twice: as “{ $first }” and as “{ $second }”
    .other = the other one stands here
no-value-for-year = the parameter “{ $parameter }” has no value for { $year } yet; its first is from { $first } on
    .first = its first value stands here
case-of-other-pack = this case is scored by “{ $own }”, not by { $pack }
    .help = take a pack of { $own }; for this pack, correct or delete pack under [case]
column-unit = the fact “{ $fact }” is in “{ $declared }”, which “{ $unit }” cannot be converted to
    .help = the unit in brackets must be one that can be converted to the declared one, such as 元, 万元 and 亿元; without brackets nothing is converted
not-convertible = { $number } has no finite number of digits in “{ $unit }”, so that the fact “{ $fact }” cannot hold it
unknown-input = { $file } is no file that cases are read from
    .help = cases are .toml files or a folder of them, .csv, .jsonl, .xlsx, or - for standard input; save .xls and .ods as .xlsx
workbook-broken = the workbook { $file } cannot be opened: { $reason }
output-needed = { $format } is written into a file
    .help = add --output NAME.{ $format }
row-of-no-case = row { $line } of the sheet “{ $sheet }” is of the case “{ $id }”, which the sheet “{ $first }” does not have
    .help = the first column is the case's id, written as in “{ $first }”
folder-without-case = the folder { $file } has no case that is scored by { $pack }
    .help = cases are .toml files, whose [case] pack says by which standard; name a table by its file
not-grouped = --group-by sums up as a table, not as { $format }
    .help = leave out --format, or take --format table
bad-setting = “{ $text }” is not understood
    .help = write name=value, name=one,other, name=from…to, or name=from…to/step: 在职人员数=20…15
sweep-too-long = too many values, at most { $limit }
    .help = take a larger step: name=from…to/step
template-faulty = the template gives no report: { $reason }{ $detail }
    .syntax = it does not parse
    .name = it names something that a report does not have
    .function = it names a function, filter or test that there is not
    .file = a template cannot read other files
    .much = it takes too many steps, or writes too much
    .other = this does not work here
    .help = what a template can use is written by -o REPORT.json, and explained by jixiao schema report
report-ending = “{ $file }” does not say what kind of report it is to be
    .help = let its name end in .html, .docx, .md, .xlsx or .json, or say it by --format; a template ends in .html.j2 or .md.j2
last-of-another = the case of --last is not the same subject in an earlier year
    .help = the report is of { $subject } in { $year }, --last is { $other } in { $before }; they are compared all the same
last-of-many = --last goes with one case only
    .help = where each case gets a report of its own, run them one by one
sweep-twice = only one can take several values at a time
    .help = give each of the others one value: name=value
parquet-not-built = this jixiao was built without Parquet
    .help = build it with cargo install --path . --features parquet, or take --format csv
pack-not-found = there is no pack “{ $name }”: it is no folder, and { $folder } has none of that name
    .did-you-mean = did you mean { $nearest }?
    .known = there are: { $known }
git-unusable = git cannot be run: { $reason }
    .help = install git, or put the older version into a folder and compare that
no-repository = “{ $name }” is to be read from git, and the current folder is in no repository, or git will not read it
    .help = run this in a folder of the repository; where it is another user's, git status says what to do
unknown-revision = the repository has no revision “{ $revision }”
    .help = write the id of a commit, a branch or a tag, such as HEAD~3
bad-git-name = “{ $name }” is no pack in git
    .help = write git:REVISION:FOLDER, such as git:HEAD~3:rules/wanzhou-overall/2020; the folder counts from the current one, does not begin with - and has no ..
no-such-indicator = there is no indicator with the id or the name “{ $word }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = there are: { $known }
too-few-versions = “{ $pack }” has { $count } versions that can be used and admit the case; a change is seen between two at least
    .help = widen --from and --to, or look at commits with --git

## What happened while a rule ran

zero-divisor = “{ $what }” is 0 and cannot be divided by
    .help = let the script say first what holds then, as in if { $what } == 0 {"{"} not_applicable("…") {"}"} else {"{"} … {"}"}
number-overflow = the result is too large to be held exactly
    .help = check the units of the figures, or take the computation in steps
wrong-operands = { $left } and { $right } cannot be computed with or compared
    .help = use the same kind of value on both sides; ask given(…) first of a fact that may be left out
wrong-arguments = the function “{ $function }” does not take: { $given }
    .help = it is written { $usage }; jixiao functions explains each argument
wrong-kind = this should be { $expected }, but is { $found }
    .help = check the facts and functions used here
too-many-operations = the script took more steps than it may and was stopped
    .help = check that its loops come to an end
calls-too-deep = functions called each other deeper than they may; the script was stopped
    .help = check whether a function calls itself without end
value-too-large = the script made a text, a list or more variables than fit and was stopped
    .help = check whether a loop keeps adding to something
score-out-of-range = the score { $score } is not between 0 and the maximum { $max }
    .help = check the rule; where a cap is meant, write clamp(score, 0, full)
score-not-a-number = the last line of the script gives { $found }, not a score
    .help = the last expression is the score: a number, such as full or deduct(full, …)
raised-by-script = the rule reports: { $message }
    .help = the script says so with throw
measure-not-a-number = the measure “{ $step }” is not a number
    .help = name a step that comes to a number
script-error = the script cannot go on
    .other = { $detail }
unknown-property = there is no column or property “{ $name }”
    .help = compare with the columns that the fact declares

## What a scoring function cannot do

no-band = no band holds { $value }, the value of “{ $what }”
negative-points = “{ $what }” is { $value }, but points must not be negative
step-not-positive = the step “{ $what }” is { $value }, but must be above zero
weights-sum = the weights “{ $what }” add up to { $sum }, not to 100
lengths-differ = there are { $values } numbers but { $weights } weights
negative-weight = weight number { $at } is negative
negative-target = the target “{ $what }” is { $value }, but must not be negative
anchors-coincide = both anchors stand at { $value }: there is no line between them
empty-list = there is no number in “{ $what }”
element-not-a-number = element { $at } of “{ $what }” is not a number
element-not-a-band = element { $at } of “{ $what }” is not a band
entry-not-a-number = what stands under “{ $key }” in the lookup table is not a number
row-not-a-number = row { $at } of “{ $what }” gives not a number but { $kind }
row-not-yes-no = row { $at } of “{ $what }” gives not yes or no but { $kind }
nothing-to-weigh = the weights add up to zero: there is nothing to average
limits-reversed = the lower limit { $low } is above the upper limit { $high }
no-entry = the lookup table has no “{ $key }”
no-item = the checklist has no item “{ $item }”
bad-ends = the ends of an interval are written "[)", "[]", "(]" or "()", not “{ $value }”
bad-digits = the digits after the point are a whole number from 0 to 28, not { $value }
score-outside-tier = the judged score { $score } lies outside { $allowed }, which the tier “{ $tier }” allows
judged-score-above-max = the judged score { $score } is above the maximum { $max }
judged-score-negative = the judged score { $score } is negative
judged-without-tier = “{ $what }” names no tier
judged-only-points = “{ $what }” gives points but no rate
no-column = the table has no column “{ $column }”
row-not-a-record = element { $at } of “{ $what }” is not a row of a table but { $kind }
too-few-values = a mean without the highest and the lowest needs at least { $needed } numbers; there are { $given }

## What is known of a pack before any case

unused-fact = no rule and no relation reads the fact “{ $fact }”
    .help = delete its declaration, or use it; the departments would be asked for a figure that nothing needs
unused-parameter = no rule and no relation uses the parameter “{ $parameter }”
    .help = delete its declaration, or let the rule it belongs to use it instead of a number
unused-variable = nothing reads the variable “{ $variable }”
    .help = delete it, or check whether another name was meant where it should be read
unused-script = no indicator names the script { $file }
    .help = delete the file, or name it in an indicator with script = "{ $file }"
units-differ = the units do not fit: { $problem }
    .added = “{ $left }” ({ $left-unit }) and “{ $right }” ({ $right-unit }) cannot be added
    .subtracted = “{ $right }” ({ $right-unit }) cannot be taken from “{ $left }” ({ $left-unit })
    .compared = “{ $left }” ({ $left-unit }) and “{ $right }” ({ $right-unit }) cannot be compared
    .divided = “{ $left }” ({ $left-unit }) cannot be divided by “{ $right }” ({ $right-unit }) as it stands
    .rest = “{ $left }” ({ $left-unit }) by “{ $right }” ({ $right-unit }) leaves no remainder
    .joined = the same value is “{ $left }” ({ $left-unit }) one way and “{ $right }” ({ $right-unit }) the other
    .together = “{ $function }” cannot take “{ $left }” ({ $left-unit }) together with “{ $right }” ({ $right-unit })
    .points = “{ $function }” takes points here, and “{ $right }” is { $right-unit }
    .rate = “{ $function }” takes a percentage here, and “{ $right }” is { $right-unit }
    .measure = the measure “{ $right }” is shown in { $left-unit }, but comes to { $right-unit }
    .help = check whether the right figures are meant, and whether their units are declared as the figures are reported
    .convert = bring both to one unit: there are { $factor } { $small } to 1 { $large }
    .for-each = declare a figure for each of something as such: unit = "{ $wanted }"
    .percent = the whole is 1 in a ratio and 100 in a percentage: write percent(part, whole), or multiply the ratio by 100
    .points-help = points are such as full, a parameter in 分, or a figure times the points for each
    .each = multiply by the points for each percentage point: (rate - limit) * points for each
    .hundredth = points times a percentage are divided by 100: full * rate / 100, or proportional(full, rate)
    .declared = declared here
score-unit = the score comes to { $unit }, and should be points
    .help = the last expression is the score in points, such as full, deduct(full, …) or proportional(full, rate)
    .hundredth = points times a percentage are divided by 100: full * rate / 100, or proportional(full, rate)
unit-missing = “{ $name }” has no unit; whether it goes together with other figures cannot be told
    .help = add unit = "…", such as 万元, 人, % or 分
dead-branch = no figures can reach this branch
    .always = this is the case for all figures that the bounds of the facts allow
    .never = this is the case for no figures that the bounds of the facts allow
    .help = check the condition and the bounds of the facts, or delete the branch
band-unreachable = no figures can reach this band
    .taken = the bands before it take everything
    .outside = “{ $what }” is only { $range }
    .help = a figure takes the first band that holds it: put the narrower band first, or delete this one
bands-overlap = this band and an earlier one both hold { $value }; the earlier one decides
    .other = this one decides
    .help = let the bands meet without overlapping, or say with the ends of the interval which of them the limit belongs to
band-gap = no band holds { $value }, which “{ $what }” can be
    .facts = so with { $facts }
    .help = add the band, or end the list with otherwise(points)
path-without-score = this way through the script gives no score
    .help = every way ends with a number: give this if an else, or let the last line follow it
score-leaves-range = the score can be { $score }, which is not between 0 and the maximum { $max }
    .facts = so with { $facts }
    .help = bound it by the rule's own words; where the standard says so, write clamp(score, 0, full)
possible-zero-divisor = “{ $what }” can be 0 and cannot be divided by then
    .facts = so with { $facts }
    .help = let the script say first what holds then, as in if { $what } == 0 {"{"} not_applicable("…") {"}"} else {"{"} … {"}"}; or declare a lower bound with min
rule-can-fail = the rule can fail: { $fault }
    .facts = so with { $facts }
    .help = let the rule say what holds for such figures, or declare bounds that exclude them
full-marks-unreachable = no figures reach full marks: the score is at most { $most } of { $max }
    .help = check the points against the maximum
weights-not-hundred = the weights add up to { $sum }, not to 100
    .help = change the weights, or write weighted_mean for weights that add up to anything
direction-broken = { $direction } is declared, but the score goes the other way
    .lower-is-better = “lower is better”
    .higher-is-better = “higher is better”
    .facts = { $step } = { $first } gives { $first-score }, { $step } = { $second } gives { $second-score } ({ $facts })
    .help = check the rule, or the declaration
direction-without-measure = a direction is declared, but no measure that it is about
    .help = add measure = {"{"} step = "…", unit = "%" {"}"} with the step of the script that is meant
score-is-constant = the score is { $score } whatever the figures are
    .help = let the rule read the facts it is about
no-such-option = the fact “{ $fact }” has no option “{ $option }”; this is never so
    .did-you-mean = did you mean “{ $nearest }”?
    .known = the options are: { $known }
optional-unguarded = “{ $fact }” may be left out, and the rule then fails
    .help = ask first with if given({ $fact }) {"{"} … {"}"} else {"{"} … {"}"}, or declare the fact without optional
grade-unreachable = the grade “{ $grade }” begins at { $from }, above full marks, { $full }
    .help = change the grade's from, or full_marks
missing-basis = the indicator “{ $indicator }” names no basis
    .help = add basis = "…" with the document, section or page that states this indicator
repeated-example = this example repeats “{ $other }”: the rule reads the same figures
    .other = this one
    .help = delete it, or choose figures that try something else
contradicting-examples = this example contradicts “{ $other }”: the same figures, another result
    .other = this one
    .help = only one of them can be right
example-fact-unread = the rule does not read the fact “{ $fact }” of this example
    .help = delete it from the example, or check whether the rule should read it
example-score-outside = the score { $score } of this example is not within 0 and the maximum { $max }; it can never come to that
    .help = correct the score of the example by the standard, or the max of the indicator
grades-out-of-order = the grade “{ $grade }”, from { $from }, stands after “{ $other }”, from { $other-from }: the order is broken
    .other = the grade before it
    .help = see whether their labels or their limits are swapped; if they are not, write the grades from the highest limit to the lowest
undecided = cannot tell { $question }
    .score = whether the score always stays between 0 and the maximum
    .zero = whether “{ $what }” can be 0
    .fail = whether this can fail: { $fault }
    .branch = whether any figures reach this branch
    .band = whether any figures reach this band
    .gap = whether some band holds every value of “{ $what }”
    .direction = whether the declared direction always holds
    .units = whether the units fit: “{ $what }” is beyond the analysis
    .kinds = whether every value is of the right kind
    .rule = what this rule can do: “{ $what }” is beyond the analysis
    .help = try it with examples at the limits
silence-without-effect = nothing of { $code } is there to be silenced{ $place }
    .here = {" "}at “{ $at }”
    .anywhere = {""}
    .help = delete this silence
silence-of-error = { $code } is an error and cannot be silenced
    .help = mend what it complains of
unknown-entry = nothing in this pack is called “{ $name }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = what a silence can be about: { $known }

## What examples come to

example-not-met = the example “{ $example }” should give { $expected }, but gives { $actual }
    .help = check the figures and the rule; the steps are shown above
