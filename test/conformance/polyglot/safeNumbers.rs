fn f() {
    let n: u32 = given();
    emit(n);
    emit(given() as i64);
    emit(given().len());
    let s: String = given();
    // ruleid: numbers
    emit(s);
    let b: bool = given();
    show(b);
    // ruleid: booleans
    show(given() as i64);
}
