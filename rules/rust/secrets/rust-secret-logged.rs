use log::{debug, info};
use std::fmt::Write as _;
use std::io::Write;

fn login(user: &User, password: &str) {
    // ruleid: rust-secret-logged
    info!("login with {}", password);
    // ruleid: rust-secret-logged
    debug!("user {}: {}", user.name, user.password);
    // ruleid: rust-secret-logged
    println!("{password}");
    // ok: rust-secret-logged
    info!("login of {}", user.name);
    // ok: rust-secret-logged
    debug!("{} characters", password.len());
    // ok: rust-secret-logged
    println!("password:");
}

fn texts(api_key: String, settings: &Settings) {
    let line = format!("calling with {}", api_key);
    // ruleid: rust-secret-logged
    log::warn!("{}", line);
    let mut report = String::new();
    write!(&mut report, "key: {}", settings.secret).unwrap();
    // ruleid: rust-secret-logged
    tracing::info!("{}", report);
    // ruleid: rust-secret-logged
    log::error!("{}", settings.auth_token());
    let client = Client::new(&api_key);
    // ok: rust-secret-logged
    log::warn!("{:?}", client);
    // ok: rust-secret-logged
    log::warn!("{}", sha256_hex(&api_key));
    let mut names = String::new();
    write!(&mut names, "name: {}", settings.name).unwrap();
    // ok: rust-secret-logged
    tracing::info!("{}", names);
}

fn fails(result: Result<(), String>, passphrase: &str) {
    if passphrase.is_empty() {
        // ok: rust-secret-logged
        panic!("no passphrase");
    }
    // ruleid: rust-secret-logged
    assert!(passphrase.len() > 8, "{} is too short", passphrase);
    // ok: rust-secret-logged
    assert!(passphrase.len() > 8, "too short");
    // ruleid: rust-secret-logged
    result.expect(&format!("cannot open with {}", passphrase));
    // ok: rust-secret-logged
    let opened = open(passphrase).expect("cannot open");
    // ruleid: rust-secret-logged
    panic!("cannot open with {}", passphrase);
}

fn output(access_token: &str, file: &mut std::fs::File) -> std::io::Result<()> {
    // ruleid: rust-secret-logged
    std::io::stdout().write_all(access_token.as_bytes())?;
    // ruleid: rust-secret-logged
    std::io::stderr().lock().write_fmt(format_args!("{}", access_token))?;
    // ok: rust-secret-logged
    std::io::stderr().lock().write_fmt(format_args!("{}", access_token.len()))?;
    // ok: rust-secret-logged
    file.write_all(access_token.as_bytes())
}
