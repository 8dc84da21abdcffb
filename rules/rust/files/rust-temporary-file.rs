use std::fs::{self, File};

fn report() {
    // ruleid: rust-temporary-file
    let first = File::create("/tmp/report.txt").unwrap();
    // ruleid: rust-temporary-file
    fs::write("/tmp/report.txt", "a").unwrap();
    // ruleid: rust-temporary-file
    let third = File::create(std::env::temp_dir().join("report.txt")).unwrap();
    // ok: rust-temporary-file
    let right = tempfile::NamedTempFile::new().unwrap();
    // ok: rust-temporary-file
    let own = File::create("/var/lib/app/report.txt").unwrap();
    // ok: rust-temporary-file
    fs::read("/tmp/report.txt").unwrap();
}
