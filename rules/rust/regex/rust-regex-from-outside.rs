use actix_web::web;
use regex::Regex;

async fn find(query: web::Query<Params>) -> String {
    // ruleid: rust-regex-from-outside
    let first = Regex::new(&format!("^{}$", query.name)).unwrap();
    // ruleid: rust-regex-from-outside
    let second = Regex::new(&query.expression).unwrap();
    let key = std::env::var("KEY").unwrap();
    // ruleid: rust-regex-from-outside
    let third = Regex::new(&format!(r"\b{}\b", key)).unwrap();
    // ok: rust-regex-from-outside
    let right = Regex::new(&format!("^{}$", regex::escape(&query.name))).unwrap();
    // ok: rust-regex-from-outside
    let fixed = Regex::new("^a$").unwrap();
    // ok: rust-regex-from-outside
    let also = Regex::new(&regex::escape(&key)).unwrap();
    String::new()
}
