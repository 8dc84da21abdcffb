use rand::rngs::SmallRng;

fn make() -> u64 {
    // ruleid: rust-insecure-random
    let token = fastrand::u64(..);
    // ruleid: rust-insecure-random
    let session_id = SmallRng::seed_from_u64(42).gen::<u64>();
    // ruleid: rust-insecure-random
    let salt: u64 = SmallRng::from_entropy().gen();
    // ok: rust-insecure-random
    let dice = fastrand::u64(1..7);
    // ok: rust-insecure-random
    let right_token = OsRng.next_u64();
    // ok: rust-insecure-random
    let mut noise = SmallRng::from_entropy();
    token
}
