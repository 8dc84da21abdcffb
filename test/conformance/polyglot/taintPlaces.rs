fn f(d: D, e: D) {
    // ruleid: index
    table[given()] = 1;
    table[0] = 1;
    d.close();
    // ruleid: later
    d.read(1);
    e.read(1);
    // ruleid: start
    let a = origin(1);
    let b = origin(2);
    emit(a);
    let c = whole();
    // ruleid: assigned
    show(c);
    show(c.part);
    show(table[c]);
}
