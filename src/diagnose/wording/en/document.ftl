# jixiao report: the report of an evaluation.

document-title = { $subject }: performance evaluation { $year }
document-numbered = { $number } { $title }
document-heading-summary = Result
document-heading-table = Score table
document-heading-groups = Scores by group
document-heading-losses = Points lost
document-heading-notes = Remarks
document-heading-relations = Reconciliation
document-heading-audit = Published figures
document-heading-last = The year before
document-heading-facts = Annex: data
document-heading-evidence = Annex: evidence
document-heading-repeat = Annex: how to repeat it

document-summary = By { $title } ({ $pack }) the total is { $score } of { $full }.
document-summary-graded = By { $title } ({ $pack }) the total is { $score } of { $full }, grade { $grade }.
document-summary-groups = Scores by group: { $groups }.
document-summary-group = { $name } { $score } / { $max }
document-summary-lost = { $count ->
    [one] 1 indicator lost points: { $names }.
   *[other] { $count } indicators lost points: { $names }.
}
document-summary-loss = { $name } { $lost }
document-summary-nothing-lost = No points were lost.
document-stop = .

document-level = Level { $level }
document-subtotal = { $name }, subtotal
document-column-standard = Standard
document-column-calculation = Calculation
document-column-reason = Why points were lost
document-column-rank = No.
document-column-group = Group
document-column-rate = Share
document-column-relation = Reconciliation
document-column-expression = Relation
document-column-status = Result
document-column-about = Remarks
document-column-item = Figure
document-column-reported = Published
document-column-computed = Computed
document-column-verdict = Result
document-column-change = Change
document-column-fact = Fact
document-column-label = Meaning
document-column-value = Value
document-column-unit = Unit
document-column-evidence = Evidence
document-label-pack = Rule pack
document-label-basis = Based on
document-label-digest = Digest (SHA-256)
document-label-source = Source of the data
document-label-full = Full marks
document-nothing = None
document-repeat = With a rule pack of this digest and these data, jixiao report gives the same report.
document-chart-bars = Score and maximum by group
document-chart-radar = Share of the maximum by group (%)
document-chart-shares = Share of the maximum by group
document-chart-years = Scores by group in { $last } and in { $year }
document-chart-caption = Figure { $number }. { $title }
document-chart-told = { $title }: { $items }
document-chart-share = { $name } { $rate }%
document-chart-both = { $name } { $before } in { $last }, { $after } in { $year }
document-chart-open = Open, and not drawn: { $items }
document-chart-year = { $year }
document-chart-undrawn = { $name } is open: { $score }
document-chart-one = { $name } in { $year } { $score }
document-chart-names = In the charts

document-reason-missing = { $facts } not given
document-reason-unmet = Not met: { $items }
document-reason-evidence = Evidence: { $evidence }

document-relation-holds = holds
document-relation-fails = fails
document-relation-unknown = cannot be told
document-verdict-equal = agrees
document-verdict-truncated = cut off, not rounded
document-verdict-open = possible by the printed digits
document-verdict-above = above the maximum
document-verdict-below = below 0
document-verdict-wrong = differs
document-verdict-unknown = cannot be computed

document-graded = { $score } ({ $grade })
document-last-summary = { $subject } had { $before } in { $year }, and has { $after } now.
document-last-same = Both years are scored by the same rule pack, { $pack }.

document-written = written: { $file }
document-written-many = { $count } reports written to { $folder }
document-sheet-scores = Scores
document-sheet-groups = Groups
document-sheet-facts = Data
document-sheet-relations = Reconciliation
document-sheet-audit = Differences
document-label-subject = Subject
document-label-year = Year
document-label-total = Total
document-label-grade = Grade
document-label-name = Indicator
document-label-max = Maximum
document-label-score = Score
document-label-lost = Lost
document-label-case = Case
document-pack = { $title } ({ $pack })

overview-title = { $title }: { $count } cases
overview-ranking = Ranking
overview-grades = Cases by grade
overview-losses = Where points are lost
overview-lost = Points lost
overview-losing = Cases that lost
overview-rate = Share lost (%)
overview-map = Shares by indicator
overview-map-about = Each cell is the share of the maximum that the case has (%); columns are numbered as in the table above.
overview-more = { $count } more cases are not listed.
document-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
