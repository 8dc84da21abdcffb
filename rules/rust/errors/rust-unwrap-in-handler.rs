use actix_web::web;

async fn show(query: web::Query<Params>) -> String {
    // ruleid: rust-unwrap-in-handler
    let id = query.id.parse::<u64>().unwrap();
    // ruleid: rust-unwrap-in-handler
    let size = query.size.parse::<usize>().expect("a number");
    // ruleid: rust-unwrap-in-handler
    let first = query.list.get(0).unwrap();
    // ruleid: rust-unwrap-in-handler
    let text = String::from_utf8(query.name.to_vec()).unwrap();
    // ruleid: rust-unwrap-in-handler
    let item: Item = serde_json::from_str(&query.item).unwrap();
    // ok: rust-unwrap-in-handler
    let lossy = String::from_utf8_lossy(&query.name);
    // ok: rust-unwrap-in-handler
    let right = query.id.parse::<u64>().unwrap_or(0);
    // ok: rust-unwrap-in-handler
    let fixed = "4".parse::<u64>().unwrap();
    // ok: rust-unwrap-in-handler
    let none = query.list.get(0).cloned().unwrap_or_default();
    String::new()
}
