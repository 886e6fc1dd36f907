# jixiao compare: in what two versions of the rules differ, whom it moves, and which change does it.

cli-compare-about = Compare two versions of a rule pack: which rules changed; with cases, whose scores and grades moved, and by how much each change moves them. Exit code: 0 done; 2 some input cannot be used
cli-compare-usage = jixiao compare <OLD> <NEW> [OPTIONS]
cli-compare-old = The older version: a folder, id@version, an id (its newest version), or git:REVISION:FOLDER
    .value = OLD
cli-compare-new = The newer version, named alike
    .value = NEW
cli-compare-rules = The folder in which packs are looked for by id; without it, rules
    .value = FOLDER
cli-compare-format = Output: text for people (default), json for programs, markdown for where changes are reviewed, html as a page with charts, xlsx as a workbook; without it what the name after --output ends in
    .value = text|json|markdown|html|xlsx
cli-compare-output = Write it to a file instead of printing it
    .value = FILE
cli-compare-scripts = Show the scripts that changed side by side, the older on the left
cli-compare-cases = Cases, as for jixiao score: files, folders, tables (.csv, .jsonl, .xlsx), or - for standard input
    .value = CASES
cli-compare-top = Tell of so many cases one by one, those that moved most; without it, of all as json and xlsx, else of 20
    .value = COUNT
cli-compare-verbose = Also list changes of titles, names and grounds one by one
cli-compare-counts = compared { $compared ->
        [one] { $compared } case
       *[other] { $compared } cases
    }, { $spoilt } cannot be compared
cli-compare-counts-beside = compared { $compared ->
        [one] { $compared } case
       *[other] { $compared } cases
    }, { $spoilt } cannot be compared; { $beside } other things cannot be used

cli-schema-comparison-about = The JSON output of a comparison of versions
cli-schema-comparison-usage = jixiao schema comparison [OPTIONS]

compare-heading = { $old } → { $new }
compare-same = the rules are the same
compare-rules = Changes in the rules: { $felt }; { $wording } more are of names, words or layout alone
compare-wording = names, words and layout alone
compare-wording-left = titles, names and grounds: { $count } (--verbose lists them)
compare-subject-pack = pack
compare-subject-grade = grades
compare-subject-fact = facts
compare-subject-param = parameters
compare-subject-group = groups
compare-subject-indicator = indicators
compare-subject-reconcile = reconciliation checks
compare-subject-veto = vetoes
compare-single-pack = pack
compare-single-grade = grade
compare-single-fact = fact
compare-single-param = parameter
compare-single-group = group
compare-single-indicator = indicator
compare-single-reconcile = reconciliation check
compare-single-veto = veto
compare-edit = { $subject }: { $what }
compare-named = { $name } ({ $id })
compare-added = added
compare-dropped = dropped
compare-renamed = renamed, was { $was }
compare-changed = { $aspect } { $before } → { $after }
compare-aspect-title = title
compare-aspect-basis = the documents it rests on changed
compare-aspect-full-marks = full marks
compare-aspect-decimals = decimals
compare-aspect-rounding = rounding
compare-aspect-total = reading of the total's bounds
compare-aspect-from = from
compare-aspect-name = name
compare-aspect-type = type
compare-aspect-unit = unit
compare-aspect-bounds = bounds
compare-aspect-optional = optional
compare-aspect-exact = exact
compare-aspect-options = options
compare-aspect-value = value
compare-aspect-grounds = its grounds changed
compare-aspect-max = maximum
compare-aspect-counts = counting
compare-aspect-kind = kind
compare-aspect-group = group
compare-aspect-measure = measure
compare-aspect-direction = direction
compare-aspect-not-applicable = where not applicable
compare-aspect-script = the script computes something else
compare-aspect-wording = the script is written otherwise and computes the same
compare-aspect-expr = relation
compare-aspect-tolerance = tolerance
compare-aspect-when = condition
compare-aspect-limit = limit
compare-between = { $low } to { $high }
compare-cases = { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }: total up { $up }, down { $down }, unchanged { $same }
compare-cases-open = { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }: total up { $up }, down { $down }, unchanged { $same }; undecided for want of facts or of a result { $open }
compare-mean = mean { $before } → { $after }; by case { $change }
compare-changes = Changes of totals
compare-grades = Grades
compare-grade-moved = { $before } → { $after }: { $count }
compare-lacking = Facts that the newer version asks for and some cases lack
compare-lacks = { $fact }: { $count } ({ $cases })
compare-causes = What each change moves
compare-cause = { $cause }: cases { $cases }, in all { $sum }, each { $each }
compare-causes-rounded = sums and changes by case are rounded
compare-one-order = in { $count } cases too many changes act to take the mean over all their orders; they are applied one by one in the order above
compare-indicators = Indicators that move most
compare-indicators-more = { $count } more indicators move
compare-standing = Cases of each grade
compare-waterfall = The mean total from before to after, by what each change adds
compare-who = Cases that moved: totals before and after
compare-who-first = Cases that moved: totals before and after (the first { $count })
compare-scatter = The total of each case before and after
compare-scatter-about = On the diagonal nothing changed; above it totals rose, below it they fell. The larger a circle, the more cases fall together there; a cross is the range that a total may be in where data are missing or a rule failed, not drawn where there are very many cases.
compare-old-total = total before
compare-new-total = total after
compare-old-mean = mean before
compare-new-mean = mean after
compare-old = Older version
compare-new = Newer version
compare-scripts = Scripts that changed
compare-shares = { $case }: what each change adds
compare-left-out = { $count } more rows have no room here
compare-section-summary = Summary
compare-section-differing = Differences
compare-section-shares = Attribution
compare-section-indicators = Indicators
compare-section-rules = Rules
compare-section-impact = Impact
compare-version = { $title } ({ $reference }, digest { $digest })
compare-section-moved = Cases that moved
compare-section-cases = Cases
compare-column-subject = of
compare-column-edit = change
compare-column-where = differs for
compare-column-example = example
compare-column-before-total = total before
compare-column-after-total = total after
compare-column-before-grade = grade before
compare-column-after-grade = grade after
compare-column-before-rank = rank before
compare-column-after-rank = rank after
compare-column-before = before
compare-column-after = after
compare-column-cases = cases
compare-column-without = cases without it
compare-column-fact = fact
compare-column-cause = change in the rules
compare-column-each = each
compare-column-case = id
compare-column-unit = subject
compare-column-year = year
compare-column-change = change
compare-column-grade = grade
compare-column-rank = rank
compare-column-indicator = indicator
compare-column-up = up
compare-column-down = down
compare-column-open = open
compare-column-sum = in all
compare-moved = { $moved ->
        [one] { $moved } case
       *[other] { $moved } cases
    } moved; those with another grade first, then those that moved most
compare-moved-some = { $moved } cases moved, { $shown } shown: those with another grade first, then those that moved most
compare-case = { $case } ({ $subject }, { $year }): total { $before } → { $after } ({ $change }), grade { $grade }, rank { $rank }
compare-share = { $change }  { $cause }
compare-case-one-order = too many changes: the shares are those of applying them one by one in the order above
compare-rounded = some shares are no finite decimals; they are rounded as shown, and still add up to the change of the total
compare-bands = the bands of grades changed too: { $edits }

compare-differing = Rules that hang on something that changed, and the facts for which they differ
compare-differing-none = The other { $count } indicators hang on nothing that changed: they are the same for any facts
compare-proven = the same for any facts (proven)
compare-unseen = no difference found in { $tries } tries
compare-differs = some facts make a difference
compare-region = different where { $name } is in { $where }{ $unit }, whatever the other facts
compare-region-here = different where { $name } is in { $where }{ $unit } (other facts as below)
compare-more = more, as for { $facts }: { $before } → { $after }
compare-less = less, as for { $facts }: { $before } → { $after }
compare-otherwise = only one version gives a score, as for { $facts }: { $before } → { $after }

cli-bisect-about = Walk over the versions of a rule pack: which of them first changed the total of a case, or the score of an indicator, and by which changes. Exit code: 0 done; 2 some input cannot be used
cli-bisect-usage = jixiao bisect <PACK> --case <CASE> [OPTIONS]
cli-bisect-pack = The id of a pack; with --git also id@version or a folder, an id alone being its newest version
    .value = PACK
cli-bisect-case = A case file
    .value = CASE
cli-bisect-from = The version to begin with; with --git, a revision. Without it, the oldest
    .value = VERSION
cli-bisect-to = The version to end with; with --git, a revision. Without it, the newest
    .value = VERSION
cli-bisect-git = Look not at the folders of versions but at the commits in git that touched the pack
cli-bisect-indicator = Look at the score of this indicator instead of the total
    .value = ID
cli-bisect-rules = The folder in which packs are looked for by id; without it, rules
    .value = FOLDER
cli-bisect-format = Output: text for people (default), json for programs
    .value = text|json

cli-schema-bisect-about = The JSON output of a walk over versions
cli-schema-bisect-usage = jixiao schema bisect [OPTIONS]

bisect-heading = { $pack }: case { $case } ({ $subject }, { $year }), { $watched }
bisect-total = total
bisect-indicator = indicator { $id }
bisect-counts = versions looked at: { $versions }; changes: { $steps }
bisect-start = { $version }: { $value }
bisect-step = { $to }: { $before } → { $after } ({ $change })
bisect-skipped = Versions stepped over
bisect-refuses = { $version }: does not admit the case ({ $codes })
bisect-unusable = { $version }: cannot be used ({ $codes })
bisect-first = The first change: { $from } → { $to }, { $before } → { $after } ({ $change })
