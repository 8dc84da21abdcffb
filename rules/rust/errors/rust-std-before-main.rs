use ctor::{ctor, dtor};
use std::sync::atomic::{AtomicBool, Ordering};

static STARTED: AtomicBool = AtomicBool::new(false);

#[ctor]
fn start() {
    // ruleid: rust-std-before-main
    println!("starting");
    // ruleid: rust-std-before-main
    let settings = std::fs::read_to_string("settings.toml");
    // ok: rust-std-before-main
    STARTED.store(true, Ordering::SeqCst);
}

#[ctor::dtor]
unsafe fn stop() {
    // ruleid: rust-std-before-main
    std::thread::spawn(|| flush());
    // ok: rust-std-before-main
    libc_print::libc_println!("stopped");
}

#[dtor]
fn last() {
    // ruleid: rust-std-before-main
    std::io::stdout().flush().unwrap();
    // ok: rust-std-before-main
    core::assert!(true);
}

#[inline]
fn other() {
    // ok: rust-std-before-main
    println!("running");
}

fn main() {
    // ok: rust-std-before-main
    let settings = std::fs::read_to_string("settings.toml");
}
