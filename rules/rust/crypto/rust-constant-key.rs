use aes_gcm::{Aes256Gcm, Key, Nonce};

fn encrypt(key: &[u8]) {
    // ruleid: rust-constant-key
    let first = Aes256Gcm::new_from_slice(&[0u8; 32]).unwrap();
    let fixed = b"unique nonce";
    // ruleid: rust-constant-key
    let second = Nonce::from_slice(fixed);
    // ruleid: rust-constant-key
    let third = EncodingKey::from_secret("hunter2".as_bytes());
    // ok: rust-constant-key
    let right = Aes256Gcm::new_from_slice(key).unwrap();
    let mut nonce = [0u8; 12];
    OsRng.fill_bytes(&mut nonce);
    // ok: rust-constant-key
    let fresh = Nonce::from_slice(&nonce);
    // ok: rust-constant-key
    let secret = EncodingKey::from_secret(key);
    let read = std::env::var("TOKEN_KEY").unwrap();
    // ok: rust-constant-key
    let from_environment = DecodingKey::from_secret(read.as_bytes());
}
