use kits::Pool;
use std::fs;
use std::process::Command;

const PORT: u16 = 8080;

async fn expressions(db: Db, x: i32, token: Secret, other: Plain) {
    // ruleid: call
    let c = Command::new("ls");
    // ok: call
    let c = Command::older("ls");
    // ruleid: chain
    // ruleid: call
    Command::new("ls").arg("-l").spawn();
    // ok: chain
    // ruleid: call
    Command::new("ls").arg("-l").output();
    // ruleid: method
    db.query("SELECT 1", &[]);
    // ok: method
    db.execute("SELECT 1");
    // ruleid: macro
    println!("{} {}", x, 1);
    // ok: macro
    eprintln!("{}", x);
    // ruleid: macro-arguments
    format!("a {}", x.name());
    // ok: macro-arguments
    format!("a {} {}", x, 1);
    // ruleid: macro-call
    debug!("x", user.find(x), 1);
    // ok: macro-call
    debug!("x", user, 1);
    // ruleid: imported
    fs::remove_file(p);
    // ruleid: imported
    std::fs::remove_file(p);
    // ok: imported
    own::remove_file(p);
    // ruleid: turbofish
    text.parse::<u32>();
    // ok: turbofish
    text.parse::<u64>();
    // ruleid: type-arguments
    kits::Pool::<u8>::open(1);
    // ruleid: type-arguments
    Pool::<u8>::open(1);
    // ruleid: type-arguments
    Pool::open::<u8>(1);
    // ok: type-arguments
    other::Pool::<u8>::open(1);
    // ruleid: cast
    small(x as u8);
    // ok: cast
    small(x as u16);
    // ruleid: reference
    change(&mut x);
    // ok: reference
    look(&x);
    // ruleid: dereference
    read(*pointer);
    // ok: dereference
    read(pointer);
    // ruleid: question
    risky(x)?;
    // ok: question
    risky(x);
    // ruleid: await
    fetch(x).await;
    // ok: await
    fetch(x);
    // ruleid: index
    last(a[a.len() - 1]);
    // ok: index
    last(a[b.len() - 1]);
    // ruleid: same
    check(x == x);
    // ok: same
    check(x == y);
    // ruleid: commutative
    open(READ | FLAG);
    // ok: commutative
    open(READ | WRITE);
    // ruleid: array
    list([1, 5, 9]);
    // ok: array
    list([1, 5]);
    // ruleid: tuple
    pair((x, secret));
    // ok: tuple
    pair((secret, x));
    // ruleid: struct, struct-open
    build(Config { verify: false, name: x });
    // ok: struct
    build(Config { verify: true });
    // ruleid: struct-open
    // ruleid: struct
    build(Config { verify: false, name, size: 1 });
    // ok: struct-open
    build(Config { size: 1 });
    // ruleid: closure
    map(|n| n + 1);
    // ok: closure
    map(|n| m + 1);
    // ruleid: deep
    outer(a(b(leak(x))));
    // ok: deep
    outer(a(b(x)));
    // ruleid: string
    connect("db");
    // ruleid: string
    connect(r#"d"b"#);
    // ok: string
    connect(name);
    // ruleid: constant
    port(PORT);
    // ok: constant
    port(80);
    // ruleid: regex
    hash(Kind::Md5);
    // ok: regex
    hash(Kind::Sha256);
    // ruleid: comparison
    bits(1024);
    // ok: comparison
    bits(2048);
    // ruleid: typed
    wipe(token);
    // ok: typed
    wipe(other);
    // ruleid: ellipsis-metavariable
    send(1, 2, now);
    // ok: ellipsis-metavariable
    send(1, now, 2);
    // ruleid: either
    first();
    // ruleid: either
    second();
    // ok: either
    third();
    store(
        // ok: focus
        key,
        // ruleid: focus
        value,
    );
}
