use actix_web::web;

async fn find(id: web::Path<String>, pool: web::Data<sqlx::PgPool>) -> HttpResponse {
    let sql = format!("SELECT * FROM users WHERE id = {}", id);
    // ruleid: rust-sql-injection
    let rows = sqlx::query(&sql).fetch_all(pool.get_ref()).await;
    let number: i64 = id.parse::<i64>().unwrap_or(0);
    let safe = format!("SELECT * FROM users WHERE id = {}", number);
    // ok: rust-sql-injection
    let rows = sqlx::query(&safe).fetch_all(pool.get_ref()).await;
    let count = format!("SELECT * FROM users LIMIT {}", id.len());
    // ok: rust-sql-injection
    let rows = sqlx::query(&count).fetch_all(pool.get_ref()).await;
    HttpResponse::Ok().finish()
}
