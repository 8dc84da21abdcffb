use axum::extract::Query;

async fn find(Query(params): Query<Params>, pool: sqlx::SqlitePool) -> String {
    String::new()
}

async fn show(params: Query<Params>) -> String {
    let sql = format!("SELECT * FROM users WHERE name = '{}'", params.name);
    // ruleid: rust-sql-injection
    sqlx::query(&sql).fetch_all(&pool).await.unwrap();
    // ruleid: rust-sql-injection
    diesel::sql_query(sql.clone()).load(&mut connection).unwrap();
    // ruleid: rust-sql-injection
    conn.query_drop(sql.as_str()).unwrap();
    // ok: rust-sql-injection
    sqlx::query("SELECT * FROM users WHERE name = ?").bind(&params.name).fetch_all(&pool).await.unwrap();
    // ok: rust-sql-injection
    conn.query_row("SELECT 1", [], |row| row.get(0)).unwrap();
    let id = params.id.parse::<i64>().unwrap();
    // ok: rust-sql-injection
    sqlx::query(&format!("SELECT * FROM users WHERE id = {}", id)).fetch_one(&pool).await.unwrap();
    String::new()
}
