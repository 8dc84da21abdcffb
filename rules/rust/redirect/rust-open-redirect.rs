use actix_web::{web, HttpResponse};
use axum::response::Redirect;

async fn login(query: web::Query<Params>) -> Redirect {
    // ruleid: rust-open-redirect
    let first = Redirect::to(&query.next);
    // ruleid: rust-open-redirect
    HttpResponse::Found().append_header(("Location", query.next.clone())).finish();
    // ruleid: rust-open-redirect
    let other = Redirect::permanent(&format!("{}", query.next));
    // ok: rust-open-redirect
    Redirect::to("/home");
    // ok: rust-open-redirect
    Redirect::to(&format!("/users/{}", query.next));
    // ok: rust-open-redirect
    HttpResponse::Found().append_header(("Location", "/home")).finish();
    first
}
