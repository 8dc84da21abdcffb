async fn fetch() {
    // ruleid: rust-cleartext-request
    reqwest::get("http://example.org/").await.unwrap();
    let address = "http://example.org/list";
    // ruleid: rust-cleartext-request
    reqwest::blocking::get(address).unwrap();
    // ruleid: rust-cleartext-request
    ureq::post("http://example.org/");
    // ok: rust-cleartext-request
    reqwest::get("https://example.org/").await.unwrap();
    // ok: rust-cleartext-request
    reqwest::get("http://localhost:8080/").await.unwrap();
    // ok: rust-cleartext-request
    ureq::get("http://127.0.0.1/");
    let base = "http://example.org";
    let whole = format!("{}/list", base);
    // ruleid: rust-cleartext-request
    reqwest::blocking::get(&whole).unwrap();
    let safe = "https://example.org";
    let other = format!("{}/list", safe);
    // ok: rust-cleartext-request
    reqwest::blocking::get(&other).unwrap();
    let redirected = format!("https://example.org/?next={}", base);
    // ok: rust-cleartext-request
    reqwest::blocking::get(&redirected).unwrap();
    // ok: rust-cleartext-request
    ureq::get("http://[0:0:0:0:0:0:0:1]/");
}
