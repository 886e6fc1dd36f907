# jixiao help: what the codes of complaints mean, and the headings of their parts.

cli-help-about = Explain the code of a complaint, or a command
cli-help-usage = jixiao help [OPTIONS] [CODE|COMMAND]
cli-help-topic = A code (such as JX082), its name (such as unknown-name) or a command; without it, the help of the program
    .value = CODE|COMMAND
cli-help-codes = List all codes
cli-help-unknown = there is no code or command { $topic }
cli-help-see = see jixiao help --codes for all codes

codes-files = Files
codes-shape = How TOML, JSON and tables are written
codes-manifest = What a pack declares
codes-script = How scripts and relations are written
codes-case = Cases
codes-run = Rules as they run, and scoring functions
codes-examined = What is known without a case
codes-results = What worked examples come to

codes-number = code
codes-severity = severity
codes-title = meaning
codes-wrong = Wrong:
codes-right = Right:
codes-noted = Raises this note:
codes-not-noted = Does not:
