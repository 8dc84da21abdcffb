use cookie::Cookie;

fn make(token: &str) {
    // ruleid: rust-insecure-cookie
    let first = Cookie::build(("session", token)).secure(false).build();
    // ruleid: rust-insecure-cookie
    let second = Cookie::build(("session", token)).http_only(true).secure(false).path("/").build();
    let mut third = Cookie::new("session", token);
    // ruleid: rust-insecure-cookie
    third.set_secure(None);
    // ok: rust-insecure-cookie
    third.set_secure(settings.https);
    // ruleid: rust-insecure-cookie
    store.cookie_secure(false);
    // ok: rust-insecure-cookie
    let right = Cookie::build(("session", token)).secure(true).http_only(true).build();
    // ok: rust-insecure-cookie
    store.cookie_secure(true);
    // ok: rust-insecure-cookie
    cookie.set_secure(true);
    // ruleid: rust-insecure-cookie
    let header = [(header::SET_COOKIE, format!("session={token}; Path=/; HttpOnly"))];
    // ok: rust-insecure-cookie
    let secure = [(header::SET_COOKIE, format!("session={token}; Path=/; HttpOnly; Secure"))];
}
