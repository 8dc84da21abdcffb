use actix_web::{web, HttpResponse};
use axum::response::Html;

async fn hello(query: web::Query<Params>) -> HttpResponse {
    let page = format!("<p>{}</p>", query.name);
    // ruleid: rust-xss
    let first = Html(page.clone());
    // ruleid: rust-xss
    HttpResponse::Ok().content_type("text/html").body(page);
    // ruleid: rust-xss
    warp::reply::html(format!("<p>{}</p>", query.name));
    // ok: rust-xss
    Html(format!("<p>{}</p>", html_escape::encode_text(&query.name)));
    // ok: rust-xss
    HttpResponse::Ok().content_type("text/plain").body(query.name.clone());
    // ok: rust-xss
    Html("<p>Hello</p>");
    HttpResponse::Ok().finish()
}
