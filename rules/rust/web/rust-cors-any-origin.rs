fn make() {
    // ruleid: rust-cors-any-origin
    let first = Cors::permissive();
    // ruleid: rust-cors-any-origin
    let second = CorsLayer::very_permissive();
    // ruleid: rust-cors-any-origin
    let third = warp::cors().allow_any_origin();
    // ok: rust-cors-any-origin
    let right = Cors::default().allowed_origin("https://example.org");
    // ok: rust-cors-any-origin
    let also = CorsLayer::new().allow_origin(origin);
    // ok: rust-cors-any-origin
    let other = warp::cors().allow_origin("https://example.org");
    // ruleid: rust-cors-any-origin
    let any = CorsLayer::new().allow_origin(Any).allow_methods(Any);
    // ok: rust-cors-any-origin
    let methods = CorsLayer::new().allow_origin(origin).allow_methods(Any);
}
