//! One browser for all tests: found, started once, and gone when the tests are.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use super::pipe::Pipe;

/// Says where the browser is; where it is set, there must be one.
const VARIABLE: &str = "JIXIAO_CHROMIUM";
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Runs the browser with the protocol on standard input and output. When the tests end, however they end, the pipe closes, the
/// browser goes by itself, and then its folder.
const START: &str = r#"
trap : HUP INT TERM
folder=$0
[ "$(id -u)" != 0 ] || set -- "$@" --no-sandbox
"$@" 3<&0 4>&1 </dev/null >/dev/null 2>"$folder/said" || tail -n 5 "$folder/said" >&2
rm -rf "$folder"
"#;
const FLAGS: [&str; 11] = [
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--force-color-profile=srgb",
];

pub struct Chromium {
    pub pipe: Pipe,
}

static CHROMIUM: LazyLock<Option<(PathBuf, Mutex<Chromium>)>> = LazyLock::new(|| {
    let named = env::var_os(VARIABLE).filter(|path| !path.is_empty());
    let said = match named.clone().map(PathBuf::from).or_else(found) {
        Some(path) => match started(&path) {
            Ok((folder, chromium)) => return Some((folder, Mutex::new(chromium))),
            Err(error) => format!("{} cannot be run: {error}", path.display()),
        },
        None => format!("no Chromium on the PATH, and {VARIABLE} names none"),
    };
    assert!(named.is_none(), "{said}");
    // Not `eprintln!`, which is not seen of a test that passes.
    let _ = writeln!(
        std::io::stderr(),
        "pages are not looked at in a browser: {said}"
    );
    None
});

/// The browser; none where there is none to be had.
pub fn chromium() -> Option<MutexGuard<'static, Chromium>> {
    let (_, chromium) = CHROMIUM.as_ref()?;
    Some(chromium.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A folder that goes with the browser.
pub fn folder() -> Option<&'static Path> {
    CHROMIUM.as_ref().map(|(folder, _)| folder.as_path())
}

fn found() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let mut places = env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    places.find(|place| place.is_file())
}

fn started(program: &Path) -> Result<(PathBuf, Chromium), String> {
    let folder = tempfile::Builder::new().prefix("jixiao-browser-").tempdir();
    let folder = folder.map_err(|error| error.to_string())?.keep();
    let mut child = Command::new("sh")
        .args(["-c", START])
        .arg(&folder)
        .arg(program)
        .args(FLAGS)
        .arg(format!("--user-data-dir={}/profile", folder.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut pipe = Pipe::of(&mut child);
    match pipe.call("", "Browser.getVersion", json!({})) {
        Ok(_) => Ok((folder, Chromium { pipe })),
        Err(error) => {
            drop(pipe);
            let ended = child.wait().map_err(|error| error.to_string())?;
            Err(format!("{error} ({ended})"))
        }
    }
}
