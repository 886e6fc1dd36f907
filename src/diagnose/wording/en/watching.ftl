# Watching while one writes: the help of the command, and what is said after each save.

cli-watch-about = Watch a rule pack and cases: after every save check, test and score again, and tell only what changed. Ctrl-C ends it. Exit code, with --once: the worst of check, test and score
cli-watch-usage = jixiao watch [OPTIONS] <PACK>
cli-watch-pack = The folder of a rule pack
    .value = PACK
cli-watch-cases = A case, or a folder with cases: every .toml below it is one; may be given more than once
    .value = CASES
cli-watch-once = Show how things stand, and do not wait
cli-watch-poll = Look at the files every second and do not rely on the system to tell of changes; for network folders

watch-waiting = Waiting for a save; Ctrl-C ends
watch-waiting-poll = Looking at the files every second; Ctrl-C ends
watch-cannot-hear = the system cannot tell of changes ({ $reason }); looking at the files every second instead
watch-cannot-watch = cannot watch { $folder }: { $reason }

watch-saved = ── saved: { $files }
watch-saved-new = { $file } (new)
watch-saved-gone = { $file } (deleted)
watch-nothing = nothing changed
watch-pack-back = the pack can be used again; compared with when it last could:
watch-pack-unusable = the pack still cannot be used; nothing is scored
watch-finding-gone = gone { $number }: { $sentence } (was at { $place })
watch-finding-gone-nowhere = gone { $number }: { $sentence }

watch-example-met = { $indicator }, “{ $example }”: gives { $actual }, as it says again
watch-example-added = { $indicator }, “{ $example }”: new, gives { $actual }, as it says
watch-example-gone = { $indicator }, “{ $example }”: no longer there

watch-case = { $case }: total { $total }
watch-case-graded = { $case }: total { $total }, grade { $grade }
watch-case-unusable = { $case }: cannot be used
watch-case-unscored = { $case }: not scored, as the pack cannot be used
watch-case-back = { $case }: can be used again
watch-case-gone = { $case }: no longer there
watch-moved = { $before } → { $now }
watch-indicator = { $name }: { $before } → { $now }
watch-relation = reconciliation “{ $name }”: { $before } → { $now }
watch-missing = missing { $facts }
watch-not-applicable = not applicable ({ $score })
watch-holds = holds
watch-fails = fails
watch-unknown = could not be checked
