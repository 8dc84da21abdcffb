fn read(text: &str, key: &DecodingKey) {
    let mut validation = Validation::new(Algorithm::HS256);
    // ruleid: rust-jwt-unverified
    validation.insecure_disable_signature_validation();
    // ruleid: rust-jwt-unverified
    let first = dangerous_insecure_decode::<Claims>(text).unwrap();
    // ruleid: rust-jwt-unverified
    validation.validate_exp = false;
    // ok: rust-jwt-unverified
    let right = decode::<Claims>(text, key, &validation).unwrap();
    // ok: rust-jwt-unverified
    validation.validate_exp = true;
    // ok: rust-jwt-unverified
    let header = decode_header(text).unwrap();
}
