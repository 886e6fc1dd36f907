//! `jixiao watch` as a user runs it: spawned on files that are then saved, in the ways editors save.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
#[cfg(unix)]
use std::time::Instant;

use tempfile::TempDir;

use crate::program::jixiao;
use crate::support::shipped;

const PACK: &str = "rules/wanzhou-overall/2020";
const CASE: &str = "cases/wanzhou-fic-2020.toml";

/// So slow is no machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program at work on the shipped files.
struct Running {
    folder: TempDir,
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(options: &[&str]) -> Self {
        let folder = shipped();
        let mut child = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(["watch", PACK, "--cases", "cases"])
            .args(options)
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .env_remove("COLUMNS")
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program");
        let stream = BufReader::new(child.stdout.take().expect("a stream"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stream.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let running = Self {
            folder,
            child,
            lines,
        };
        running.until("Ctrl-C");
        running
    }

    /// What is printed up to the line that holds `text`.
    fn until(&self, text: &str) -> Vec<String> {
        let mut read = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    let is_last = line.contains(text);
                    read.push(line);
                    if is_last {
                        return read;
                    }
                }
                Err(fault) => panic!("no {text}: {fault}\n{}", read.join("\n")),
            }
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The text of the file with `from` replaced; it must stand there.
    fn replaced(&self, path: &str, from: &str, to: &str) -> String {
        let text = fs::read_to_string(self.path(path)).expect("a text");
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    }

    /// Saves in place.
    fn write(&self, path: &str, from: &str, to: &str) {
        let text = self.replaced(path, from, to);
        fs::write(self.path(path), text).expect("written");
    }

    /// Saves as careful editors do: beside the file, then in its place.
    fn rename(&self, path: &str, from: &str, to: &str) {
        let beside = self.path(&format!("{path}.tmp"));
        fs::write(&beside, self.replaced(path, from, to)).expect("written");
        fs::rename(beside, self.path(path)).expect("renamed");
    }

    fn manifest() -> String {
        format!("{PACK}/pack.toml")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const TIGHT: (&str, &str) = (
    "\"预算调整率半分上限\" = { value = 30",
    "\"预算调整率半分上限\" = { value = 25",
);

#[test]
fn each_way_of_saving_is_heard_and_only_what_changed_is_told() {
    let running = Running::start(&[]);
    running.write(&Running::manifest(), TIGHT.0, TIGHT.1);
    let told = running.until("  - 预算调整率：1.00 → 0.00");
    let line = "wanzhou-fic-2020：总分 97.00 → 96.00，等次 优".to_owned();
    assert!(told.contains(&line), "{told:?}");

    running.rename(&Running::manifest(), TIGHT.1, TIGHT.0);
    running.until("  - 预算调整率：0.00 → 1.00");

    running.rename(CASE, "\"编制数\" = ", "# ");
    running.until("缺 编制数");

    let script = format!("{PACK}/indicators/staffing-control-rate.rhai");
    running.write(&script, "编制数)", "编制人数)");
    running.until("[JX082]");
}

#[test]
fn a_manifest_broken_and_mended_shows_the_difference_alone() {
    let running = Running::start(&[]);
    running.write(&Running::manifest(), "[pack]", "[pack");
    running.until("不能使用，什么也没有检查");
    let text = running.replaced(&Running::manifest(), "[pack\n", "[pack]\n");
    let text = text.replacen(TIGHT.0, TIGHT.1, 1);
    fs::write(running.path(&Running::manifest()), text).expect("written");
    // A machine may be so slow that a file half written is looked at too.
    running.until("规则包又能用了");
    let told = running.until("  - 预算调整率：1.00 → 0.00").join("\n");
    assert!(!told.contains("[JX") && !told.contains("检查了"), "{told}");
    assert!(told.contains("总分 97.00 → 96.00"), "{told}");
}

#[test]
fn a_folder_that_came_later_is_watched_too() {
    let running = Running::start(&[]);
    fs::create_dir(running.path("cases/2021")).expect("a folder");
    fs::copy(running.path(CASE), running.path("cases/2021/a.toml")).expect("a copy");
    running.until("cases/2021/a.toml)：总分 97.00 / 99.00");
    running.write("cases/2021/a.toml", "\"编制数\" = ", "# ");
    running.until("缺 编制数");
    fs::remove_dir_all(running.path("cases/2021")).expect("removed");
    running.until("已删去");
}

#[test]
fn looking_every_second_finds_the_same() {
    let running = Running::start(&["--poll"]);
    running.rename(&Running::manifest(), TIGHT.0, TIGHT.1);
    running.until("  - 预算调整率：1.00 → 0.00");
    running.write(CASE, "\"编制数\" = ", "# ");
    running.until("缺 编制数");
}

/// Waits for the end of a program that should end.
#[cfg(unix)]
fn wait(child: &mut Child) {
    let began = Instant::now();
    while child.try_wait().expect("a state").is_none() {
        if began.elapsed() > PATIENCE {
            child.kill().expect("killed");
            panic!("it goes on");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(unix)]
#[test]
fn it_ends_with_its_reader_though_nothing_is_saved() {
    let folder = shipped();
    let mut child = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["watch", PACK, "--cases", "cases"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut reader = BufReader::new(child.stdout.take().expect("a stream"));
    reader.read_line(&mut String::new()).expect("a line");
    drop(reader);
    wait(&mut child);
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// Whether this process was told to ignore interrupts, as those begun in the background of a shell are: its children are too.
#[cfg(target_os = "linux")]
fn ignores_interrupts() -> bool {
    const INTERRUPT: u64 = 1 << 1;
    let status = fs::read_to_string("/proc/self/status").expect("a status");
    let mut lines = status.lines();
    let ignored = lines.find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = u64::from_str_radix(ignored.expect("signals").trim(), 16);
    ignored.expect("a number") & INTERRUPT != 0
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupt_ends_it_without_a_word() {
    if ignores_interrupts() {
        return;
    }
    let mut running = Running::start(&[]);
    let pid = running.child.id().to_string();
    let sent = Command::new("sh")
        .args(["-c", &format!("kill -INT {pid}")])
        .status();
    assert!(sent.expect("a shell").success());
    wait(&mut running.child);
    let left: Vec<String> = running.lines.iter().collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn looking_once_ends_as_the_worst_of_check_test_and_score() {
    let change = |folder: &Path, path: &str, from: &str, to: &str| {
        let path = folder.join(path);
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
    };
    let once = ["watch", PACK, "--cases", CASE, "--once"];
    let folder = shipped();
    let ran = jixiao(folder.path(), &once);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);

    change(folder.path(), CASE, "\"编制数\" = ", "# ");
    assert_eq!(jixiao(folder.path(), &once).code, 1);

    let folder = shipped();
    change(folder.path(), &Running::manifest(), TIGHT.0, TIGHT.1);
    let ran = jixiao(folder.path(), &once);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("✗ budget-adjustment-rate"), "{}", ran.out);

    change(folder.path(), CASE, "[facts]", "[facts");
    let ran = jixiao(folder.path(), &once);
    assert_eq!(ran.code, 2);
    assert!(
        ran.out.contains("cases/wanzhou-fic-2020.toml：不能使用"),
        "{}",
        ran.out
    );

    let folder = shipped();
    change(folder.path(), &Running::manifest(), "[pack]", "[pack");
    let ran = jixiao(folder.path(), &once);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("规则包不能用，没有评分"), "{}", ran.out);
}

#[test]
fn what_is_not_there_is_complained_of_and_not_waited_for() {
    let folder = shipped();
    for arguments in [
        ["watch", "rules/none", "--cases", "cases"],
        ["watch", PACK, "--cases", "none"],
    ] {
        let ran = jixiao(folder.path(), &arguments);
        assert_eq!(ran.code, 2);
        assert!(ran.out.contains("JX001"), "{}", ran.out);
    }
}
