//! Runs a target on pseudo-random bytes on every core, until so many evaluations are done; or again on the bytes of a file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use jixiao_fuzz::draws::Noise;
use jixiao_fuzz::tally::Tally;
use jixiao_fuzz::target;

const USAGE: &str = "soak <target> <evaluations> [seed]\nsoak <target> <file of bytes>";

/// How often it tells how far it is.
const INTERVAL: Duration = Duration::from_secs(5);

struct Soak {
    target: fn(&[u8]) -> Tally,
    name: String,
    wanted: u64,
    /// The next input's seed.
    seed: AtomicU64,
    inputs: AtomicU64,
    tally: Mutex<Tally>,
    failed: AtomicBool,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [name, second, rest @ ..] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let Some(target) = target(name) else {
        eprintln!("no target {name}\n{USAGE}");
        return ExitCode::from(2);
    };
    let Ok(wanted) = second.replace('_', "").parse() else {
        let bytes = fs::read(second).expect("a number of evaluations, or a file");
        println!("{:?}", target(&bytes));
        return ExitCode::SUCCESS;
    };
    let seed = rest.first().map_or(0, |seed| seed.parse().expect("a seed"));
    let soak = Soak {
        target,
        name: name.clone(),
        wanted,
        seed: AtomicU64::new(seed),
        inputs: AtomicU64::new(0),
        tally: Mutex::default(),
        failed: AtomicBool::new(false),
    };
    soak.run()
}

impl Soak {
    fn run(&self) -> ExitCode {
        let start = Instant::now();
        let cores = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            let workers: Vec<_> = (0..cores).map(|_| scope.spawn(|| self.work())).collect();
            let mut told = start;
            while workers.iter().any(|worker| !worker.is_finished()) {
                thread::sleep(Duration::from_millis(50));
                if told.elapsed() >= INTERVAL {
                    told = Instant::now();
                    self.tell(start, cores);
                }
            }
        });
        self.tell(start, cores);
        ExitCode::from(u8::from(self.failed.load(Ordering::Relaxed)))
    }

    fn is_done(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
            || self.tally.lock().expect("counts").evaluations >= self.wanted
    }

    fn work(&self) {
        while !self.is_done() {
            let seed = self.seed.fetch_add(1, Ordering::Relaxed);
            let bytes = input(seed);
            match catch_unwind(AssertUnwindSafe(|| (self.target)(&bytes))) {
                Ok(tally) => *self.tally.lock().expect("counts") += tally,
                Err(_) => {
                    self.failed.store(true, Ordering::Relaxed);
                    let file = format!("soak-{}-{seed}.bin", self.name);
                    fs::write(&file, &bytes).expect("a file");
                    eprintln!(
                        "seed {seed}: see {file}, to repeat: soak {} {file}",
                        self.name
                    );
                }
            }
            self.inputs.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn tell(&self, start: Instant, cores: usize) {
        let tally = *self.tally.lock().expect("counts");
        let seconds = start.elapsed().as_secs_f64();
        let rate = tally.evaluations as f64 / seconds / cores as f64;
        println!(
            "{}: {seconds:.1} s, {} inputs, {} evaluations, {} of them compiled, {} of them quick, {} scores, {} texts accepted, {rate:.0} a second and core",
            self.name,
            self.inputs.load(Ordering::Relaxed),
            tally.evaluations,
            tally.compiled,
            tally.quick,
            tally.scores,
            tally.accepted,
        );
    }
}

/// The bytes of a seed: mostly enough for whole packs, now and then few.
fn input(seed: u64) -> Vec<u8> {
    let mut noise = Noise::new(seed.wrapping_mul(0x2545_F491_4F6C_DD1D));
    let length = match noise.number() % 8 {
        0 => noise.number() % 64,
        1 => noise.number() % 512,
        _ => 2048 + noise.number() % 2048,
    };
    noise.bytes(usize::try_from(length).unwrap_or(0))
}
