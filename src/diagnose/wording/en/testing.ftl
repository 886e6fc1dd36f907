# A pack's examples: what they come to, and what they try.

cli-test-about = Run the worked examples of packs, and tell what of the rules they do not try. Exit codes: 0 all come to what they say (and, with --deny untried, nothing is left untried); 1 some do not; 2 some cannot be run
cli-test-usage = jixiao test [OPTIONS] <PACK>...
cli-test-packs = The folders of rule packs, one or more
    .value = PACK
cli-test-fill = Instead, print examples for what is not tried, as a file for the pack's tests folder; the scores are yours to state
cli-test-output = With --fill: write them into this new file
    .value = FILE
cli-test-deny = Also fail where something is not tried: untried
    .value = untried

test-not-applicable = not applicable
test-missing = a missing fact
test-failed = a failure
test-unmet = { $indicator }, “{ $example }”: should give { $expected }, gives { $actual }
test-closing = { $pack }: { $examples ->
        [one] { $examples } example
       *[other] { $examples } examples
    }, { $unmet ->
        [0] all as they say
        [one] 1 not as it says
       *[other] { $unmet } not as they say
    }
test-closing-none = { $pack }: no examples
test-closing-unrun = { $pack }: { $met } as they say, { $unmet } not as they say, { $unrun } could not be run
test-coverage = tried: { $branches-tried } of { $branches } ways of an if, { $bands-tried } of { $bands } bands, { $sides-tried } of { $sides } sides of thresholds (below, at, above)
test-beyond = cannot tell what is tried of { $indicators }: beyond the analysis
test-untried = Not tried by any example:
test-indicator = { $name } ({ $id })
test-indicator-until = { $indicator }, parameters before { $year }
test-branch-taken = “{ $text }” holds
test-branch-passed = “{ $text }” does not hold
test-band = a figure in “{ $text }”
test-below = below the limit of “{ $text }”
test-at = right at the limit of “{ $text }”
test-above = above the limit of “{ $text }”
test-below-limit = below the limit “{ $limit }” of “{ $text }”
test-at-limit = right at the limit “{ $limit }” of “{ $text }”
test-above-limit = above the limit “{ $limit }” of “{ $text }”
test-fill = Examples for what no example tries: state each score by the standard, not by the program
test-fill-without = no figures were found for { $count ->
        [one] one more thing
       *[other] { $count } more things
    }; whether there are any cannot be told
test-fill-nothing = everything is tried; nothing to propose
test-output-one-pack = a file of examples belongs to one pack; name one pack with --output
