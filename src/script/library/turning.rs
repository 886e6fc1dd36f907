//! Where the functions of the library turn: the figures at which a score begins or ceases to change.

/// A figure, by the argument it is, and the argument it meets; zero where there is none.
pub type TurningPoint = (usize, Option<usize>);

/// The turning points of the function with this English name.
#[must_use]
pub fn turning_points(function: &str) -> &'static [TurningPoint] {
    match function {
        "deduct_proportional"
        | "deduct_whole_steps"
        | "deduct_started_steps"
        | "add_proportional"
        | "add_whole_steps"
        | "add_started_steps" => &[(1, None)],
        "completion" => &[(0, Some(1))],
        "reverse_linear" | "reverse_ratio" | "reverse_threshold" | "proportional_from" => {
            &[(1, Some(2))]
        }
        "distance_outside" | "clamp" => &[(0, Some(1)), (0, Some(2))],
        "interpolate" => &[(0, Some(1)), (0, Some(3))],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{find, functions};
    use super::turning_points;

    #[test]
    fn every_turning_point_is_of_arguments_that_the_function_has() {
        let mut seen = 0;
        for function in functions() {
            for (figure, against) in turning_points(function.name) {
                let arguments = function.signatures[0].arguments.len();
                assert!(*figure < arguments && against.is_none_or(|other| other < arguments));
                seen += 1;
            }
        }
        assert!(seen > 10 && find("completion").is_some());
    }
}
