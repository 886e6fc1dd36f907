# jixiao whatif and jixiao advise: a case with one figure changed.

vary-yes = yes
vary-no = no
vary-not-given = not given
vary-now = now { $name } = { $value }: total { $total }, grade { $grade }
vary-left-out = { $count } lines more; every change of grade is shown, all values with --format json
vary-still = Nothing moves in this range.
vary-title = The total as { $name } changes: { $subject }, { $year }
vary-turns = Where the grade changes
vary-turn = from { $from } to { $to }: { $before } → { $after }
vary-values = The scores at each value
vary-digest = digest

vary-advice-head = { $count ->
    [0] Total { $total }, grade { $grade }: no points lost.
    [1] Total { $total }, grade { $grade }; one indicator lost points. The smallest changes of one fact that regain most:
   *[other] Total { $total }, grade { $grade }; { $count } indicators lost points. For each, the smallest changes of one fact that regain most:
}
vary-lost = { $name }: { $lost } lost ({ $score } of { $max })
vary-none = no change of one fact was found that regains any
vary-regain = { $fact } from { $from } to { $to }: { $score } points, total { $total }, grade { $grade }
vary-regain-items = { $fact } with { $items } met: { $score } points, total { $total }, grade { $grade }
vary-regain-rate = { $fact } judged { $to } % instead of { $from } %: { $score } points, total { $total }, grade { $grade }
