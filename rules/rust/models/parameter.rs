use rusqlite::Connection;
use std::process::Command;

pub fn find(connection: &Connection, name: &str, id: u64) -> rusqlite::Result<()> {
    // lowid: rust-sql-injection
    connection.execute_batch(&format!("DELETE FROM users WHERE name = '{}'", name))?;
    // ok: rust-sql-injection
    connection.execute_batch(&format!("DELETE FROM users WHERE id = {}", id))
}

pub fn run(command: String) {
    // lowid: rust-command-injection
    Command::new("sh").arg("-c").arg(command);
    // ok: rust-command-injection
    Command::new("sh").arg("-c").arg("ls");
}

fn statement(id: &str) -> String {
    format!("DELETE FROM users WHERE id = {}", id)
}

pub fn caller(connection: &Connection) -> rusqlite::Result<()> {
    // ok: rust-sql-injection
    connection.execute_batch(&statement("7"))
}
