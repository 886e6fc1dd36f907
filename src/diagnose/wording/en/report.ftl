# The table of an evaluation: words for people.

report-subject = { $subject }, { $year }
report-pack = { $title } ({ $pack }, digest { $digest })
report-basis = Basis: { $basis }

report-column-name = indicator
report-column-max = max
report-column-score = score
report-column-measure = measure
report-column-lost = lost
report-column-outcome = note

report-outcome-missing = missing
report-outcome-not-applicable = not applicable
report-outcome-failed = failed

report-total = Total: { $score } / { $full }
report-total-graded = Total: { $score } / { $full }, grade: { $grade }
report-or = or
report-excluded = { $points } points of indicators that do not apply are left out; the rest is scaled up.
report-open = The total is not certain yet; it is shown from the least to the most that it can be.

report-item = { $name }: { $about }
report-semicolon = ;{" "}
report-missing = Missing facts ({ $count ->
        [one] { $count } indicator
       *[other] { $count } indicators
    })
report-failed = Failed rules ({ $count ->
        [one] { $count } indicator
       *[other] { $count } indicators
    })
report-reason-at = { $sentence } ({ $place })
report-not-applicable = Not applicable ({ $count ->
        [one] { $count } indicator
       *[other] { $count } indicators
    })
report-policy-full = { $reason }; full marks, as the pack says
report-policy-exclude = { $reason }; left out, its weight spread over the rest, as the pack says
report-policy-zero = { $reason }; zero, as the pack says
report-policy-move = { $reason }; by the rules its weight goes to another indicator
report-group-bonus = { $name } (bonus)
report-group-penalty = { $name } (penalty)
report-group-capped = { $name } (capped)
report-group-deductions = { $name } (deductions)
report-unfilled = Pots that cannot be filled ({ $count })
report-unfilled-group = the indicators that apply leave { $points } of { $max } points open; these count as left out
report-flags = Flags ({ $count })
report-vetoes = Vetoes ({ $count })
report-veto-grade = the grade is at most “{ $grade }”
report-veto-total = the total is at most { $total }
report-veto-missing = cannot be told without { $facts }; if it applies, { $limit }
report-veto-failed = cannot be told: { $reason }; if it applies, { $limit }

report-relations = Reconciliation: { $holds } hold, { $fails } fail, { $unknown } could not be checked
report-relation = { $name }: { $about }
report-relation-from = { $name }: { $about } (source: { $source })
report-relation-unknown = could not be checked without { $facts }
report-arithmetic-reported = { $computed }, reported { $other }
report-arithmetic-unequal = { $computed } and { $other } should be equal
report-arithmetic-not-whole = { $computed }, not a whole number
report-arithmetic-untrue = { $relation } does not hold

report-differences = Differences from the report ({ $count })
report-difference = { $at }: reported { $reported }, computed { $computed }
report-difference-truncated = { $at }: reported { $reported }, computed { $computed } (the report cut digits off instead of rounding)
report-difference-measure = { $name }, measure
report-difference-score = { $name }, score
report-difference-group = { $name }, subtotal
report-difference-total = total
report-difference-grade = grade
rows-id = id
rows-subject = subject
rows-year = year
rows-total = total
rows-grade = grade
rows-rank = rank
rows-count = cases
rows-mean = mean
rows-best = best
rows-worst = worst
rows-open = grade open
rows-lost = lost in { $group }
rows-or = /
rows-sheet-summary = summary
rows-sheet-scores = scores
rows-sheet-complaints = complaints
rows-place = place
rows-complaint = complaint

report-contradictions-brief = The source of the standard contradicts itself in { $count ->
        [one] { $count } place
       *[other] { $count } places
    }; the pack says what it follows and why, shown with --verbose.
report-contradictions = Contradictions in the source of the standard ({ $count })
report-contradiction = { $at }: the source says “{ $stated }”, the pack follows “{ $followed }”, because: { $reason }
