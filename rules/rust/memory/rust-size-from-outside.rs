use actix_web::web;

async fn make(query: web::Query<Params>) -> String {
    // ruleid: rust-size-from-outside
    let list: Vec<u8> = Vec::with_capacity(query.size);
    let count = std::env::args().nth(1).unwrap().parse::<usize>().unwrap();
    // ruleid: rust-size-from-outside
    let zeroes = vec![0u8; count];
    // ok: rust-size-from-outside
    let numbers = vec![16, count];
    // ruleid: rust-size-from-outside
    let text = String::with_capacity(count * 2);
    // ok: rust-size-from-outside
    let few: Vec<u8> = Vec::with_capacity(query.size.min(1024));
    if count > 1024 {
        return text;
    }
    // ok: rust-size-from-outside
    let some = vec![0u8; count];
    // ok: rust-size-from-outside
    let fixed = vec![0u8; 16];
    text
}
