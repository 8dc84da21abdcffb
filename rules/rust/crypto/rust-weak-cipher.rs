use des::Des;
use openssl::symm::Cipher;

fn make(key: &[u8]) {
    // ruleid: rust-weak-cipher
    let first = Cipher::des_cbc();
    // ruleid: rust-weak-cipher
    let second = Cipher::aes_128_ecb();
    // ruleid: rust-weak-cipher
    let third = Des::new_from_slice(key).unwrap();
    // ok: rust-weak-cipher
    let right = Cipher::aes_256_gcm();
    // ok: rust-weak-cipher
    let also = Aes256Gcm::new_from_slice(key).unwrap();
    // ok: rust-weak-cipher
    let other = ChaCha20Poly1305::new(key.into());
}
