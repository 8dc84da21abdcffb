use actix_web::web;
use log::{error, info, warn};

async fn login(query: web::Query<Params>) -> String {
    // ruleid: rust-log-injection
    info!("login of {}", query.name);
    let user = std::env::var("REMOTE_USER").unwrap();
    // ruleid: rust-log-injection
    warn!("unknown: {}", user);
    // ruleid: rust-log-injection
    error!("failed: {}", format!("user {}", query.name));
    // ok: rust-log-injection
    info!("login of {:?}", query.name);
    // ok: rust-log-injection
    warn!("unknown: {}", user.replace("\n", ""));
    // ok: rust-log-injection
    error!("failed");
    let id = query.id.parse::<u64>().unwrap();
    // ok: rust-log-injection
    info!("number {}", id);
    String::new()
}
