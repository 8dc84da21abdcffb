fn make(path: &Path) {
    // ruleid: rust-open-permissions
    fs::set_permissions(path, fs::Permissions::from_mode(0o777)).unwrap();
    // ruleid: rust-open-permissions
    permissions.set_mode(0o666);
    // ruleid: rust-open-permissions
    OpenOptions::new().write(true).mode(0o622).open(path).unwrap();
    // ok: rust-open-permissions
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    // ok: rust-open-permissions
    permissions.set_mode(0o600);
    // ok: rust-open-permissions
    OpenOptions::new().write(true).mode(0o640).open(path).unwrap();
}
