fn build(name: &str, table: &str) -> Vec<String> {
    vec![
        // ruleid: rust-sql-string-building
        format!("DELETE FROM users WHERE name = '{}'", name),
        // ruleid: rust-sql-string-building
        format!("select * from {} where id = 4", table),
        // ruleid: rust-sql-string-building
        format!("UPDATE users SET name = '{name}'"),
        // ok: rust-sql-string-building
        format!("selected: {}", table),
        // ok: rust-sql-string-building
        format!("Deleted {} from the list", name),
        // ok: rust-sql-string-building
        format!("{}", name),
    ]
}
