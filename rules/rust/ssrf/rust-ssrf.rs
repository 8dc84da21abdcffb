use actix_web::web;

async fn fetch(query: web::Query<Params>) -> String {
    // ruleid: rust-ssrf
    reqwest::get(&query.url).await.unwrap();
    let address = format!("http://{}/status", query.host);
    // ruleid: rust-ssrf
    reqwest::blocking::get(address).unwrap();
    // ruleid: rust-ssrf
    reqwest::Client::new().post(&query.url).send().await.unwrap();
    // ok: rust-ssrf
    reqwest::get("https://example.org/").await.unwrap();
    // ok: rust-ssrf
    reqwest::get(format!("https://example.org/items/{}", query.id)).await.unwrap();
    let id = query.id.parse::<u64>().unwrap();
    // ok: rust-ssrf
    reqwest::get(format!("https://example.org/items/{}", id)).await.unwrap();
    String::new()
}
