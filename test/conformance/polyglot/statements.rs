fn f(q: i32) -> i32 {
    // ruleid: statement--call
    let a =
        submit(q);
    let b =
        // ruleid: statement--expression
        deliver(q);
    // ruleid: statement--call
    let c = show(
        submit(a));
    keep(0);
    let d = alone(b);
    // ruleid: statement--alone
    alone(
        q);
    // ruleid: statement--call
    if submit(q) == 1 {
        other(c, d);
    }
    // ruleid: statement--call
    submit(q)
}
