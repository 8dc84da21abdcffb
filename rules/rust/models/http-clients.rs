use actix_web::web;

async fn fetch(url: web::Query<String>, client: reqwest::Client) -> HttpResponse {
    // ruleid: rust-ssrf
    let body = reqwest::get(url.as_str()).await;
    // ruleid: rust-ssrf
    let other = client.get(url.as_str()).send().await;
    // ruleid: rust-ssrf
    let posted = reqwest::Client::new().post(url.as_str()).send().await;
    // ok: rust-ssrf
    let fixed = client.get("https://api.example.org/").query(&[("q", url.as_str())]).send().await;
    // ruleid: rust-ssrf
    let plain = ureq::get(&url).call();
    HttpResponse::Ok().finish()
}

async fn forward(State(state): State<Shared>, url: web::Query<String>) -> HttpResponse {
    // ruleid: rust-ssrf
    let body = state.client.get(url.as_str()).send().await;
    // ok: rust-ssrf
    let known = state.cache.get(url.as_str());
    HttpResponse::Ok().finish()
}
