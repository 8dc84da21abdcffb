use actix_web::web;

async fn find(name: web::Path<String>, pool: web::Data<sqlx::PgPool>) -> HttpResponse {
    let sql = format!("SELECT * FROM users WHERE name = '{}'", name);
    // ruleid: rust-sql-injection
    let rows = sqlx::query(&sql).fetch_all(pool.get_ref()).await;
    // ok: rust-sql-injection
    let bound = sqlx::query("SELECT * FROM users WHERE name = $1").bind(name.as_str()).fetch_all(pool.get_ref()).await;
    // ruleid: rust-sql-injection
    let all = diesel::sql_query(&sql).load::<User>(connection);
    // ok: rust-sql-injection
    let own = diesel::sql_query("SELECT * FROM users").load::<User>(connection);
    HttpResponse::Ok().finish()
}
