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

async fn allocate(query: web::Query<Params>) -> String {
    let count: usize = query.count.parse::<usize>().unwrap();
    // ruleid: rust-size-from-outside
    let layout = std::alloc::Layout::array::<u64>(count).unwrap();
    // ok: rust-size-from-outside
    let memory = std::alloc::alloc(layout);
    // ok: rust-size-from-outside
    let small = std::alloc::Layout::array::<u64>(16).unwrap();
    // ruleid: rust-size-from-outside
    let more = std::alloc::realloc(memory, small, count);
    // ruleid: rust-size-from-outside
    let plain = libc::malloc(count);
    // ok: rust-size-from-outside
    let limited = libc::malloc(count.min(4096));
    let mut list: Vec<u8> = Vec::new();
    // ruleid: rust-size-from-outside
    list.try_reserve(count).unwrap();
    // ruleid: rust-size-from-outside
    let line = "-".repeat(count);
    // ok: rust-size-from-outside
    list.truncate(count);
    if count < 100 {
        // ok: rust-size-from-outside
        let checked = std::alloc::Layout::from_size_align(count, 8).unwrap();
    }
    // ok: rust-size-from-outside
    if count < count * 2 {
        // ruleid: rust-size-from-outside
        let no_limit = libc::malloc(count);
    }
    line
}
