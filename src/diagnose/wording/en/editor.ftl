# What is read in an editor: pages shown over a name, reasons for which a name is not changed.

cli-lsp-about = Serve an editor of rule packs: diagnostics, hover, completion, navigation, renaming (Language Server Protocol over standard streams)
cli-lsp-usage = jixiao lsp [OPTIONS]

editor-fact = fact
editor-parameter = parameter
editor-indicator = indicator
editor-group = group
editor-relation = relation
editor-step = step
editor-variable = variable
editor-function = function of this rule

editor-type = Type: { $type }
editor-type-decimal = number
editor-type-integer = whole number
editor-type-percent = percentage
editor-type-bool = yes or no
editor-type-choice = choice
editor-type-judged = judgement
editor-type-checklist = checklist
editor-type-text = text
editor-type-table = table
editor-unit = Unit: { $unit }
editor-min = At least { $number }
editor-max = At most { $number }
editor-optional = A case may leave it out
editor-options = Options: { $options }
editor-items = Items: { $items }
editor-tiers = Tiers: { $tiers }
editor-columns = Columns: { $columns }
editor-read-by = Read by the indicators: { $indicators }
editor-related-by = Read by the relations: { $relations }
editor-value = Value: { $value }
editor-basis = Basis: { $basis }
editor-inferred = Inferred, because: { $reason }
editor-max-points = Points: { $points }
editor-in-group = In: { $group }
editor-parts = Consists of: { $parts }
editor-lower-is-better = Lower is better
editor-higher-is-better = Higher is better
editor-full = Full marks: { $indicator } { $points }

editor-no-rename = there is no name here that can be changed
editor-not-named = a name must not be empty or have a line break
editor-name-taken = there is “{ $name }” already; take another name
editor-name-fixed = “{ $name }” also stands in a text with escape signs; first write that text between '''
editor-rename-breaks = with that name the pack would have a new fault: { $finding }
editor-rename-cases = “{ $name }” is now “{ $new }”. Cases that use the old name are not part of the pack and have to be changed too
