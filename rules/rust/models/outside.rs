use std::process::Command;

fn main() {
    let name = std::env::args().nth(1).unwrap();
    // ruleid: rust-command-injection
    Command::new("sh").arg("-c").arg(format!("convert {}", name)).status();
    // ok: rust-command-injection
    Command::new("convert").arg(&name).status();
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    // ruleid: rust-command-injection
    Command::new("sh").arg("-c").arg(format!("convert {}", line)).status();
    // ok: rust-command-injection
    Command::new("sh").arg("-c").arg("date").status();
    let editor = std::env::var("EDITOR").unwrap();
    // ruleid: rust-command-injection
    Command::new("sh").arg("-c").arg(format!("{} notes", editor)).status();
}
