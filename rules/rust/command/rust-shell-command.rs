use std::process::Command;

const SCRIPT: &str = "ls | wc -l";

fn convert(file: &str, command: String) -> std::io::Result<()> {
    // ruleid: rust-shell-command
    Command::new("sh").arg("-c").arg(format!("convert {file} out.png")).status()?;
    // ruleid: rust-shell-command
    Command::new("/bin/bash").arg("-c").arg(&command).status()?;
    // ruleid: rust-shell-command
    std::process::Command::new("cmd").args(["/C", &command]).status()?;
    // ok: rust-shell-command
    Command::new("sh").arg("-c").arg("ls | wc -l").status()?;
    // ok: rust-shell-command
    Command::new("sh").arg("-c").arg(SCRIPT).status()?;
    // ok: rust-shell-command
    Command::new("convert").arg("--").arg(file).arg("out.png").status()?;
    // ok: rust-shell-command
    Command::new("sh").arg("-c").arg(shell_escape::escape(file.into())).status()?;
    Ok(())
}
