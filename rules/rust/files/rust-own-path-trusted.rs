use std::env;
use std::process::Command;

fn helper() -> std::io::Result<()> {
    // ruleid: rust-own-path-trusted
    let helper = env::current_exe()?.with_file_name("helper");
    Command::new(helper).status()?;
    // ruleid: rust-own-path-trusted
    let library = std::env::current_exe()?.parent().unwrap().join("plugins");
    // ruleid: rust-own-path-trusted
    let started_as = env::args().next();
    // ruleid: rust-own-path-trusted
    let first = std::env::args_os().nth(0);
    // ok: rust-own-path-trusted
    let file = env::args().nth(1);
    // ok: rust-own-path-trusted
    let rest: Vec<String> = env::args().skip(1).collect();
    // ok: rust-own-path-trusted
    let folder = env::current_dir()?;
    Ok(())
}
