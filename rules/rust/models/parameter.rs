use rusqlite::Connection;

pub fn find(connection: &Connection, name: &str, id: u64) -> rusqlite::Result<()> {
    // lowid: rust-sql-injection
    connection.execute_batch(&format!("DELETE FROM users WHERE name = '{}'", name))?;
    // ok: rust-sql-injection
    connection.execute_batch(&format!("DELETE FROM users WHERE id = {}", id))
}

pub async fn fetch(address: String) -> reqwest::Result<()> {
    // lowid: rust-ssrf
    reqwest::get(&address).await?;
    // ok: rust-ssrf
    reqwest::get("https://example.org/").await?;
    Ok(())
}

fn statement(id: &str) -> String {
    format!("DELETE FROM users WHERE id = {}", id)
}

pub fn caller(connection: &Connection) -> rusqlite::Result<()> {
    // ok: rust-sql-injection
    connection.execute_batch(&statement("7"))
}
