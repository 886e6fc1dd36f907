# The command that examines packs: its help, and its closing line.

cli-check-about = Examine rule packs without any case. Exit codes: 0 no errors; 1 warnings, with --deny warnings; 2 errors
cli-check-usage = jixiao check [OPTIONS] <PACK>...
cli-check-packs = The folders of rule packs, one or more
    .value = PACK
cli-check-format = Output: text for people (the default); json for programs; sarif for code scanning; github for marks on a change
    .value = text|json|sarif|github
cli-check-deny = Let warnings fail the check too
    .value = warnings

cli-schema-audit-about = The JSON output of audits
cli-schema-audit-usage = jixiao schema audit [OPTIONS]
cli-schema-explain-about = The JSON output of explain
cli-schema-explain-usage = jixiao schema explain [OPTIONS]
cli-schema-report-about = The data of report, which templates get
cli-schema-report-usage = jixiao schema report [OPTIONS]
cli-schema-whatif-about = The JSON output of whatif
cli-schema-whatif-usage = jixiao schema whatif [OPTIONS]
cli-schema-advice-about = The JSON output of advise
cli-schema-advice-usage = jixiao schema advice [OPTIONS]
cli-schema-check-about = Of the JSON of what check finds
cli-schema-check-usage = jixiao schema check [OPTIONS]

cli-check-examined = { $pack }: { $subjects } examined: { $found }
cli-check-uncompiled = { $pack }: { $subjects } read, but the scripts cannot be used and were not examined further: { $found }
cli-check-unusable = { $pack }: cannot be used, nothing was examined: { $found }
cli-check-indicators = { $count ->
        [one] { $count } indicator
       *[other] { $count } indicators
    }
cli-check-facts = { $count ->
        [one] { $count } fact
       *[other] { $count } facts
    }
cli-check-parameters = { $count ->
        [one] { $count } parameter
       *[other] { $count } parameters
    }
cli-check-relations = { $count ->
        [one] { $count } relation
       *[other] { $count } relations
    }
cli-check-errors = { $count ->
        [0] no errors
        [one] { $count } error
       *[other] { $count } errors
    }
cli-check-warnings = { $count ->
        [0] no warnings
        [one] { $count } warning
       *[other] { $count } warnings
    }
cli-check-undecided = { $count ->
        [one] { $count } thing that could not be decided
       *[other] { $count } things that could not be decided
    }
cli-check-silenced = { $count } silenced
