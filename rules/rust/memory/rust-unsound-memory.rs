use std::mem;

fn read(size: usize, text: &str) {
    // ruleid: rust-unsound-memory
    let number: u32 = unsafe { mem::uninitialized() };
    let mut list: Vec<u8> = Vec::with_capacity(size);
    // ruleid: rust-unsound-memory
    unsafe { list.set_len(size) };
    // ruleid: rust-unsound-memory
    let kept = unsafe { mem::transmute::<&str, &'static str>(text) };
    // ok: rust-unsound-memory
    let right = mem::MaybeUninit::<u32>::uninit();
    // ok: rust-unsound-memory
    unsafe { list.set_len(0) };
    // ok: rust-unsound-memory
    list.resize(size, 0);
    // ok: rust-unsound-memory
    let bits = unsafe { mem::transmute::<f32, u32>(1.0) };
}
