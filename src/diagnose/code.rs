//! The flat table of everything that can be complained of. A name reads as what is wrong; it is stable, and it is the key of
//! its sentence in the catalogue.

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
    ($($(#[$about:meta])* $code:ident = $name:literal, $severity:ident;)*) => {
        /// What is wrong, as data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$about])* $code),* }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The stable name, in kebab case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name),* }
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
    FileNotFound = "file-not-found", Error;
    FileIsFolder = "file-is-folder", Error;
    FileRefused = "file-refused", Error;
    FileTooLarge = "file-too-large", Error;
    FileEmpty = "file-empty", Error;
    FileNotUtf8 = "file-not-utf8", Error;
    PathOutsidePack = "path-outside-pack", Error;

    // The shape of a TOML file.
    TomlSyntax = "toml-syntax", Error;
    JsonSyntax = "json-syntax", Error;
    TableColumnUnknown = "table-column-unknown", Error;
    TableColumnMissing = "table-column-missing", Error;
    TableColumnTwice = "table-column-twice", Error;
    RowNotUtf8 = "row-not-utf8", Error;
    RowNotClosed = "row-not-closed", Error;
    RowTooLong = "row-too-long", Error;
    FieldsMissing = "fields-missing", Error;
    FieldWithoutColumn = "field-without-column", Error;
    UnquotedKey = "unquoted-key", Error;
    WrongSchema = "wrong-schema", Error;
    UnknownKey = "unknown-key", Error;
    MissingKey = "missing-key", Error;
    ConflictingKeys = "conflicting-keys", Error;
    WrongType = "wrong-type", Error;
    UnknownValue = "unknown-value", Error;
    EmptyValue = "empty-value", Error;
    NumberNotDecimal = "number-not-decimal", Error;
    NumberTooLong = "number-too-long", Error;
    NumberNotWhole = "number-not-whole", Error;
    NumberOutOfBounds = "number-out-of-bounds", Error;
    PointsOutOfRange = "points-out-of-range", Error;

    // What a manifest means.
    DuplicateId = "duplicate-id", Error;
    BadId = "bad-id", Error;
    BadName = "bad-name", Error;
    ReservedName = "reserved-name", Error;
    UnknownGroup = "unknown-group", Error;
    UnknownIndicator = "unknown-indicator", Error;
    GroupSum = "group-sum", Error;
    EmptyGroup = "empty-group", Error;
    MixedGroup = "mixed-group", Error;
    FullMarksSum = "full-marks-sum", Error;
    GradeHole = "grade-hole", Error;
    BoundsReversed = "bounds-reversed", Error;
    UnknownStep = "unknown-step", Error;
    NoPolicy = "no-policy", Error;

    // What a script says.
    ScriptSyntax = "script-syntax", Error;
    FullWidthSign = "full-width-sign", Error;
    UnknownName = "unknown-name", Error;
    UnknownFunction = "unknown-function", Error;
    WrongArgumentCount = "wrong-argument-count", Error;
    ShadowedName = "shadowed-name", Error;
    ForbiddenConstruct = "forbidden-construct", Error;
    NotARelation = "not-a-relation", Error;
    NotInRelation = "not-in-relation", Error;

    // What a case says.
    UnknownFact = "unknown-fact", Error;
    FactType = "fact-type", Error;
    FactNotWhole = "fact-not-whole", Error;
    FactOutOfBounds = "fact-out-of-bounds", Error;
    UnknownOption = "unknown-option", Error;
    UnknownItem = "unknown-item", Error;
    MissingItem = "missing-item", Error;
    UnknownColumn = "unknown-column", Error;
    MissingColumn = "missing-column", Error;
    UnknownTier = "unknown-tier", Error;
    JudgedWithoutRate = "judged-without-rate", Error;
    RateOutsideTier = "rate-outside-tier", Error;
    TextTooLong = "text-too-long", Error;

    // What happened while a rule ran.
    ZeroDivisor = "zero-divisor", Error;
    NumberOverflow = "number-overflow", Error;
    WrongOperands = "wrong-operands", Error;
    WrongArguments = "wrong-arguments", Error;
    WrongKind = "wrong-kind", Error;
    TooManyOperations = "too-many-operations", Error;
    CallsTooDeep = "calls-too-deep", Error;
    ValueTooLarge = "value-too-large", Error;
    ScoreOutOfRange = "score-out-of-range", Error;
    ScoreNotANumber = "score-not-a-number", Error;
    NoBand = "no-band", Error;
    NegativePoints = "negative-points", Error;
    StepNotPositive = "step-not-positive", Error;
    WeightsSum = "weights-sum", Error;
    LengthsDiffer = "lengths-differ", Error;
    NegativeWeight = "negative-weight", Error;
    NegativeTarget = "negative-target", Error;
    AnchorsCoincide = "anchors-coincide", Error;
    EmptyList = "empty-list", Error;
    ElementNotANumber = "element-not-a-number", Error;
    ElementNotABand = "element-not-a-band", Error;
    EntryNotANumber = "entry-not-a-number", Error;
    RowNotANumber = "row-not-a-number", Error;
    RowNotYesNo = "row-not-yes-no", Error;
    NothingToWeigh = "nothing-to-weigh", Error;
    LimitsReversed = "limits-reversed", Error;
    NoEntry = "no-entry", Error;
    NoItem = "no-item", Error;
    UnknownProperty = "unknown-property", Error;
    JudgedOnlyPoints = "judged-only-points", Error;
    NoColumn = "no-column", Error;
    RowNotARecord = "row-not-a-record", Error;
    TooFewValues = "too-few-values", Error;
    BadEnds = "bad-ends", Error;
    BadDigits = "bad-digits", Error;
    ScoreOutsideTier = "score-outside-tier", Error;
    JudgedScoreAboveMax = "judged-score-above-max", Error;
    JudgedScoreNegative = "judged-score-negative", Error;
    JudgedWithoutTier = "judged-without-tier", Error;
    RaisedByScript = "raised-by-script", Error;
    MeasureNotANumber = "measure-not-a-number", Error;
    ScriptError = "script-error", Error;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

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
