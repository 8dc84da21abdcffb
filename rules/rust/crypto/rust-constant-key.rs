use aes_gcm::{Aes256Gcm, Key, Nonce};
use cookie::CookieJar;

fn encrypt(key: &[u8]) {
    // ruleid: rust-constant-key
    let first = Aes256Gcm::new_from_slice(&[0u8; 32]).unwrap();
    // ruleid: rust-constant-key
    let fixed = b"unique nonce";
    let second = Nonce::from_slice(fixed);
    // ruleid: rust-constant-key
    let third = EncodingKey::from_secret("hunter2".as_bytes());
    // ok: rust-constant-key
    let right = Aes256Gcm::new_from_slice(key).unwrap();
    // ok: rust-constant-key
    let mut nonce = [0u8; 12];
    OsRng.fill_bytes(&mut nonce);
    let fresh = Nonce::from_slice(&nonce);
    // ok: rust-constant-key
    let secret = EncodingKey::from_secret(key);
    // ok: rust-constant-key
    let read = std::env::var("TOKEN_KEY").unwrap();
    let from_environment = DecodingKey::from_secret(read.as_bytes());
}

fn ciphers(key: &[u8; 32], iv: &[u8; 16]) {
    // ruleid: rust-constant-key
    let bytes: [u8; 32] = [7; 32];
    let block = Aes256::new(&bytes.into());
    // ok: rust-constant-key
    let right = Aes256::new(key.into());
    // ruleid: rust-constant-key
    let start = [0u8; 16];
    let mode = cbc::Encryptor::<aes::Aes256>::new(key.into(), &start.into());
    // ok: rust-constant-key
    let fresh = cbc::Encryptor::<aes::Aes256>::new(key.into(), iv.into());
    // ruleid: rust-constant-key
    let stream = salsa20::Key::from_slice(b"0123456789abcdef0123456789abcdef");
    // ok: rust-constant-key
    let slice = salsa20::Key::from_slice(key);
    // ok: rust-constant-key
    let names = Names::new(&[0u8; 32]);
}

fn authenticated(key: &[u8; 32], text: &[u8]) {
    let cipher = Aes256Gcm::new(key.into());
    // ruleid: rust-constant-key
    let same = [1u8; 12];
    let first = cipher.encrypt(&same.into(), text).unwrap();
    // ok: rust-constant-key
    let nonce = Aes256Gcm::generate_nonce(&mut OsRng);
    let second = cipher.encrypt(&nonce, text).unwrap();
}

fn passwords(password: &[u8], salt: &[u8], out: &mut [u8]) {
    // ruleid: rust-constant-key
    pbkdf2_hmac::<Sha256>(password, b"salt of the program", 600_000, out);
    // ok: rust-constant-key
    pbkdf2_hmac::<Sha256>(password, salt, 600_000, out);
}

fn cookies(read: &[u8]) {
    // ruleid: rust-constant-key
    let key = cookie::Key::from(&[0; 64]);
    // ok: rust-constant-key
    let other = cookie::Key::from(read);
    // ok: rust-constant-key
    let made = cookie::Key::generate();
    // ruleid: rust-constant-key
    let decoded = STANDARD.decode("MDEyMzQ1Njc4OWFiY2RlZg==").unwrap();
    let signing = biscotti::Key::from(decoded);
    // ok: rust-constant-key
    let shown = STANDARD.decode("aGVsbG8=").unwrap();
    println!("{:?}", shown);
}
