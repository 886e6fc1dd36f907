# jixiao explain: why a score is what it is.

account-title = { $subject }, { $year }: why these scores
account-pack = Pack: { $title } ({ $pack }, digest { $digest })
account-case = Case: { $case }
account-case-source = Case: { $case }; source: { $source }
account-indicator = { $name } ({ $id }): { $score } of { $max } points
account-indicator-other = { $name } ({ $id }): { $outcome }, { $max } points at most
account-brief = { $name }: full marks, { $max }
account-brief-measure = { $name }: full marks, { $max }; { $measure }

account-rule = Rule
account-steps = Steps
account-score = Score
account-facts = Facts read
account-total = Total and grade

account-group = In { $groups }; { $max } points at most
account-basis = Basis: { $basis }
account-comment = The rule in words: { $comment }
account-parameter-basis = Parameter { $name } = { $value }, basis: { $basis }
account-parameter-inferred = Parameter { $name } = { $value }, not stated by the standard, inferred: { $reason }
account-function = { $name }: { $about }

account-no-steps = no steps of their own; see the score
account-interpreted = The interpreter runs this rule ({ $what }): the results of its steps and the facts it read are known, of branches and formulas no more
account-interpreted-unknown = The results of its steps and the facts it read are known, of branches and formulas no more

account-full-marks = full marks
account-holds = holds
account-holds-not = does not hold
account-no-answer = cannot be told
account-claim = { $claim }: { $figures } { $verdict }
account-claim-same = { $claim } { $verdict }
account-figure-of = { $value } ({ $figures })
account-yes = { $name } is yes: holds
account-no = { $name } is no: does not hold
account-unknown = { $name } has no value
account-given = { $name } is given: holds
account-given-not = { $name } is given: does not hold (it is not)
account-not = not ({ $claim })
account-all = all must hold: { $claims }
account-any = one must hold: { $claims }
account-unasked = { $count } more need not be asked
account-verdict = { $claim } → { $verdict }
account-semicolon = {"; "}
account-same = { $name } is “{ $wanted }”: { $verdict }
account-same-not = { $name } is not “{ $wanted }”: { $verdict }
account-text-is = { $claim } (it is “{ $found }”)
account-item = “{ $item }” of the checklist { $list } is met: { $verdict }

account-condition = Condition { $claim }
account-flag-raised = Duty “{ $text }”: raised; { $claim }
account-flag-not = Duty “{ $text }”: not raised; { $claim }
account-does-not-apply = Does not apply: { $reason }
account-text-set = { $name } = “{ $value }”
account-claim-set = { $name }: { $claim }
account-no-value = no result

account-band = { $figure } is in { $band }: { $points }
account-band-missed = the band of { $points } asks for { $band }: not reached
account-band-none = { $figure } is in none of the bands
account-band-not-equal = not equal to { $value }
account-judged = Judgement { $fact }: { $what }
account-judged-tier = tier { $tier } ({ $range })
account-judged-rate = rate { $rate } %
account-judged-score = { $score } points
account-judged-reason = reason: { $reason }
account-checklist = Checklist { $fact }: { $met } of { $count } items met
account-item-points = met, { $points }: { $item }
account-item-no-points = not met, nothing instead of { $points }: { $item }
account-item-kept = met, nothing deducted: { $item }
account-item-deducted = not met, { $points } deducted: { $item }
account-item-met = met: { $item }
account-item-unmet = not met: { $item }
account-gate-open = full marks only if all are met: all are
account-gate-shut = full marks only if all are met: { $count } not met, 0 points
account-lookup = Looked up: { $key } is “{ $value }”; the table says { $entries }
account-lookup-entry = { $key } → { $value }
account-rows = Table { $table } has { $count } rows
account-row = row { $row }: { $told }
account-row-weighted = row { $row }: { $told }; weight { $weight }
account-rows-more = { $count } rows more
account-matching = { $met } of the { $count } rows of the table { $table } match
account-not-computed = not computed to the end: { $formula }

account-score-is = Score = { $told }
account-and = {"; "}
account-score-of-run = The rule comes to { $score }
account-rounded = Rounded to { $decimals } digits as the pack says: { $exact } → { $score }
account-full = Full marks, nothing lost
account-lost = { $lost } points lost: { $max } − { $score }
account-reported-same = The report gives { $reported }, as computed
account-reported-other = The report gives { $reported }, other than the computed { $score }
account-missing = { $facts } missing: no score (which is not zero); the total allows for { $low }–{ $high }
account-failed = The rule has no result: { $reason }
account-figures = The figures at hand: { $figures }
account-not-applicable-score = By the rules it gets { $score } points
account-gained = { $from } does not apply and gives its points: { $own } → { $max } at most
account-raised = Score { $before } × { $max } ÷ { $own } = { $score }
account-moved-to = It does not apply; its points go to “{ $name }”
account-capped = “{ $group }” counts { $max } points at most: { $below } below it, { $verdict }
account-capped-open = “{ $group }” counts { $max } points at most; some indicator below has no score, the sum is open
account-capped-cut = the excess does not count
account-capped-within = nothing in excess
account-deducted = A deduction in “{ $group }”: { $max } − { $below } in all, { $left } left, not below 0
account-deducted-open = A deduction in “{ $group }”, from { $max } points, not below 0; some indicator below has no score, what is left is open
account-bonus = “{ $group }” is a bonus, added outside the full marks
account-penalty = “{ $group }” is a penalty, subtracted from the total

account-total-is = Total { $total }, grade { $grade }
account-total-no-grade = Total { $total }
account-scaled = { $excluded } points are left out; the sum of the rest is multiplied by { $full } ÷ { $left }
account-veto = Veto “{ $name }”: { $told }
account-veto-not = Veto “{ $name }”: does not apply

account-fact = { $name } = { $value }
account-fact-label = { $name } = { $value } ({ $label })
account-fact-rows = { $count } rows
account-fact-none = { $name }: not given
account-no-facts = no facts read
account-evidence = Evidence: { $evidence }
