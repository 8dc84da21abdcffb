// ruleid: use
use openssl::md5;
// ok: use
use openssl::sha;

// ruleid: struct
// ruleid: field
struct User {
    name: String,
    password: String,
}

// ruleid: struct
struct Point {
    x: i32,
}

// ok: struct
enum Choice {
    One,
}

// ruleid: const
const KEY: &str = "k";
// ok: const
const SIZE: usize = 1;

// ruleid: impl
impl Drop for User {
    fn drop(&mut self) {}
}

// ruleid: method
impl User {
    pub fn handle(&self) {
        go();
    }
}

// ok: method
// ok: impl
impl Point {
    fn other(&self) {}
}

// ruleid: module
mod secrets {
    // ruleid: attribute
    #[test]
    fn works() {
        go();
    }
}

// ok: module
mod plain {
    // ok: attribute
    #[inline]
    fn works() {}
}

// ruleid: any-attribute
#[get("/")]
fn page() {
    go();
    leak();
}

// ok: any-attribute
#[get("/")]
fn quiet() {
    go();
}

// ruleid: function
fn secret() -> Secret {
    make()
}

// ok: function
// ruleid: parameter
async fn other(a: i32, b: String) -> Plain {
    // ruleid: let
    let mut x = load();
    // ok: let
    let y = store();
    // ruleid: let-typed
    let z: u8 = x;
    // ok: let-typed
    let w: u16 = x;
    // ruleid: if
    if admin(x) {
        go();
    } else {
        // ok: if
        if user(x) {}
    }
    // ruleid: if-let
    if let Some(v) = find(x) {
        go();
    }
    // ok: if-let
    if let None = find(x) {}
    // ruleid: match
    match x {
        Ok(_) => go(),
        Err(_) => {}
    }
    // ok: match
    match x {
        Ok(_) => go(),
        _ => {}
    }
    // ruleid: for
    for item in untrusted() {
        go();
    }
    // ok: for
    for item in trusted() {}
    // ruleid: loop
    loop {
        break;
    }
    // ok: loop
    // ruleid: while
    while true {}
    // ruleid: unsafe
    unsafe {
        // ok: not-inside
        work();
    }
    // ruleid: not-inside
    work();
    // ruleid: sequence
    let f = open();
    go();
    use_it(f);
    // ok: sequence
    let g = open();
    use_it(h);
    if x {
        // ruleid: return
        return Err(x);
    }
    // ok: return
    return Ok(x);
}
