//! The shapes of rules that can be started from, each a template of what the manifest declares and one of the script.

/// A shape in which this field writes its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Full up to a limit, then so many points for every percentage point above.
    Deduct,
    /// Points by the band in which a rate lies.
    Tier,
    /// The share of a target that was reached, capped.
    Completion,
    /// So many points for every item of a list that is met.
    Checklist,
    /// A tier that people judge, and a rate within it.
    Judged,
    /// All or nothing.
    Threshold,
    /// Less is better: down to nothing at twice the target.
    Reverse,
    /// A target with two ends; the distance outside it costs points.
    Interval,
    /// The change against the year before.
    Change,
    /// Several rates, weighted, then by bands.
    Satisfaction,
}

macro_rules! templates {
    ($($shape:ident $name:literal;)*) => {
        impl Shape {
            /// Every shape.
            pub const ALL: &[Self] = &[$(Self::$shape),*];

            /// The word by which it is asked for.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$shape => $name),* }
            }

            /// What the manifest declares for it.
            pub(super) fn declarations(self) -> &'static str {
                match self { $(Self::$shape => include_str!(concat!("templates/", $name, ".toml"))),* }
            }

            /// Its script.
            pub(super) fn script(self) -> &'static str {
                match self { $(Self::$shape => include_str!(concat!("templates/", $name, ".rhai"))),* }
            }
        }
    };
}

templates! {
    Deduct "deduct";
    Tier "tier";
    Completion "completion";
    Checklist "checklist";
    Judged "judged";
    Threshold "threshold";
    Reverse "reverse";
    Interval "interval";
    Change "change";
    Satisfaction "satisfaction";
}
