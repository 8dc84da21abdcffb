struct Account {
    name: String,
    password: String,
}

fn show(account: &Account, api_key: &str, vault: &Vault) {
    // ruleid: rust-secret-logged
    println!("{}", account.password);
    // ruleid: rust-secret-logged
    println!("key {}", api_key);
    // ruleid: rust-secret-logged
    println!("key {}", vault.private_key());
    // ruleid: rust-secret-logged
    println!("key {api_key:?}");
    // ok: rust-secret-logged
    println!("{}", account.name);
    // ok: rust-secret-logged
    println!("{}", api_key.len());
    // ok: rust-secret-logged
    println!("{}", api_key == "");
    // ok: rust-secret-logged
    println!("key {}", mask(api_key));
    // ok: rust-secret-logged
    println!("key {}", vault.key_name());
}
