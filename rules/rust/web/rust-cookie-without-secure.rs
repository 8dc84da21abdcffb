use cookie::{Cookie, CookieJar};

fn built(token: String, settings: &Settings) {
    // ruleid: rust-cookie-without-secure
    let cookie = Cookie::build(("session", token)).http_only(true).path("/").build();
    // ok: rust-cookie-without-secure
    let right = Cookie::build(("session", token)).secure(true).http_only(true).build();
    // ok: rust-cookie-without-secure
    let configured = Cookie::build(("session", token)).secure(settings.https).build();
}

fn in_a_jar(jar: &mut CookieJar, token: String) {
    let mut cookie = Cookie::new("session", token);
    // ruleid: rust-cookie-without-secure
    jar.add(cookie.clone());
    cookie.set_secure(true);
    // ok: rust-cookie-without-secure
    jar.add(cookie);
    // ruleid: rust-cookie-without-secure
    jar.add(Cookie::parse("name=value; HttpOnly").unwrap());
    // ok: rust-cookie-without-secure
    jar.add(Cookie::parse("name=value; Secure; HttpOnly").unwrap());
    // ok: rust-cookie-without-secure
    jar.remove(Cookie::from("session"));
    let mut named = Cookie::from("visits");
    if jar.get("visits").is_none() {
        named.set_secure(true);
    }
    // ruleid: rust-cookie-without-secure
    jar.add(named);
}

fn answered(token: String) -> HttpResponse {
    let mut names = Names::new("session", token);
    // ok: rust-cookie-without-secure
    names.add(Name::new("session"));
    // ruleid: rust-cookie-without-secure
    HttpResponse::Ok().cookie(Cookie::new("session", token)).finish()
}
