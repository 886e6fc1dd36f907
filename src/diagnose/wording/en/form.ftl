# jixiao template, jixiao generate: a workbook to collect cases with, and cases drawn at random.

cli-template-about = Make a workbook to collect cases with: a row a case, with units, notes, drop-downs and checks; filled in, score reads it
cli-template-usage = jixiao template [OPTIONS] --output <FILE> <PACK>
cli-template-pack = The folder of a rule pack
    .value = PACK
cli-template-output = Write into this new file (.xlsx)
    .value = FILE

form-sheet-cases = cases
form-sheet-guide = guide
form-sheet-lists = options
form-id = The id of the case, another one in each row, such as bureau-2024
form-subject = The department or project that is evaluated
form-year = The year, in four digits
form-details-id = Whose row this is: the id of a case, as in the sheet of cases; a case that has none gets a row of its id alone
form-list = The rows as a JSON list
form-tier = The tier of the judgement
form-rate = The rate of achievement (%), within the tier; may be left empty
form-score = Where points are given outright; may be left empty
form-reason = The grounds of the judgement
form-column-kind = type
form-column-allowed = what may be entered
form-column-where = where
form-where = sheet “{ $sheet }”, a row each
form-stop = {", "}
form-advice-empty = Leave empty what there is no figure for, and do not enter 0: an indicator without its figure is not scored, and the total is a range.
form-advice-digits = Zeros at the end of a decimal count (2.20 is known to two places): let the cell show as many decimals.
form-advice-unit = Figures are in the unit in the brackets of the column. To use another unit, change it there: scoring converts exactly.

cli-generate-about = Draw cases at random, to try rules and for load: facts are within what the pack allows, often at the thresholds of its examples or a step beside; the same pack and seed give the same cases
cli-generate-usage = jixiao generate [OPTIONS] <PACK>
cli-generate-pack = The folder of a rule pack
    .value = PACK
cli-generate-count = How many (100, if not given)
    .value = NUMBER
cli-generate-seed = The seed (1, if not given)
    .value = SEED
cli-generate-year = The year of the cases; if not given, the version of the pack, or 2020 where that is no year
    .value = YEAR
cli-generate-format = csv, a row a case; lines of JSON, a line a case; if not given, as the name of the output says, else csv
    .value = csv|lines
cli-generate-output = Write into this file; it appears when it is whole, in the place of what is there
    .value = FILE
cli-generate-done = { $count } cases drawn
cli-generate-subject = Sample { $number }
