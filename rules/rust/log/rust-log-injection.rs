use actix_web::web;
use log::{error, debug, info, trace, warn};

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

async fn more(request: HttpRequest, query: web::Query<Params>) -> String {
    // ok: rust-log-injection
    trace!("asked (name={:?})", query.name);
    // ok: rust-log-injection
    debug!("asked by {}", request.method());
    // ruleid: rust-log-injection
    debug!("asked {:?} by {}", 1, query.name);
    // ruleid: rust-log-injection
    trace!("asked (name={})", query.name);
    // ok: rust-log-injection
    tracing::debug!(?request, "asked (name={:?})", query.name);
    let folder = std::env::args().nth(1).unwrap();
    // ok: rust-log-injection
    debug!("folder {}", folder);
    String::new()
}
