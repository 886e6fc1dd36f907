//! The flat table of everything that can be complained of. Its number is what people are shown and ask about; its name reads
//! as what is wrong, and is the key of its sentence in the catalogue. Both are stable: a number is never used again.

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; everything still works.
    Note,
    /// Probably not meant; everything still works.
    Warning,
    /// The thing complained of cannot be used.
    Error,
}

macro_rules! codes {
    ($($(#[$about:meta])* $code:ident = $number:literal $name:literal, $severity:ident;)*) => {
        /// What is wrong, as data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$about])* $code),* }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// What a person is shown and can ask about: stable, `JX` and three digits.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self { $(Self::$code => $number),* }
            }

            /// The stable name, in kebab case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }

            /// The code of that number, in capitals or not, or of that name.
            #[must_use]
            pub fn find(word: &str) -> Option<Self> {
                let is_meant = |code: &&Self| {
                    code.number().eq_ignore_ascii_case(word) || code.name() == word
                };
                Self::ALL.iter().find(is_meant).copied()
            }

            /// How much it matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity),* }
            }
        }
    };
}

codes! {
    // Files.
    FileNotFound = "JX001" "file-not-found", Error;
    FileIsFolder = "JX002" "file-is-folder", Error;
    FileRefused = "JX003" "file-refused", Error;
    FileTooLarge = "JX004" "file-too-large", Error;
    FileEmpty = "JX005" "file-empty", Error;
    FileNotUtf8 = "JX006" "file-not-utf8", Error;
    PathOutsidePack = "JX007" "path-outside-pack", Error;

    // The shape of a TOML file.
    TomlSyntax = "JX020" "toml-syntax", Error;
    JsonSyntax = "JX021" "json-syntax", Error;
    TableColumnUnknown = "JX022" "table-column-unknown", Error;
    TableColumnMissing = "JX023" "table-column-missing", Error;
    TableColumnTwice = "JX024" "table-column-twice", Error;
    RowNotUtf8 = "JX025" "row-not-utf8", Error;
    RowNotClosed = "JX026" "row-not-closed", Error;
    RowTooLong = "JX027" "row-too-long", Error;
    FieldsMissing = "JX028" "fields-missing", Error;
    FieldWithoutColumn = "JX029" "field-without-column", Error;
    UnquotedKey = "JX030" "unquoted-key", Error;
    WrongSchema = "JX031" "wrong-schema", Error;
    UnknownKey = "JX032" "unknown-key", Error;
    MissingKey = "JX033" "missing-key", Error;
    ConflictingKeys = "JX034" "conflicting-keys", Error;
    WrongType = "JX035" "wrong-type", Error;
    UnknownValue = "JX036" "unknown-value", Error;
    EmptyValue = "JX037" "empty-value", Error;
    NumberNotDecimal = "JX038" "number-not-decimal", Error;
    NumberTooLong = "JX039" "number-too-long", Error;
    NumberNotWhole = "JX040" "number-not-whole", Error;
    NumberOutOfBounds = "JX041" "number-out-of-bounds", Error;
    PointsOutOfRange = "JX042" "points-out-of-range", Error;
    FormerNameInUse = "JX044" "former-name-in-use", Error;
    DateWithinYear = "JX045" "date-within-year", Error;
    DatesNotAscending = "JX046" "dates-not-ascending", Error;
    NameNotInScript = "JX047" "name-not-in-script", Error;

    // Laying files out, and making new ones.
    LayoutRefused = "JX050" "layout-refused", Error;
    NotClosed = "JX051" "not-closed", Error;
    NoLayout = "JX052" "no-layout", Error;
    FileNotWritten = "JX053" "file-not-written", Error;
    AlreadyThere = "JX054" "already-there", Error;
    IdTaken = "JX055" "id-taken", Error;
    NameUnusable = "JX056" "name-unusable", Error;
    BadGroup = "JX057" "bad-group", Error;
    GroupOfIndicators = "JX058" "group-of-indicators", Error;
    ScaffoldUnsound = "JX059" "scaffold-unsound", Error;

    // What a manifest means.
    DuplicateId = "JX060" "duplicate-id", Error;
    BadId = "JX061" "bad-id", Error;
    BadName = "JX062" "bad-name", Error;
    ReservedName = "JX063" "reserved-name", Error;
    UnknownGroup = "JX064" "unknown-group", Error;
    UnknownIndicator = "JX065" "unknown-indicator", Error;
    GroupSum = "JX066" "group-sum", Error;
    EmptyGroup = "JX067" "empty-group", Error;
    MixedGroup = "JX068" "mixed-group", Error;
    FullMarksSum = "JX069" "full-marks-sum", Error;
    GradeHole = "JX070" "grade-hole", Error;
    BoundsReversed = "JX071" "bounds-reversed", Error;
    UnknownStep = "JX072" "unknown-step", Error;
    NoPolicy = "JX073" "no-policy", Error;
    UnitOfPercent = "JX074" "unit-of-percent", Error;
    NoWholeNumber = "JX075" "no-whole-number", Error;
    BaseNotFound = "JX076" "base-not-found", Error;
    ExtendsItself = "JX077" "extends-itself", Error;
    BadReference = "JX078" "bad-reference", Error;
    NotInBase = "JX079" "not-in-base", Error;

    // What a script says.
    ScriptSyntax = "JX080" "script-syntax", Error;
    FullWidthSign = "JX081" "full-width-sign", Error;
    UnknownName = "JX082" "unknown-name", Error;
    UnknownFunction = "JX083" "unknown-function", Error;
    WrongArgumentCount = "JX084" "wrong-argument-count", Error;
    ShadowedName = "JX085" "shadowed-name", Error;
    ForbiddenConstruct = "JX086" "forbidden-construct", Error;
    NotARelation = "JX087" "not-a-relation", Error;
    NotInRelation = "JX088" "not-in-relation", Error;

    // What groups do besides adding up.
    KindBelowTop = "JX090" "kind-below-top", Error;
    DeductionsMisplaced = "JX091" "deductions-misplaced", Error;
    TotalUnnamed = "JX092" "total-unnamed", Error;
    PolicyWithoutWeight = "JX093" "policy-without-weight", Error;
    PotTooLarge = "JX094" "pot-too-large", Error;
    PartAboveCap = "JX095" "part-above-cap", Error;
    MoveMisplaced = "JX096" "move-misplaced", Error;
    NotACondition = "JX097" "not-a-condition", Error;
    UnknownGrade = "JX098" "unknown-grade", Error;

    // What a case says.
    UnknownFact = "JX100" "unknown-fact", Error;
    FactType = "JX101" "fact-type", Error;
    FactNotWhole = "JX102" "fact-not-whole", Error;
    FactOutOfBounds = "JX103" "fact-out-of-bounds", Error;
    UnknownOption = "JX104" "unknown-option", Error;
    UnknownItem = "JX105" "unknown-item", Error;
    MissingItem = "JX106" "missing-item", Error;
    UnknownColumn = "JX107" "unknown-column", Error;
    MissingColumn = "JX108" "missing-column", Error;
    UnknownTier = "JX109" "unknown-tier", Error;
    JudgedWithoutRate = "JX110" "judged-without-rate", Error;
    RateOutsideTier = "JX111" "rate-outside-tier", Error;
    TextTooLong = "JX112" "text-too-long", Error;
    FactGivenTwice = "JX113" "fact-given-twice", Error;
    NoValueForYear = "JX114" "no-value-for-year", Error;
    CaseOfOtherPack = "JX130" "case-of-other-pack", Error;
    ColumnUnit = "JX131" "column-unit", Error;
    NotConvertible = "JX132" "not-convertible", Error;
    UnknownInput = "JX133" "unknown-input", Error;
    WorkbookBroken = "JX134" "workbook-broken", Error;
    OutputNeeded = "JX135" "output-needed", Error;
    RowOfNoCase = "JX136" "row-of-no-case", Error;
    FolderWithoutCase = "JX137" "folder-without-case", Error;
    NotGrouped = "JX138" "not-grouped", Error;
    ParquetNotBuilt = "JX139" "parquet-not-built", Error;

    // The reviewed results of cases.
    CaseIdTaken = "JX142" "case-id-taken", Error;
    CaseIdTooLong = "JX143" "case-id-too-long", Error;
    ReferenceOfOtherCase = "JX144" "reference-of-other-case", Error;
    NothingPending = "JX145" "nothing-pending", Error;

    // Packs to be compared.
    PackNotFound = "JX150" "pack-not-found", Error;
    GitUnusable = "JX151" "git-unusable", Error;
    NoRepository = "JX152" "no-repository", Error;
    UnknownRevision = "JX153" "unknown-revision", Error;
    BadGitName = "JX154" "bad-git-name", Error;
    TooFewVersions = "JX155" "too-few-versions", Error;

    // What a case would be with something changed.
    BadSetting = "JX160" "bad-setting", Error;
    SweepTooLong = "JX161" "sweep-too-long", Error;
    SweepTwice = "JX162" "sweep-twice", Error;
    NoSuchIndicator = "JX170" "no-such-indicator", Error;
    TemplateFaulty = "JX174" "template-faulty", Error;
    ReportEnding = "JX175" "report-ending", Error;
    LastOfAnother = "JX176" "last-of-another", Warning;
    LastOfMany = "JX177" "last-of-many", Error;

    // What happened while a rule ran.
    ZeroDivisor = "JX200" "zero-divisor", Error;
    NumberOverflow = "JX201" "number-overflow", Error;
    WrongOperands = "JX202" "wrong-operands", Error;
    WrongArguments = "JX203" "wrong-arguments", Error;
    WrongKind = "JX204" "wrong-kind", Error;
    TooManyOperations = "JX205" "too-many-operations", Error;
    CallsTooDeep = "JX206" "calls-too-deep", Error;
    ValueTooLarge = "JX207" "value-too-large", Error;
    ScoreOutOfRange = "JX208" "score-out-of-range", Error;
    ScoreNotANumber = "JX209" "score-not-a-number", Error;
    NoBand = "JX210" "no-band", Error;
    NegativePoints = "JX211" "negative-points", Error;
    StepNotPositive = "JX212" "step-not-positive", Error;
    WeightsSum = "JX213" "weights-sum", Error;
    LengthsDiffer = "JX214" "lengths-differ", Error;
    NegativeWeight = "JX215" "negative-weight", Error;
    NegativeTarget = "JX216" "negative-target", Error;
    AnchorsCoincide = "JX217" "anchors-coincide", Error;
    EmptyList = "JX218" "empty-list", Error;
    ElementNotANumber = "JX219" "element-not-a-number", Error;
    ElementNotABand = "JX220" "element-not-a-band", Error;
    EntryNotANumber = "JX221" "entry-not-a-number", Error;
    RowNotANumber = "JX222" "row-not-a-number", Error;
    RowNotYesNo = "JX223" "row-not-yes-no", Error;
    NothingToWeigh = "JX224" "nothing-to-weigh", Error;
    LimitsReversed = "JX225" "limits-reversed", Error;
    NoEntry = "JX226" "no-entry", Error;
    NoItem = "JX227" "no-item", Error;
    UnknownProperty = "JX228" "unknown-property", Error;
    JudgedOnlyPoints = "JX229" "judged-only-points", Error;
    NoColumn = "JX230" "no-column", Error;
    RowNotARecord = "JX231" "row-not-a-record", Error;
    TooFewValues = "JX232" "too-few-values", Error;
    BadEnds = "JX233" "bad-ends", Error;
    BadDigits = "JX234" "bad-digits", Error;
    ScoreOutsideTier = "JX235" "score-outside-tier", Error;
    JudgedScoreAboveMax = "JX236" "judged-score-above-max", Error;
    JudgedScoreNegative = "JX237" "judged-score-negative", Error;
    JudgedWithoutTier = "JX238" "judged-without-tier", Error;
    RaisedByScript = "JX239" "raised-by-script", Error;
    MeasureNotANumber = "JX240" "measure-not-a-number", Error;
    ScriptError = "JX241" "script-error", Error;

    // What is known of a pack before any case.
    UnusedFact = "JX301" "unused-fact", Warning;
    UnusedParameter = "JX302" "unused-parameter", Warning;
    UnusedVariable = "JX303" "unused-variable", Warning;
    UnusedScript = "JX304" "unused-script", Warning;
    UnitsDiffer = "JX305" "units-differ", Warning;
    ScoreUnit = "JX306" "score-unit", Warning;
    UnitMissing = "JX307" "unit-missing", Warning;
    DeadBranch = "JX310" "dead-branch", Warning;
    BandUnreachable = "JX311" "band-unreachable", Warning;
    BandsOverlap = "JX312" "bands-overlap", Warning;
    BandGap = "JX313" "band-gap", Warning;
    PathWithoutScore = "JX314" "path-without-score", Warning;
    ScoreLeavesRange = "JX315" "score-leaves-range", Warning;
    PossibleZeroDivisor = "JX316" "possible-zero-divisor", Warning;
    RuleCanFail = "JX317" "rule-can-fail", Warning;
    FullMarksUnreachable = "JX318" "full-marks-unreachable", Warning;
    WeightsNotHundred = "JX319" "weights-not-hundred", Warning;
    DirectionBroken = "JX320" "direction-broken", Warning;
    DirectionWithoutMeasure = "JX321" "direction-without-measure", Warning;
    ScoreIsConstant = "JX322" "score-is-constant", Warning;
    NoSuchOption = "JX323" "no-such-option", Warning;
    OptionalUnguarded = "JX324" "optional-unguarded", Warning;
    GradeUnreachable = "JX330" "grade-unreachable", Warning;
    MissingBasis = "JX331" "missing-basis", Warning;
    RepeatedExample = "JX332" "repeated-example", Warning;
    ContradictingExamples = "JX333" "contradicting-examples", Warning;
    ExampleFactUnread = "JX334" "example-fact-unread", Warning;
    ExampleScoreOutside = "JX335" "example-score-outside", Warning;
    GradesOutOfOrder = "JX336" "grades-out-of-order", Warning;
    Undecided = "JX340" "undecided", Note;
    SilenceWithoutEffect = "JX341" "silence-without-effect", Warning;
    SilenceOfError = "JX342" "silence-of-error", Error;
    UnknownEntry = "JX343" "unknown-entry", Error;

    // What a pack's examples and tests come to.
    ExampleNotMet = "JX401" "example-not-met", Error;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numbers_are_unique_and_found_again() {
        let numbers: BTreeSet<&str> = Code::ALL.iter().map(|code| code.number()).collect();
        assert_eq!(numbers.len(), Code::ALL.len());
        for code in Code::ALL {
            let digits = code.number().strip_prefix("JX").expect("JX");
            assert!(digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit()));
            assert_eq!(Code::find(&code.number().to_lowercase()), Some(*code));
            assert_eq!(Code::find(code.name()), Some(*code));
        }
    }

    #[test]
    fn names_are_unique_and_kebab_case() {
        let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
        for name in names {
            assert!(
                name.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{name}"
            );
        }
    }
}
