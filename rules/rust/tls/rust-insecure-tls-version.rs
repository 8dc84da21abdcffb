fn make(builder: Builder, other: &mut SslBuilder) {
    // ruleid: rust-insecure-tls-version
    let first = builder.min_tls_version(reqwest::tls::Version::TLS_1_0);
    // ruleid: rust-insecure-tls-version
    other.set_min_proto_version(Some(SslVersion::TLS1));
    // ruleid: rust-insecure-tls-version
    other.min_protocol_version(Some(Protocol::Tlsv10));
    // ok: rust-insecure-tls-version
    let right = builder.min_tls_version(reqwest::tls::Version::TLS_1_2);
    // ok: rust-insecure-tls-version
    other.set_min_proto_version(Some(SslVersion::TLS1_2));
    // ok: rust-insecure-tls-version
    other.min_protocol_version(Some(Protocol::Tlsv12));
}
