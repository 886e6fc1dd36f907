# Reviewed results: the help of the command, each case against its reference, accepting and rejecting, complaints.

cli-snapshot-about = Keep the results of cases as references beside a pack, and show which results an edit of a rule changed, and why. Exit codes: 0 as the references say; 1 something changed (--check: or is pending, has no reference or no case); 2 some input unusable
cli-snapshot-usage = jixiao snapshot [OPTIONS] <PACK> --cases <CASE>...
cli-snapshot-pack = The folder of a rule pack; the references stand in its folder expected
    .value = PACK
cli-snapshot-cases = Case files or folders of them, tables (.csv, .jsonl, .xlsx), or - for standard input; one or more; not needed to accept or reject alone
    .value = CASE
cli-snapshot-check = Write nothing, show what differs from the references; for automatic checks
cli-snapshot-accept = Accept the pending results of these cases as the new references
    .value = CASE-ID
cli-snapshot-accept-all = Accept every pending result
cli-snapshot-reject = Reject the pending results of these cases: the pending files are deleted, the references stay, and it is the rule that is to be mended
    .value = CASE-ID
cli-snapshot-reject-all = Reject every pending result

snapshot-subject = subject: { $before } → { $now }
snapshot-year = year: { $before } → { $now }
snapshot-measure = { $name }, measure: { $before } → { $now }
snapshot-cause = { $name }, cause of failure: { $before } → { $now }
snapshot-flag-new = { $name }, flag raised: { $flag }
snapshot-flag-gone = { $name }, flag no longer raised: { $flag }
snapshot-veto = veto “{ $name }”: { $before } → { $now }
snapshot-veto-applies = applies
snapshot-veto-not = does not apply
snapshot-veto-failed = cannot be told ({ $number })
snapshot-group = { $name } { $before } → { $now }
snapshot-groups = subtotals: { $groups }

snapshot-new = { $case }: new reference { $file }
snapshot-without = { $case }: has no reference
snapshot-pending = { $case }: pending, see { $file }
snapshot-stale = { $case }: as its reference, and the pending file is out of date: { $file }
snapshot-settled = { $case }: as its reference again; pending file deleted: { $file }
snapshot-orphan = { $file }: there is no such case
snapshot-orphans = references without a case: { $count } (--check lists them)
snapshot-accepted = { $case }: accepted, written to { $file }
snapshot-rejected = { $case }: rejected, deleted { $file }
snapshot-nothing = nothing is pending
snapshot-same = { $count } same
snapshot-changed = { $count } changed
snapshot-made = { $count } new
snapshot-absent = { $count } without reference
snapshot-unread = { $count } with an unusable reference
snapshot-waiting = { $count } pending
snapshot-orphaned = { $count } without case
snapshot-counts = { $pack }: cases: { $cases }; { $counts }
snapshot-decide = If the results are right, accept them: jixiao snapshot { $folder } --accept-all (or --accept CASE-ID); if not, mend the rule and run again, or delete the pending files with --reject-all
snapshot-ask = accept a, reject r, decide later l (Enter):
snapshot-ask-again = type a, r or l

case-id-taken = the case “{ $id }” ({ $input }) and “{ $other }” ({ $first }) would have the same reference file
    .help = ids of cases must not be the same, nor differ in capitals alone; give one of them another id, or name only one of them
case-id-too-long = the id “{ $id }” is too long for the name of a reference
    .help = an id must not have more than { $limit } bytes; a Chinese character has three
reference-of-other-case = this is the reference of the case “{ $id }”, but the file is named after “{ $asked }”
    .help = the file is named after the case's id; correct the name, or delete the file and make the reference anew
nothing-pending = nothing is pending for the case “{ $id }”
    .did-you-mean = did you mean “{ $nearest }”?
    .known = pending are: { $known }

explain-case-id-taken = two cases would have the same reference file
    .why = The reference of a case is named after its id. With the same id, or one that differs in capitals alone (some systems do not tell them apart), two cases would share a file and nobody would know whose result it holds. Neither is written; give one of them another id.
    .wrong = two case files say id = "office-2021"
    .right = id = "office-2021" and id = "bureau-2021"
explain-case-id-too-long = the id of a case is too long
    .why = A reference is named after the case's id, and systems limit the length of names. Signs that cannot stand in a name are written as %2F and the like, three bytes each.
    .wrong = an id that is a whole sentence
    .right = id = "office-2021"
explain-reference-of-other-case = the case in a reference is not the one that the file is named after
    .why = A reference is found by the name of its file, and the id in it proves the name. Where they differ, a file was mostly copied or renamed by hand, or the system does not tell capitals apart. Comparing with the result of another case means nothing, so nothing is compared.
    .wrong = expected/office-2021.toml says id = "office-2020"
    .right = expected/office-2021.toml says id = "office-2021"
explain-nothing-pending = there is nothing to accept or reject
    .why = What is accepted or rejected is a pending file: one in expected that ends in .toml.new. A result that is as its reference has none, nor has one that was accepted or rejected already. Check the id, or score again with --cases.
    .wrong = jixiao snapshot PACK --accept office-2012, and office-2021 is pending
    .right = jixiao snapshot PACK --accept office-2021
