fn first(list: &[u8], pointer: *const u8) -> u8 {
    // ruleid: rust-unsafe-without-reason
    let one = unsafe { *pointer };
    // SAFETY: the list is not empty.
    // ok: rust-unsafe-without-reason
    let two = unsafe { *list.get_unchecked(0) };
    // ok: rust-unsafe-without-reason
    let three = unsafe {
        // Safety: the caller keeps the pointer.
        *pointer
    };
    // ruleid: rust-unsafe-without-reason
    unsafe {
        libc::close(3);
    }
    // The file is open, says whoever calls this.
    // ruleid: rust-unsafe-without-reason
    unsafe { libc::close(4) };
    // SAFETY: see above,
    // and below.
    // ok: rust-unsafe-without-reason
    unsafe { libc::close(5) };
    // ok: rust-unsafe-without-reason
    one + two + three
}
