# jixiao audit: published reports held against themselves.

audit-head = Report audited by { $title } ({ $pack })
audit-figures = Measures and scores ({ $count } wrong)
audit-sums = Subtotals, total and grade ({ $count } wrong)
audit-relations = Reconciliation ({ $count } wrong)
audit-open = Computed otherwise, but allowed by the digits that the data are printed with; no fault ({ $count })
audit-right = In agreement ({ $count })

audit-figure = { $at }: { $computed }, reported { $reported }
audit-figure-because = { $at }: { $computed }, reported { $reported }; { $verdict }
audit-figure-equal = { $at }: { $computed }, reported { $reported }
audit-truncated = the further digits were cut off instead of rounded
audit-left-open = by the printed digits, between { $range }

audit-slip-percent = looks like a ratio taken for a percentage, or the reverse; { $should } would be right
audit-slip-ten-thousand = looks like 元 taken for 万元, or the reverse; { $should } would be right
audit-slip-point = looks like a misplaced decimal point; { $should } would be right
audit-slip-swapped = looks like two digits changed round; { $should } would be right
audit-slip-sign = looks like a wrong sign; { $should } would be right
audit-slip-of-fact = “{ $fact }” { $about }

audit-score = { $at }: reported { $reported }, computed { $computed }
audit-score-because = { $at }: reported { $reported }, computed { $computed }; { $verdict }
audit-score-equal = { $at }: reported { $reported }, computed { $computed }
audit-score-above-max = { $at }: reported { $reported }, above the maximum of { $max }; computed { $computed }
audit-score-below-zero = { $at }: reported { $reported }, below 0; computed { $computed }
audit-score-open = { $at }: reported { $reported }, computed { $computed }; by the printed digits, between { $range }
audit-unknown = not computable

audit-sum = the reported scores are { $worked }, reported { $reported }
audit-sum-equal = { $at }: { $worked }, reported { $reported }
audit-sum-by-rule = { $parts }, by the rules { $sum }
audit-sum-above-max = reported { $reported }, above the { $max } there are
audit-sum-mended = it would be right if { $name } were the computed { $computed } instead of { $reported }
audit-grade = Grade: reported { $reported }; the reported total of { $total } makes it { $grade }

audit-clean = { $figures } reported figures and { $relations } reconciliation checks audited: nothing wrong.
audit-faults = { $faults ->
    [1] { $figures } reported figures and { $relations } reconciliation checks audited: one fault.
   *[other] { $figures } reported figures and { $relations } reconciliation checks audited: { $faults } faults.
}
audit-nothing = The case gives no reported figures ([reported]), and nothing could be reconciled.
audit-counts = { $cases } cases audited, { $faulty } with faults; { $spoilt } could not be audited
