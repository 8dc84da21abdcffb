use log::{debug, info};

fn login(user: &User, password: &str) {
    // ruleid: rust-secret-logged
    info!("login with {}", password);
    // ruleid: rust-secret-logged
    debug!("user {}: {}", user.name, user.password);
    // ruleid: rust-secret-logged
    println!("{password}");
    // ok: rust-secret-logged
    info!("login of {}", user.name);
    // ok: rust-secret-logged
    debug!("{} characters", password.len());
    // ok: rust-secret-logged
    println!("password:");
}
