const API_KEY: &str = "unset";

fn connect() {
    // ruleid: rust-hardcoded-secret
    let password = "hunter2!";
    // ruleid: rust-hardcoded-secret
    const SECRET_KEY: &str = "f3a9c1d2e4b5";
    // ruleid: rust-hardcoded-secret
    let options = MySqlConnectOptions::new().host("db").password("s3cr3t");
    // ruleid: rust-hardcoded-secret
    let reply = client.get(url).basic_auth("admin", Some("hunter2"));
    // ok: rust-hardcoded-secret
    let secret = std::env::var("SECRET").unwrap();
    // ok: rust-hardcoded-secret
    let password_prompt = "Password:";
    // ok: rust-hardcoded-secret
    let right = MySqlConnectOptions::new().host("db").password(&secret);
    // ok: rust-hardcoded-secret
    let other = client.get(url).basic_auth("admin", Some(secret));
}

#[test]
fn signs() {
    // ok: rust-hardcoded-secret
    let secret = "kf83hGs0dk2";
}

#[cfg(test)]
mod tests {
    fn client() -> Client {
        // ok: rust-hardcoded-secret
        let password = "kf83hGs0dk2";
        Client::new(password)
    }
}

#[cfg(unix)]
mod sockets {
    fn client() -> Client {
        // ruleid: rust-hardcoded-secret
        let password = "kf83hGs0dk2";
        Client::new(password)
    }
}
