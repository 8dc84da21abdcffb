use openssl::ssl::{SslConnector, SslVerifyMode};

fn make(builder: &mut SslConnectorBuilder, checked: bool) {
    // ruleid: rust-certificate-check-off
    let first = reqwest::Client::builder().danger_accept_invalid_certs(true).build();
    // ruleid: rust-certificate-check-off
    let second = reqwest::Client::builder().danger_accept_invalid_hostnames(true).build();
    // ruleid: rust-certificate-check-off
    builder.set_verify(SslVerifyMode::NONE);
    // ok: rust-certificate-check-off
    let right = reqwest::Client::builder().danger_accept_invalid_certs(false).build();
    // ok: rust-certificate-check-off
    builder.set_verify(SslVerifyMode::PEER);
    // ok: rust-certificate-check-off
    let own = reqwest::Client::builder().add_root_certificate(ca).build();
}

fn in_a_row() {
    let client = reqwest::Client::builder()
        .timeout(LIMIT)
        // ruleid: rust-certificate-check-off
        .danger_accept_invalid_certs(true)
        // ruleid: rust-certificate-check-off
        .danger_accept_invalid_hostnames(true)
        // ok: rust-certificate-check-off
        .https_only(true)
        .build();
}

impl Wrapper {
    fn danger_accept_invalid_certs(self, accept: bool) -> Wrapper {
        // ok: rust-certificate-check-off
        self.inner(|builder| builder.danger_accept_invalid_certs(accept))
    }

    fn checks(self, accept: bool) -> Wrapper {
        // ruleid: rust-certificate-check-off
        self.inner(|builder| builder.danger_accept_invalid_certs(accept))
    }
}
