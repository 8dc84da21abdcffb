fn sizes(list: &[u8], text: &str) {
    // ruleid: rust-truncating-cast
    let first = list.len() as u16;
    // ruleid: rust-truncating-cast
    let second = text.len() as u8;
    // ruleid: rust-truncating-cast
    let third = list.len() as i16;
    // ok: rust-truncating-cast
    let right = u16::try_from(list.len()).unwrap();
    // ok: rust-truncating-cast
    let wide = list.len() as u64;
    // ok: rust-truncating-cast
    let other = 4usize as u16;
}
