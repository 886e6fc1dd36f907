//! How far a run over many cases has come, on a terminal.

use indicatif::{ProgressBar, ProgressStyle};

use super::system::System;

/// Counts cases on a terminal; nothing where there is none, or where it is not shown.
pub fn progress(is_shown: bool, system: &System) -> ProgressBar {
    if !is_shown {
        return ProgressBar::hidden();
    }
    let progress = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} {msg}  {per_sec}") {
        progress.set_style(style);
    }
    progress.set_message(system.words.say("cli-progress"));
    progress
}
