use actix_web::{get, web, HttpResponse};
use axum::response::{Html, Redirect};

async fn actix(query: web::Query<Search>) -> HttpResponse {
    // ruleid: rust-xss
    HttpResponse::Ok().content_type("text/html").body(format!("<p>{}</p>", query.text))
}

async fn escaped(query: web::Query<Search>) -> HttpResponse {
    // ok: rust-xss
    HttpResponse::Ok().content_type("text/html").body(format!("<p>{}</p>", html_escape::encode_text(&query.text)))
}

async fn axum_page(Path(name): Path<String>) -> Html<String> {
    // ruleid: rust-xss
    Html(format!("<p>{}</p>", name))
}

async fn axum_own() -> Html<&'static str> {
    // ok: rust-xss
    Html("<p>hello</p>")
}

async fn go(Query(next): Query<String>) -> Redirect {
    // ruleid: rust-open-redirect
    Redirect::to(&next)
}

async fn home(Query(next): Query<String>) -> Redirect {
    // ok: rust-open-redirect
    Redirect::to("/home")
}

#[get("/hello/<name>")]
fn rocket(name: &str) -> RawHtml<String> {
    // ruleid: rust-xss
    RawHtml(format!("<p>{}</p>", name))
}

async fn numbered(Path(id): Path<i64>, Path((year, size)): Path<(u16, usize)>) -> HttpResponse {
    // ok: rust-command-injection
    Command::new("sh").arg("-c").arg(format!("seq {id} {year}")).status();
    // ruleid: rust-size-from-outside
    let buffer: Vec<u8> = Vec::with_capacity(size);
    HttpResponse::Ok().finish()
}
