use md5::Md5;
use sha1::{Digest, Sha1};
use sha2::Sha256;

fn hash(data: &[u8]) {
    // ruleid: rust-weak-hash
    let first = md5::compute(data);
    // ruleid: rust-weak-hash
    let second = Sha1::digest(data);
    // ruleid: rust-weak-hash
    let mut third = Md5::new();
    // ruleid: rust-weak-hash
    let fourth = openssl::hash::MessageDigest::sha1();
    // ok: rust-weak-hash
    let right = Sha256::digest(data);
    // ok: rust-weak-hash
    let mut also = Sha256::new();
    // ok: rust-weak-hash
    let other = openssl::hash::MessageDigest::sha256();
}
