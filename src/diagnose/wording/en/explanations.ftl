# jixiao help CODE: what each code is about; .why says why it matters, when it arises and what to do; .wrong and .right show it in words.

## Files

explain-file-not-found = there is no such file
    .why = No file stands at the path that is written: usually it was renamed or moved, or its ending was left out. Where a pack lacks a script, the whole pack cannot be used and no department gets a score. Compare with the names in the folder: the path of a script begins at the pack's folder, the path in a command at the current folder.
explain-file-is-folder = a folder is given where a file is needed
    .why = A case and a table of cases are single files; of a folder it is not clear which file to read. Only a pack may be named by its folder. Add the name of the file.
    .wrong = jixiao score cases --pack rules/overall/2024
    .right = jixiao score cases/agriculture-2024.toml --pack rules/overall/2024
explain-file-refused = the system does not let the file be read
    .why = The file is there, but the computer does not hand it out: you have no right to read it, another program holds it, or the network drive is gone. A case that cannot be read is not scored; a script that cannot be read stops the whole pack. Close the program that holds it, or ask for the right to read it, and run again.
    .wrong = the case lies in a shared folder that you may not read
    .right = copy the case into a folder of your own, or ask for the right to read it
explain-file-too-large = the file is too large
    .why = A pack, a script or a case has some kilobytes, seldom a megabyte; a file beyond the limit is nearly always the wrong one, such as a database, a scan or a video. It is not read, so that it cannot fill the computer's memory. Many cases belong into a table of cases (CSV or JSON Lines), which may be of any size.
    .wrong = an archive of attachments of 300 MB is given as a case
    .right = the case holds the facts only; attachments are kept elsewhere and named under [evidence]
explain-file-empty = the file is empty
    .why = There is nothing in the file, as after creating one and not saving it, or while it is still being synchronised. An empty script gives no score and an empty case no facts; neither may count as zero points. Open the file, check what should stand in it, save it and run again.
    .wrong = staffing-control-rate.rhai has a size of 0
    .right = the file holds the rule, and its last line gives the score, such as full
explain-file-not-utf8 = the file is not UTF-8
    .why = Older editors and Excel often save Chinese text as GBK, in which every name would be read as nonsense and no fact would be found. Rather than guess, the program stops. Save the file anew with the encoding UTF-8; in Excel choose “CSV UTF-8 (Comma delimited)”.
    .wrong = in Excel: save as “CSV (Comma delimited)”
    .right = in Excel: save as “CSV UTF-8 (Comma delimited)”
explain-path-outside-pack = the path of a script leads out of the pack
    .why = A version of a pack has to be complete in itself, so that it can be handed on and filed with nothing missing. If it borrowed a script from another year, an edit there would move scores here unnoticed, and no auditor could repeat them. Copy the script into this pack's folder and write its path there.

## The shape of TOML, JSON and tables

explain-toml-syntax = this is not TOML
    .why = Packs and cases are written in TOML: one “key = value” a line, texts in double quotes, brackets and quotes in pairs. Usually a value is missing after the equals sign, a quote is not closed, or a key stands twice. Until it is mended nothing in the file can be used for scoring. Look at the marked line and at the one above it.
explain-json-syntax = this is not JSON
    .why = Cases in JSON stand one a line and come from another system; edits by hand easily lose a colon, a comma or a bracket. The line at fault is not scored, all others are. Compare it with its neighbours, or have the other system export it again.
explain-table-column-unknown = a column of the table is no fact of the pack
    .why = A column must be named exactly like a fact of the pack; otherwise it is not known which rule its figures are for. Usually the name was shortened or had a unit added, such as 在职人数 or 编制数（人）. The table is not scored until the name is right, for the indicators concerned would all lack their figures.
explain-table-column-missing = the table lacks a column it must have
    .why = Every row has to tell which case it is: its id, the subject and the year. And where one item of a checklist has a column, the other items need theirs. Without them it is not known whose score it is, so the table is not scored. Add the column.
explain-table-column-twice = a column stands twice
    .why = Two columns have the same name and may hold different figures; the program cannot choose for you. It comes from pasting two tables together. Delete one of them, or give it the name it should have; until then the table is not scored.
explain-row-not-utf8 = a row of the table is not UTF-8
    .why = Most of the table is UTF-8 but this row is not, so it was probably pasted from an older file. The department's name would be nonsense; the row is not scored, all others are. Save the whole table as UTF-8 and look at the texts of this row.
    .wrong = rows of an old GBK table are appended to a new table in UTF-8
    .right = first save the old table as UTF-8, then put the two together
explain-row-not-closed = a quotation mark in the table is not closed
    .why = A quotation mark opens and never closes, so all rows after it were taken for text in one field, and none of those departments is scored. Usually a mark is missing in a name or a remark. Close it; a mark that belongs to the text is written twice.
explain-row-too-long = a row of the table is too long
    .why = No department has several megabytes of figures; such a row has mostly swallowed those below it because a quotation mark is not closed. The row is not scored. Check the quotation marks from there on, and that as many departments were scored as the table has rows.
    .wrong = a whole report with its pictures is pasted into the field 情况说明
    .right = the field holds the main points only; the report is kept elsewhere
explain-fields-missing = a row has fewer fields than the table has columns
    .why = With one field missing, all figures after it may stand in the wrong column: 编制数 would be taken for 三公经费. So the row is not scored, and nobody guesses which field is missing. Leave a field without a figure empty, but keep its comma.
explain-field-without-column = a row has more fields than the table has columns
    .why = The surplus field has no column; most often a comma for thousands is to blame: 1,200 is read as 1 and 200, and a budget of 12 million shrinks to ten thousand. Write figures without such commas, and texts that hold a comma in double quotes. Until then the row is not scored.
explain-unquoted-key = a Chinese key lacks its quotes
    .why = TOML knows keys without quotes in English only; Chinese names of facts, parameters and columns stand in double quotes. It is the step most easily forgotten when a fact is added by hand. Add the quotes; the name itself may stay.
explain-wrong-schema = a format version that is unknown
    .why = The schema at the head of a file says by which version of the format it is written. In another version a key may mean something else, and reading on could give wrong scores. Write the version that this program reads; if the file comes from a newer program, update this one.
explain-unknown-key = a key that is unknown
    .why = A key with one wrong letter is as good as not written: with units for unit, no unit is checked; with a misspelt optional, the fact becomes mandatory. This is why unknown keys are errors and not passed over. Write the key as suggested, or delete it.
explain-missing-key = something that must be written is missing
    .why = This section lacks what cannot be left out, such as an indicator's points, where a grade begins, or the basis of a parameter. The program does not fill in a figure for the standard, since any figure would move scores. Look it up in the standard and add it.
explain-conflicting-keys = only one of two keys may be given
    .why = With both given it is not clear which one holds: a parameter has a document as its basis and is also inferred, or an indicator has a script file and also a rule in the manifest. Keep the one that is true. To an auditor a document and an inference are not the same.
explain-wrong-type = the value is of the wrong type
    .why = Another kind of value is needed here; most often a number was put into quotes. A number in quotes is a text and can be neither added nor compared. Write numbers without quotes, texts with them, and yes or no as true and false.
explain-unknown-value = a word that is none of those that can stand here
    .why = Ways of rounding, types of facts and policies for indicators that do not apply have a few fixed words, each with one exact meaning. With another word it would be open whether scores are rounded or cut off, and their last digit would be anybody's guess. Choose one of the words listed.
explain-empty-value = what must be filled in is empty
    .why = The key is there, its value is empty. Names, titles and bases are printed with the results, where a reader would not know what they see; and with no options or items at all nothing can be chosen or checked. Fill it in.
explain-number-not-decimal = this is not a plain decimal number
    .why = A number has digits, a point and a minus sign, nothing else. Excel shows large figures as 1.5E+02, and copying them brings that here; percent signs, commas for thousands and units do not belong into a number either. Write all its digits; the unit stands in the declaration.
explain-number-too-long = the number has too many digits
    .why = More than 28 digits mostly come from a division that does not end, such as 95.333…. No digit is ever dropped in silence here, so decide yourself how many to keep, as the standard rounds. The surplus digits do not matter for a score, but they keep figures from agreeing.
explain-number-not-whole = this must be a whole number
    .why = A year or a count of digits can only be whole. For the digits after the point write how many there are: for two digits 2, not 0.01. Until then the file cannot be used, for it is not known how scores are rounded.
explain-number-out-of-bounds = the number is outside what is possible here
    .why = Some numbers have natural bounds: a year has four digits, a percentage lies between 0 and 100. Beyond them usually a digit is missing, or a ratio was taken for a percentage. Check with the source; with a wrong year the case would be mixed up with those of another year.
explain-points-out-of-range = points that are zero, negative or absurdly many
    .why = An indicator or group of zero or negative points does nothing to the total and only looks as if it had been scored. Absurdly many points are mostly a misplaced decimal point. Take an indicator that is not scored out of the pack; write a penalty as a rule that deducts from points.
explain-former-name-in-use = a former name that means something else now
    .why = A case may give a fact by the name of an earlier version; was says what it is called now. If the former name is also the name of an entry of now, or two entries claim it, nobody could say which of them a case means. Take another new name, or delete the was that is wrong.
    .wrong = a fact with was = "编制数" while 编制数 is still another fact
    .right = only names that are no longer used in was
explain-date-within-year = a value of a parameter that begins within a year
    .why = A case holds the figures of a whole year; were a value to change within one, nobody could say which of the two applies. Write the first of January of the first year in which the value is used.
    .wrong = from = 2022-07-01 under dated of a parameter
    .right = from = 2022-01-01, or from the next year on: from = 2023-01-01
explain-dates-not-ascending = values of a parameter that are not in the order of their years
    .why = The values of a parameter by year stand from the earliest to the latest, one for a year, so that a reader sees which one holds when.
    .wrong = under dated from = 2023-01-01 and then from = 2022-01-01
    .right = 2022-01-01 first, then 2023-01-01
explain-name-not-in-script = a name under with that the script does not use
    .why = Where several indicators share a script, with says what each of its names means for this one. A name on the left that the script has not does nothing, and was perhaps misspelt.
    .wrong = a script that uses 评定, and with = {"{"} "评分" = "政策宣传评定" {"}"}
    .right = with = {"{"} "评定" = "政策宣传评定" {"}"}

## What a pack declares

explain-duplicate-id = an id or a name stands twice
    .why = Ids of indicators, names of facts, options and items stand once each, and no two grades begin at the same total. It happens when a section is copied and its id not changed. With two indicators of one id it is not known to which of them a score, a piece of evidence or a published figure belongs. Give the second one another id.
explain-bad-id = an id that is not written as ids are
    .why = Ids tie a case's evidence and published scores to the indicators, and stand in file names too; so they have lower-case letters, digits and hyphens only. The Chinese name stands under name, and it is what results show. Do not change an id once it is in use: the cases of all years refer to it.
explain-bad-name = a rule could not write this name
    .why = Names of facts and parameters are written in rules, so they do not begin with a digit and have no slash, bracket or space. Write 上年预算 for 2023年预算, since the case tells the year, and 三公经费 for 三公/经费. The full wording may stand under label.
explain-reserved-name = this is the name of a scoring function or of full marks
    .why = In a rule one name means one thing. If a fact were called 完成率, a rule could not tell the reported figure from the function that computes such a rate. Make the name more exact, such as 任务完成率, in the cases too.
explain-unknown-group = a group that is not declared
    .why = An indicator stands in a declared group, so that its points add up to the total level by level. With one character wrong it belongs nowhere, and the whole pack cannot be used. Write the group as it is declared; a group below another is a path such as 过程/预算执行, and the group above it is declared too.
explain-unknown-indicator = an id that no indicator has
    .why = Evidence, published scores and noted contradictions are tied to indicators by id. With a wrong id they belong to none, and the comparison with the report leaves them out. Usually the indicator got a new id and the case kept the old one. Write one of the ids listed.
explain-group-sum = a group's points differ from the sum below it
    .why = A group has the points of everything below it, added up. They differ when an indicator's points were changed but not its group's; then a department with everything right would miss this group's maximum, or exceed it. Compare with the standard's table of points and change one of the two.
explain-empty-group = a group has no indicator
    .why = An empty group has points that nobody can get. Usually its indicators were moved, or they name a group that is written differently. Delete the group, or put its indicators into it.
explain-mixed-group = an indicator stands beside groups
    .why = A group holds either indicators or further groups. With both, a report could not tell to which second-level group the indicator belongs, and subtotals would not match those of the standard. Put the indicator into one of the groups below, or into a new one.
explain-full-marks-sum = full marks differ from the sum of the top groups
    .why = The full marks of a pack are the sum of its top groups. If they differ, the grades are set by one total and the points add up to another, so departments get too low or too high a grade. Check the standard: either the full marks are wrong, or a top group is missing or superfluous.
explain-grade-hole = some totals have no grade
    .why = The lowest grade has to begin at 0, or a department with a very low total has none. It happens when “60 and above” is copied and the last grade forgotten. Let the lowest grade begin with from = 0, or add it.
explain-bounds-reversed = the lower bound is above the upper one
    .why = Nothing lies between a lower bound and a smaller upper one: every figure that departments report would be refused, or nobody could be judged into the tier. Mostly the two were swapped. Swap them back, or look them up in the standard.
explain-unit-of-percent = a percentage in another unit than %
    .why = Facts and columns of type percent are given in percentage points: 85 is 85 %. With another unit written beside it people would give other figures, and the checks of units would go wrong too.
explain-no-whole-number = no whole number within the bounds
    .why = A fact of type integer takes whole numbers only, and there is none within the bounds that are declared: no case could ever give it.
explain-base-not-found = the version extended is not there
    .why = A version that extends another states only what changes, so nothing can be scored without the other. It is looked for beside this version's folder, or for another pack beside the pack's folder.
    .wrong = extends = "wanzhou-overall@2019", and no such folder is there
    .right = extends = "wanzhou-overall@2020", whose folder is beside this one
explain-extends-itself = a version stands on itself
    .why = Following extends leads back to a version already read, or through more than 64 of them. Let each version extend an earlier one.
    .wrong = the version 2021 with extends = "wanzhou-overall@2021"
    .right = the version 2021 with extends = "wanzhou-overall@2020"
explain-bad-reference = extends names no version
    .why = What a version extends is written as id@version. No path is taken, so that a pack cannot reach files elsewhere.
    .wrong = extends = "../2020"
    .right = extends = "wanzhou-overall@2020"
explain-not-in-base = an entry to drop or rename is not in the base
    .why = With drop or was a version says what becomes of an entry of the version it extends. An entry that is not there was perhaps misspelt, and the one that was meant would stay unchanged.
    .wrong = a parameter with drop = true that the version extended does not have
    .right = the parameter by the name that it has there
explain-unknown-step = a measure names a step that the script has not
    .why = The measure of an indicator is taken from a step of its script, printed with the result and compared with the published figure. A step is an outermost let; it was perhaps renamed in the script and not here. Write one of the steps listed.
explain-no-policy = what an indicator scores where it does not apply is not stated
    .why = The script may find the indicator not applicable, and the standard must say what holds then: full marks, left out with its weight spread over the rest, or zero. The three differ by points in a department's total, so the program does not choose. Write not_applicable in the indicator, or in [pack] for all of them.

## How scripts and relations are written

explain-kind-below-top = a kind on a group that is not at the top
    .why = Whether points are within the full marks, added or subtracted is decided once for a whole top-level group; what is below it follows. Write kind at the top-level group, or make a top-level group of its own for the bonus or the penalty.
explain-deductions-misplaced = a group of deductions where there can be none
    .why = counts = "deductions" says that each indicator of the group gives points to be taken from the group's maximum. A bonus or penalty group is outside the full marks and has nothing to be taken from, and groups below would be marks and not deductions. In a penalty group scores are points deducted anyway: leave counts out; elsewhere put the indicators into the group directly.
explain-total-unnamed = the pack does not say whether the total is clamped
    .why = With bonus and penalty a total can lead above the full marks or below 0. Some standards stop it there, others do not, and a department's grade can depend on it. Write what the standard says: total = "clamped" or total = "unclamped" under [pack].
explain-policy-without-weight = full marks or a share for what has no weight
    .why = Bonus, penalty and deductions are no share of the full marks. An indicator there that does not apply can only change nothing; full marks would be the whole bonus or the whole deduction, and there is no weight to spread. Leave not_applicable out, or write "zero".
explain-pot-too-large = a capped group cannot be filled
    .why = The indicators of a capped group share its points, and may state more than those together. Where even all of them come to less, nobody can get the group's maximum. Correct the group's points, or those below it.
explain-part-above-cap = an indicator has more points than the capped group it is in
    .why = Whatever an indicator states above the maximum of its capped group can never be counted. Usually the group's points or the indicator's are mistyped. Correct one of the two.
explain-move-misplaced = a weight that cannot move there
    .why = When an indicator that does not apply gives its weight to another, the total stays at the full marks. Bonus and penalty groups and those that are capped or count deductions do not add up what is below them, so that nothing could be moved in or out; and were the receiver to move its own weight too, several indicators that do not apply at once would have no answer. Choose another indicator, or exclude, which spreads the weight over the rest.
    .wrong = an indicator with not_applicable = {"{"} move = "b" {"}"} while b has a move of its own
    .right = a move to b, and b with not_applicable = "full", or one that always applies
explain-not-a-condition = the condition of a veto, or of --where, that is none
    .why = A veto limits the grade or the total where its condition holds; so it is one expression that holds or does not, and the plainer it is, the better the departments scored by it understand it. What takes several steps belongs into a fact or an indicator.
    .wrong = when = "违规违纪件数"
    .right = when = "违规违纪件数 > 0"
explain-unknown-grade = a veto that limits to a grade that is not there
    .why = A veto limits the grade to one of those that the pack has. When a grade has got another name, the veto must follow.
    .wrong = grades 优, 良, 中, 差, and a veto with grade = "及格"
    .right = grade = "中"
explain-script-syntax = the script is incomplete or makes no sentence
    .why = From the marked place on the rule cannot be understood: a bracket or quote is not closed, a comma is missing, or there is a sign too many. The whole pack cannot be used until it is mended. The true cause often stands in the line before. Check brackets and quotes pair by pair.
explain-full-width-sign = a sign of a Chinese keyboard
    .why = Chinese commas, brackets, quotes and “≥” look like their English kin but are other signs, which a rule does not understand. It is the most common slip when rules are typed with a Chinese keyboard. Switch the keyboard and replace the marked sign; texts in quotes may keep theirs.
explain-unknown-name = a name that is not declared
    .why = Every name in a rule is a fact or parameter of the pack, or a step computed before with let. One character makes another name: 在职人数 is not 在职人员数. If it passed, the indicator would have no score for any department. Write it as suggested, or declare the new fact or parameter in pack.toml first.
explain-unknown-function = a scoring function that does not exist
    .why = Rules may call the functions of the scoring library, under their exact names. jixiao functions lists them all, how they are written and an example of each. Every function has a Chinese and an English name; either may be written, and the scores are the same.
explain-wrong-argument-count = too few or too many arguments
    .why = Each scoring function takes a fixed number of arguments in a fixed order. With one missing it is not known whether it is the full marks or the deduction, so none is filled in. Most often the first one, full, was forgotten. Write the call as suggested.
explain-shadowed-name = a variable has the name of something else
    .why = In a rule one name means one thing. If a variable were called 编制数 too, the rule would from there on no longer use what the department reported, and no reader would notice. Give the variable another name, such as 核定人数.
explain-forbidden-construct = something that is not allowed in a rule
    .why = A rule only computes: it reads and writes no files, prints nothing and borrows no other program. So a pack gives the same scores on every computer at any time, and a pack from somebody else can be used without worry. To leave a word for the reader of the result, use flag; to show an intermediate figure, make it a step with let.
explain-not-a-relation = this is no relation between figures
    .why = A relation answers whether it holds, so it is an equation or an inequality. An expression alone gives a figure, with nothing to check it against. Write what should be equal or at most as large; join several conditions with &&.
explain-not-in-relation = something that cannot stand in a relation
    .why = A relation checks printed figures and has to consider what each may have been before it was rounded; only the four operations and a few functions allow that. Bands, rounding up and texts do not. Write it as an equation or inequality between figures; what scores depend on belongs into an indicator's rule.

## Cases

explain-unknown-fact = the case has a fact that the pack does not declare
    .why = Facts in a case are named exactly as in the pack. With a wrong name no rule reads the figure, and the fact that is needed counts as missing, so its indicator has no score. Write it as suggested; delete a figure that the pack does not need and mention it in the evidence.
explain-fact-type = the fact's value is of the wrong type
    .why = The pack declares a number and the case gives a text, or the other way round. Often the unit was written too, as in “20人” or “95%”, which makes it a text that cannot be computed with. Give the number alone; the declaration says its unit. Yes and no are true and false, in a table of cases also 是 and 否.
explain-fact-not-whole = the fact must be a whole number
    .why = People, items and times are counted in whole numbers. A fraction mostly is an average or a rate, or ten thousands of people were taken for people. Check it with the accounts; if fractions are possible, ask the keeper of the pack to declare the fact as decimal.
explain-fact-out-of-bounds = the fact's value is outside its bounds
    .why = The pack gives the fact a lower and an upper bound, such as 0 to 100 for a rate of satisfaction. A value beyond them is nearly always a slip: a lost decimal point, another unit, a stray minus. The case is not scored until it is right, lest one wrong figure earn full marks or none.
explain-unknown-option = an option that does not exist
    .why = Only the options that the pack lists can be given, for rules choose by them what applies. With another word it is not known which part of the standard holds. Write an option exactly as listed; if one is missing, the keeper of the pack adds it and says in the rule how it scores.
explain-unknown-item = a case gives an item that the checklist has not
    .why = The pack says which items a checklist has, each worth points. An item beyond them is worth none; mostly its name differs from the pack's, or it comes from the list of another year. Write it as the pack does, or delete it.
explain-missing-item = an item of the checklist has no answer
    .why = Each item of a checklist is answered with met or not met. A missing one cannot count as not met, for the department would lose points for nothing, nor as met. Add true or false.
explain-unknown-column = a case gives a column that the table has not
    .why = The pack says which columns a table fact has. A column beyond them is read by no rule; mostly its name is wrong, and then the one that rules need is missing. Write one of the columns listed, or delete it.
explain-missing-column = a row of the table lacks a column
    .why = Every row gives every column, or sums, means and rates come out wrong: a project without its spending would lower the rate of the whole. Add the figure; where nothing was spent, write 0.
explain-unknown-tier = a tier that does not exist
    .why = A judgement uses the tiers of the pack, such as 好, 中 and 差, each with its interval of rates. Of another word, such as 优秀, it is not known which interval holds. Write one of the tiers listed, and check that the rate lies within it.
explain-judged-without-rate = the judgement gives neither a rate nor points
    .why = A tier alone does not fix a score: 好 may be anything from 90 to 100 percent. The judge gives a rate within the tier, or the points as score, and a reason. A tier alone is enough only where the pack states its rate.
explain-rate-outside-tier = the rate lies outside the tier
    .why = Tier and rate contradict each other, such as the tier 好, which begins at 90, with a rate of 85. Whichever were used, the score would not survive a review. Let the judge say whether the tier or the rate is wrong.
explain-text-too-long = the text is too long
    .why = A text fact holds a short remark that a rule looks at, not a whole report. With too long a text results cannot be read, and the case is not scored. Write the main points, and name the document and page under [evidence].
    .wrong = the whole self-assessment of thirty thousand characters stands in 情况说明
    .right = "情况说明" = "年内职能划转，详见自评报告第 3 页"
explain-fact-given-twice = a fact given under its new and its former name
    .why = After a fact has been renamed a case may go on using the former name, but not both: were the figures different, nobody could say which one counts. Delete one of them.
    .wrong = a case with 年末在职人员数 and also its former name 在职人员数
    .right = one of them, best the name of now
explain-no-value-for-year = a case of a year before the first value of a parameter
    .why = A parameter of the pack has a value only from some year on, so that a case of an earlier year cannot be scored by this version. Take the version of that year, or give the parameter its earlier value.
    .wrong = a case of 2019, and a parameter whose first value has from = 2020-01-01
    .right = the version that holds for 2019, or a value from before

explain-case-of-other-pack = the case is scored by another standard
    .why = Under [case], pack names the standard that scores the case, in any version. By another standard the facts mostly do not fit, and what score there is means nothing. Take a pack of that standard; if this one is meant, correct pack or delete it.
    .wrong = the case says pack = "hunan-overall" and is scored by wanzhou-overall@2020
    .right = pack = "wanzhou-overall"
explain-column-unit = a unit in a header that cannot be converted
    .why = A header may say its unit in brackets, and figures are converted exactly to the unit that the pack declares. Where the two do not measure the same, or one is not known, nothing can be converted, and taking the figures as they are could be wrong ten thousandfold.
    .wrong = a fact in 万元, and the header 年初预算（人）
    .right = the header 年初预算（元）, whose figures are converted to 万元
explain-not-convertible = a figure that has no finite digits after conversion
    .why = A conversion must be exact. Between some units (亩 and square metres, for example) figures do not come out even, and a number without end is no figure of a report. Write it in the unit that the pack declares.
    .wrong = a fact in 亩, the header 绿化面积（平方米）, and 100
    .right = the figure in 亩: 0.15
explain-unknown-input = cases are not read from a file of this kind
    .why = How a file is read is told by the ending of its name. Save it as one of those listed, or correct its name.
    .wrong = jixiao score cases.docx
    .right = jixiao score cases.xlsx
explain-workbook-broken = a workbook that cannot be opened
    .why = The file is damaged, has a password, or is no workbook. Open it in a spreadsheet program and save it anew.
    .wrong = cases.csv renamed to cases.xlsx
    .right = saved as cases.xlsx by a spreadsheet program
explain-output-needed = a workbook or Parquet without a file to go into
    .why = It is no text, and of no use on a terminal. Name a file; it appears when it is whole, and nothing is left half.
    .wrong = jixiao score cases.csv --format xlsx
    .right = jixiao score cases.csv --format xlsx --output scores.xlsx
explain-row-of-no-case = a row of details that belongs to no case
    .why = The first sheet of a workbook has one row a case; a sheet that is named like a table fact holds its rows, each for the case whose id stands in its first column. Details of an id that is nowhere would be lost, and scores be wrong.
    .wrong = the id 甲-2020 among the cases, 甲2020 among the details
    .right = 甲-2020 in both
explain-folder-without-case = a folder without a case to score
    .why = In a folder only case files (.toml) are looked at, and those that name another standard are passed over. If none is left, the folder or the pack is probably not the one that was meant.
    .wrong = jixiao score the-folder-of-a-table
    .right = jixiao score the-folder-of-a-table/cases.xlsx
explain-not-grouped = a format that does not sum up
    .why = Summed up, a line stands for several cases; in any other format a line is a case. To sum up in another program, write csv or xlsx without --group-by.
    .wrong = jixiao score cases.csv --group-by year --format xlsx
    .right = jixiao score cases.csv --group-by year
explain-bad-setting = a value to be set that is not understood
    .why = With --set, whatif is told which fact or parameter takes which values. What is not understood is not guessed.
    .wrong = --set 在职人员数
    .right = --set 在职人员数=20…15
explain-sweep-too-long = more values than can be gone through
    .why = The case is scored anew at every value, and for a parameter the pack is read anew. So many values take long, and nobody reads them all.
    .wrong = --set 基本支出=0…1000000/0.01
    .right = --set 基本支出=0…1000000/1000
explain-sweep-twice = two that take several values
    .why = A table and a chart go one way. With two changing at once nobody can tell which one moves the score.
    .wrong = --set 编制数=18…20 --set 在职人员数=20…15
    .right = --set 编制数=18 --set 在职人员数=20…15
explain-parquet-not-built = Parquet of a program built without it
    .why = Few need Parquet, and its writer takes long to build; so it is left out unless it is asked for. In CSV the same marks go into any program.
    .wrong = jixiao score cases.csv --format parquet --output marks.parquet
    .right = jixiao score cases.csv --format csv --output marks.csv
explain-pack-not-found = there is no such pack
    .why = A pack is named by its folder, by id@version, or by its id alone, which means its newest version. The last two are looked for in the folder rules, or in the one that --rules names.
    .wrong = jixiao compare wanzhou-overall@2019 wanzhou-overall@2020
    .right = jixiao compare wanzhou-overall@2020 wanzhou-overall@2021
explain-git-unusable = git cannot be run
    .why = What a name beginning with git: stands for is read through the git that is installed. Where there is none, or it is not found, there is nothing to read it with.
    .wrong = jixiao compare git:HEAD~1:rules/overall/2024 rules/overall/2024, without git on the system
    .right = jixiao compare old/overall/2024 rules/overall/2024
explain-no-repository = not in a git repository
    .why = What a name beginning with git: stands for is read from the repository that the current folder is in. Where it is in none, or git will not read it because it is another user's, there is nothing to read.
    .wrong = jixiao compare git:HEAD~1:rules/overall/2024 … in a folder of downloads
    .right = jixiao compare git:HEAD~1:rules/overall/2024 … in a folder of the repository
explain-unknown-revision = there is no such revision
    .why = A revision is the id of a commit, a branch or a tag, or counted back from one, as HEAD~3. A shallow clone lacks earlier commits until they are fetched.
    .wrong = jixiao compare git:HEAD~999:rules/overall/2024 rules/overall/2024
    .right = jixiao compare git:HEAD~3:rules/overall/2024 rules/overall/2024
explain-bad-git-name = the name of a pack in git is wrong
    .why = The name has three parts with colons between: git, a revision, a folder. What begins with - would be an option of git, and what begins with / or has .. in it would leave the current folder; none of them is taken.
    .wrong = git:HEAD
    .right = git:HEAD:rules/overall/2024
explain-too-few-versions = fewer than two versions to look at
    .why = A change is between two versions. Where a pack has one only, or one lies between --from and --to, or the others cannot be used or do not admit the case, there is nothing to compare.
    .wrong = jixiao bisect hunan-overall --case cases/bureau.toml, which has the one version 2018
    .right = jixiao bisect hunan-overall --case cases/bureau.toml --git

explain-no-such-indicator = the pack has no indicator of that id or name
    .why = jixiao explain finds an indicator by its id or by its whole name.
    .wrong = jixiao explain case.toml 控制律 --pack PACK
    .right = jixiao explain case.toml 控制率 --pack PACK
explain-template-faulty = a template that gives no report
    .why = A template gets the data of one report and nothing else: no files, and bounds on steps and length. A name that is misspelt is not left empty in silence, for a published report must not lack what was to stand in it.
    .wrong = {"{{"} total.socre {"}}"}
    .right = {"{{"} total.score {"}}"}
explain-report-ending = a report of no known kind
    .why = The ending of the name says in which format a report is written.
    .wrong = -o report
    .right = -o report.docx
explain-last-of-another = the case of the year before is another one
    .why = A comparison with the year before is of one subject in two years. Another subject, or a year that is not earlier, is most likely the wrong file; the report is written, and should be looked at.
    .wrong = --last cases/another-2019.toml
    .right = --last cases/same-2019.toml
explain-last-of-many = one year before for many cases
    .why = Every case has a year before of its own; one cannot stand beside all of them.
    .wrong = jixiao report cases --last cases/a-2019.toml …
    .right = jixiao report cases/a-2020.toml --last cases/a-2019.toml …

## Rules as they run, and scoring functions

explain-zero-divisor = division by zero
    .why = Without spending in the year before, without posts or without cards to be issued, a rate cannot be computed. That is neither zero points nor full marks: the indicator has no score and the total becomes a range. Standards mostly say what holds then; say it first in the rule, with if: full marks, zero or not applicable.
explain-number-overflow = the result is too large
    .why = The result is beyond what can be held exactly, and no amount of money or people is that large. Mostly a conversion of units was done twice, or an identification number was taken for a figure. The indicator has no score. Check the factors in the rule and the units of the figures.
explain-wrong-operands = two values that do not go together
    .why = A number cannot be compared with a text nor added to it, and an optional fact that was not given cannot be computed with. Mostly a number stands in quotes, as in "20", or the rule did not ask first whether the fact was given. The indicator has no score. Drop the quotes, or ask with given first.
explain-wrong-arguments = a function is given what it does not take
    .why = The function needs a number and got a text, a checklist or a fact that was not given. The indicator then has no score and the total becomes a range. Check each argument: numbers without quotes, optional facts only after given.
explain-wrong-kind = a value of the wrong kind
    .why = Another kind of value is needed here. Most often a bare number stands after if, which wants a yes or no: write a comparison such as 在职人员数 > 0. The indicator has no score until the rule is mended.
explain-too-many-operations = the script does not come to an end
    .why = A loop in the rule goes on and on; it was stopped at the limit, and the indicator has no score. Mostly the loop does not change the figure it waits for. Standards hardly ever need loops: steps, sums and counts have their scoring functions.
explain-calls-too-deep = a function keeps calling itself
    .why = A function of the script calls itself without end; it was stopped, and the indicator has no score. Rules of standards seldom need such a thing. Write the function as one expression, or use those of the scoring library.
explain-value-too-large = a text, a list or the variables grow too large
    .why = A loop keeps adding to a text or a list until it was stopped; the indicator has no score. Let the loop end after a certain number of turns. To leave a remark for the reader of the result, one flag is enough.
explain-score-out-of-range = the score is not between zero and the maximum
    .why = A negative score, or one above the indicator's points, means that rule and standard disagree: a deduction does not stop at zero, an addition has no cap, or the points were changed and the rule was not. It is not quietly made zero or full marks; the indicator has no score. Where points are deducted down to nothing, write deduct; where the standard states a cap, write clamp.
explain-score-not-a-number = the script gives no score in the end
    .why = The last line of a script is the score. If it is a let, or ends with a semicolon, no score is given, and no department gets one for this indicator. Write the name of the score, or its expression, alone on the last line without a semicolon.
explain-raised-by-script = the rule itself reports a problem
    .why = The rule says with throw that such figures are not scored but looked at by a person. The indicator has no score and the total is a range until they are settled. To warn and yet give points, use flag, which does not touch the score.
explain-measure-not-a-number = the measure is not a number
    .why = The measure is printed with the result and compared with the published figure, so it must be a number such as a rate. The step it names gives a text or a yes or no, with nothing to compare. Let measure name the step that gives the figure.
explain-script-error = the script cannot go on
    .why = The rule does something that cannot be done, such as asking a number for its first element, which only lists and tables have. The indicator has no score. Look at the marked place; a simpler way of writing it mostly helps.
explain-unknown-property = there is no such column or property in a row
    .why = Where a rule goes through rows, the word after the point is a column, exactly as the fact declares it. With a wrong name no row gives a figure, and the indicator has no score. Compare with the declared columns.
explain-no-band = no band holds the figure
    .why = The bands do not cover every possible figure, and a department in the gap has no score, so its total becomes a range. Mostly only the bands with points were written and “otherwise none” was left out. Add the missing band, or end the list with otherwise.
explain-negative-points = points come out negative
    .why = Deductions and points per item cannot be negative: to deduct less than nothing is to add. Mostly a subtraction is the wrong way round, or something is deducted though nothing was exceeded. The indicator has no score. Keep the deduction at zero or above with max, or swap the subtraction.
explain-step-not-positive = the step of a deduction or addition is not above zero
    .why = In “0.5 points off for every percentage point above”, the one percentage point is the step. With a step of zero the least excess would count endless times, so the indicator has no score. Write the step of the standard; if it is a parameter, check its value.
explain-weights-sum = the weights do not add up to 100
    .why = weighted takes percentages; if they do not add up to 100, the combined figure is too low or too high for every department. Mostly one weight was changed and another was not. Correct them by the standard; for weights that are no percentages, such as amounts of money, use weighted_mean.
explain-lengths-differ = there are not as many weights as numbers
    .why = Each number has its weight, in the same order. With one missing, all after it are shifted and the result looks right but is wrong, so the indicator has no score. Compare with the standard and make both lists equally long.
explain-negative-weight = a weight is negative
    .why = With a negative weight more satisfaction would mean fewer points; nearly always there is a minus too many, or a sum was forced to 100. Turn what is better when lower into points first and weigh those. Until then the indicator has no score.
explain-negative-target = the target is negative
    .why = Completion, deviation and reverse indicators divide by the target, and with a negative one the rate means nothing. Mostly the target is a difference that fell below zero, or was reported with a minus. Check it; if it can truly be negative, say in the rule what holds then.
explain-anchors-coincide = both points of an interpolation are the same
    .why = Interpolation spreads points between two different figures. If both are the same, it is not known which points to give, and the indicator has no score. Mostly the first point was copied and not changed. Write two different figures, as the standard does.
explain-empty-list = there is not a single number
    .why = Without numbers there is no mean, highest or lowest. It happens where a table has no rows, as for a department without projects. That is not zero points: the indicator has no score and the total becomes a range. Ask in the rule first whether there are rows, and say what holds if not.
explain-element-not-a-number = an element of the list is not a number
    .why = A text, or a fact that was not given, stands among the numbers of a mean or sum. Leaving it out would change the mean, so the indicator has no score instead. Drop the quotes of numbers; for facts that may be left out use weighted_given, or ask first.
explain-element-not-a-band = an element among the bands is not a band
    .why = Every element of tier is a band: at_least, below, between, otherwise and so on. Of a bare number it is not clear whether it is a limit or points. Mostly the last one lacks its otherwise.
explain-entry-not-a-number = an entry of the lookup table is not a number
    .why = A lookup table gives numbers, such as the points of a kind of department. "5分" is a text that cannot be computed with, and a department that looks it up has no score. Drop the quotes and the unit.
explain-row-not-a-number = a row of the table does not give a number
    .why = For a sum or a mean each row gives a number. Here the column holds texts, such as the names of projects, or one row does; they cannot be added, and the indicator has no score. Name a column of numbers, such as 支出 or 预算.
explain-row-not-yes-no = a row of the table does not give yes or no
    .why = To count, each row is asked whether it fits. A column alone gives a figure, and it is not known how much would be enough. Write a comparison such as row.支出 < row.预算. Until then the indicator has no score.
explain-nothing-to-weigh = the weights add up to zero
    .why = If all weights are zero there is nothing to average, as when amounts of money are the weights and a department had none. That is not zero points: the indicator has no score. Say first in the rule what holds then, not applicable perhaps.
explain-limits-reversed = the lower limit of a scoring function is above the upper one
    .why = clamp takes the lower limit first, and so do between and distance_outside. The other way round nothing lies within, and no department gets a score for this indicator. Swap the two.
explain-no-entry = the lookup table or list has no such entry
    .why = What is looked up is not in the table, as when a new kind of department was added elsewhere and not here. It does not count as 0, or such departments would lose points for nothing; the indicator has no score. Add the entry, or say with if what holds for the rest.
explain-no-item = a rule asks for an item that the checklist has not
    .why = The rule asks for an item that the checklist has not, if only by one character; the indicator has no score. Compare with the items that the fact declares. When a checklist is revised, change the items in the rules as well.
explain-bad-ends = the ends of the interval are written wrongly
    .why = The ends say to which band a limit belongs: square brackets include it, round ones do not. With other signs it is not known what a department with exactly 90 gets. Write one of [), [], (] or () with the signs of an English keyboard, in quotes.
explain-bad-digits = the digits after the point are written wrongly
    .why = Rounding takes the number of digits to keep, a whole number from 0 to 28. For one digit write 1, not 0.1. Until then the indicator has no score.
explain-score-outside-tier = the judged score lies outside the tier
    .why = The judge chose 好 but gave fewer points than that tier begins with; tier and score contradict each other, which no auditor would accept. The indicator has no score until the judgement is corrected. Let the judge say which of them is wrong; for tiny differences from rounding, judged_score takes a number of digits.
explain-judged-score-above-max = the judged score is above the maximum
    .why = The judge gave more points than the indicator has, mostly by judging out of a hundred. Convert them to the indicator's points, or give a rate and let the program convert. Until then the indicator has no score.
explain-judged-score-negative = the judged score is negative
    .why = The lowest score is zero, in judgements too. To express a deduction, give what is left after it; where the standard knows penalties beyond zero, write them in the rule. Until then the indicator has no score.
explain-judged-without-tier = the judgement names no tier
    .why = The rule asks for the tier, but the case's judgement gives only points or a rate, so the indicator has no score. Let the judge add tier; if the rule needs the points only, its keeper writes judged_score instead.
explain-judged-only-points = the judgement has points but no rate
    .why = The rule needs a rate and the judge gave points. Out of how many they are meant is not known, so they are not converted. Let the judge give a rate, or let the rule use judged_score with the full marks they are out of.
explain-no-column = a rule names a column that the table has not
    .why = The column to be summed or averaged is not in the table, if only by one character. Counting it as 0 would lower the rate, so the indicator has no score. Compare with the columns that the fact declares.
explain-row-not-a-record = an element is not a row of a table
    .why = A sum by column needs a table, and got plain numbers, which have no columns. Name the table fact; for plain numbers leave the column out. Until then the indicator has no score.
explain-too-few-values = too few numbers to leave out the highest and the lowest
    .why = With the highest and the lowest left out, at least three numbers are needed for one to remain. It happens when a judge is absent. Complete the marks; where the standard allows a plain mean of few, let the rule ask how many there are and use mean.

## What is known without a case

explain-unused-fact = a fact that nothing uses
    .why = Departments would search their accounts for a figure that no rule reads. Worse, a rule that should read it may have another name in its place. Delete the declaration, or correct the rule. A figure collected ahead for next year can be silenced, with the reason.
explain-unused-parameter = a parameter that nothing uses
    .why = Thresholds and steps are parameters so that one edit takes effect everywhere. If no rule uses it, the number mostly stands in a rule itself: the parameter will be changed one day, no score will move, and everybody will think it did. Let the rule use the parameter, or delete it.
explain-unused-variable = a computed figure that nothing uses
    .why = What this step computes is never read. Perhaps another name stands where it should be used: points should go by the excess, but are simply zero, and scores may be wrong. Compare with the standard and use it; if it is superfluous, delete it.
explain-unused-script = a script that no indicator uses
    .why = The script lies in the pack, but no indicator names it. It may be left over from before, or an indicator's script is misspelt and still scores by the old rule. Make sure, then delete it, lest somebody edit it and wonder why no score moves.
    .wrong = the folder indicators has staffing-old.rhai, and no indicator names it
    .right = delete staffing-old.rhai, or write script = "indicators/staffing-old.rhai" in an indicator
explain-units-differ = units that do not go together
    .why = 万元 and people, 元 and 万元, percentages and ratios added or compared give a figure that means nothing but looks like any other, and every department's score is wrong with it. Bring both to one unit: declare the facts alike, or write the conversion in the rule.
explain-score-unit = the score is not in points
    .why = The rule ends with a percentage or an amount, not with points; mostly the last step, from rate to points, was forgotten. 97.2 % would be 97.2 points, beyond the maximum, and the indicator would have no score; a small rate would give a score without sense. End with tier, proportional or deduct.
explain-unit-missing = there is no unit
    .why = Without a unit nobody can check whether the figure goes together with others, and departments do not know whether to report 元 or 万元, ten thousand times apart. Add unit to the declaration, such as 万元, 人 or %.
explain-dead-branch = a branch that is never reached
    .why = Within the bounds of the facts this condition always holds or never does, so a part of the rule applies to nobody. Mostly a threshold or a bound is wrong, and a sentence of the standard is not carried out. Check the condition and the bounds; delete a branch that is superfluous.
explain-band-unreachable = a band that nobody can be in
    .why = A figure takes the first band that holds it. Earlier bands have taken everything in this one, or the figure never comes there, so nobody gets its points: with “60 and above” before “90 and above”, a department with 95 gets the points for 60. Put higher and narrower bands first.
explain-bands-overlap = bands overlap
    .why = A limit lies in two bands and the earlier one decides, so departments exactly on it get that one's points. Whether “90 and above” includes 90 decides about them. Say it with the ends of the intervals, square brackets including the limit and round ones not, and let the bands meet.
explain-band-gap = there is a gap between bands
    .why = Some figures lie in no band; a department with one has no score here and its total becomes a range. That no case of today has one says nothing about next year. Add the band that the standard means; if the rest gets nothing, end with otherwise(0).
explain-path-without-score = in some cases there is no score
    .why = The rule gives points where its condition holds and says nothing of where it does not; a department there has no score and its total becomes a range. Standards leave “otherwise none” unwritten, rules cannot. Give the if an else.
explain-score-leaves-range = the score can leave the range from zero to the maximum
    .why = Some figures bring the score below zero or above the indicator's points; a department with them has no score here. Perhaps no present case has, but the figures shown can be reported. Where points are deducted down to nothing, write deduct; where the standard states a cap, write clamp.
explain-possible-zero-divisor = a divisor can be zero
    .why = The divisor can be zero, as without staff or without spending in the year before; such a department has no score here. See what the standard says, and say it first in the rule with if. If it can never be zero in fact, declare so with min.
explain-rule-can-fail = some figures bring the rule to a halt
    .why = Figures that keep to their declarations leave the rule without a score, as when fewer people than posts make a deduction negative. On the day that department is scored it is too late to amend the standard. Look at the figures shown and say in the rule what holds for them, or exclude them with bounds.
explain-full-marks-unreachable = nobody can get full marks
    .why = Whatever is reported, the indicator's points are never reached, and every department loses some for nothing. Mostly the points were changed and those in the rule were not. Check the standard; write full in the rule, and it changes along.
explain-weights-not-hundred = weights of a weighting are written that are not 100 in sum
    .why = For a department that comes to this place the weighting fails, and the indicator has no score. Perhaps no present case comes there. Correct the weights by the standard; for weights that add up to anything else use weighted_mean.
explain-direction-broken = the score goes against the declared direction
    .why = Lower is declared to be better, but the rule gives more points for more, or the other way round. If the rule is wrong, those who did well lose points, the hardest mistake to defend. Compare the two sets of figures shown with the standard; correct the rule or the declaration.
explain-direction-without-measure = a direction without a measure
    .why = “Lower is better” has to say of what, such as the budget adjustment rate. Where a rule reads more than one figure, or none that is a number, nothing can be checked without measure, and the declaration is mere decoration. Name the step of the script that is meant.
explain-score-is-constant = the score is always the same
    .why = Whatever departments report, they get the same points, so the indicator does not evaluate anything. Mostly full marks were written for the time being and the rule was forgotten. Write the rule of the standard; if everybody truly gets the same, silence this with the reason.
explain-no-such-option = the rule compares with an option that does not exist
    .why = The text in the rule is no option of this fact, if only by one character, so the condition never holds and those it is meant for are scored by another branch: the option is 行政单位, and the rule says 行政. Write the option as it is declared.
explain-optional-unguarded = the rule does not ask whether an optional fact is given
    .why = The fact may be left out, and the rule computes with it all the same; a department without it has no score here and its total becomes a range. Ask with given first, and say what holds without it. If the standard demands the figure, take optional from its declaration.
explain-grade-unreachable = a grade that nobody can reach
    .why = The grade begins above full marks, so nobody can get it. Mostly the limits are out of a hundred and the pack's full marks are not. Convert them: 90 % of 20 points are 18.
explain-missing-basis = an indicator names no basis
    .why = When a department objects or an auditor comes, somebody has to say which document and article an indicator comes from. One without cannot be defended. Add basis with the document, section or page; it is kept with the results.
explain-repeated-example = a worked example repeats another
    .why = Two examples have the same figures; the second tries nothing new and only looks like diligence. Choose other figures: one exactly on each limit, one just below and one just above find the most mistakes.
explain-contradicting-examples = worked examples contradict each other
    .why = The same figures should give different points in two examples; one of them is wrong at least, and no rule can meet both. Go back to the standard, find out which is right, and correct or delete the other.
explain-example-fact-unread = a worked example has a fact that the rule does not read
    .why = The example gives a fact that the rule does not use. It may be superfluous, or the rule should consider it and does not, and then every department's score may be wrong. Compare with the standard: add it to the rule, or delete it from the example.
explain-example-score-outside = an example's score can never come about
    .why = The score of an indicator lies within 0 and its maximum. The score that this example states does not, so it is never met, whatever the rule says. Mostly a figure was copied wrongly into the example, or the max of the indicator is wrong.
explain-grades-out-of-order = the grades are not in order
    .why = Grades are written from the highest to the lowest. Where a limit goes up and down between, often the labels or the limits of two grades are swapped, and every department whose total lies in one of the two gets the wrong grade.
explain-undecided = the analysis comes to no conclusion
    .why = The rule is too involved, with a loop perhaps, to say beforehand that it works for all figures. This is no mistake, and the rule is used as it is. Try it with worked examples at the limits and with the largest and smallest figures, or write it more simply with scoring functions.
explain-silence-without-effect = a silence without effect
    .why = What is to be silenced is not there: it was mended, or at is misspelt and the true place is still complained of. Left standing, it would hide the same problem when it comes back. Delete it, or correct the name.
explain-silence-of-error = an error cannot be silenced
    .why = Silences are for warnings, where the rule still works and you know the reason. An error means no score or a wrong one, and no reason makes that right. Mend what it complains of, and delete the silence.
explain-unknown-entry = a silence of an entry that does not exist
    .why = The name in at is none of this pack: no indicator, fact, parameter, group, relation or grade has it. The silence would keep nothing quiet, and the warning it was written for is still told. Correct the name, or leave at out to silence every finding of this code.

## What worked examples come to

explain-example-not-met = a worked example gives another result
    .why = A worked example is an answer computed by hand from the standard. If the rule gives another, the rule was edited wrongly, or the standard changed and the example did not. Do not score with it before that is clear, for every department in this situation would get a wrong score. Go through the steps shown, and correct the rule or the example.
