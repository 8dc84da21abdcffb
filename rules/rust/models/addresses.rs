use axum::{extract::Path, response::Redirect};

async fn show(Path(id): Path<String>) -> Redirect {
    // ok: rust-ssrf
    let user = reqwest::get(format!("https://api.example.org/users/{}", id)).await;
    // ruleid: rust-ssrf
    let own = reqwest::get(format!("https://{}.example.org/", id)).await;
    // ruleid: rust-ssrf
    let other = reqwest::get(format!("https://api.example.org{}", id)).await;
    if user.is_ok() {
        // ok: rust-open-redirect
        return Redirect::to(&format!("/users/{}", id));
    }
    if own.is_ok() {
        // ruleid: rust-open-redirect
        return Redirect::to(&format!("/{}", id));
    }
    // ruleid: rust-open-redirect
    Redirect::to(&id)
}
