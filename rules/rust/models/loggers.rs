use actix_web::web;
use log::{info, warn};

async fn greet(name: web::Path<String>) -> HttpResponse {
    // ruleid: rust-log-injection
    info!("hello {}", name);
    // ok: rust-log-injection
    warn!("hello {}", name.replace('\n', " "));
    // ruleid: rust-log-injection
    tracing::error!("hello {}", name);
    // ok: rust-log-injection
    log::debug!("hello {}", name.escape_debug());
    // ok: rust-log-injection
    info!("hello");
    HttpResponse::Ok().finish()
}
