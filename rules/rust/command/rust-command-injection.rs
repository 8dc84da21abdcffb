use std::process::Command;
use actix_web::web;

async fn ping(query: web::Query<Ping>) -> String {
    let host = query.host.clone();
    // ruleid: rust-command-injection
    Command::new("sh").arg("-c").arg(format!("ping {}", host)).status().unwrap();
    // ruleid: rust-command-injection
    Command::new(&query.program).status().unwrap();
    // ok: rust-command-injection
    Command::new("ping").arg("--").arg(&host).status().unwrap();
    // ok: rust-command-injection
    Command::new("sh").arg("-c").arg("uptime").status().unwrap();
    String::new()
}

fn hook() {
    let hook = std::env::var("HOOK").unwrap();
    // ruleid: rust-command-injection
    Command::new("bash").arg("-c").arg(&hook).spawn().unwrap();
    let port: u16 = std::env::var("PORT").unwrap().parse::<u16>().unwrap();
    // ok: rust-command-injection
    Command::new("sh").arg("-c").arg(format!("kill {}", port)).spawn().unwrap();
}

fn compiler() {
    let compiler = std::env::var("RUSTC").unwrap();
    // ok: rust-command-injection
    Command::new(compiler).arg("--version").output().unwrap();
    let program = std::env::args().nth(1).unwrap();
    // ruleid: rust-command-injection
    Command::new(program).output().unwrap();
}
