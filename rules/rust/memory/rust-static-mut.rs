// ruleid: rust-static-mut
static mut COUNT: u32 = 0;
// ruleid: rust-static-mut
pub static mut LIST: Vec<u8> = Vec::new();
// ruleid: rust-static-mut
static mut NAME: Option<String> = None;
// ok: rust-static-mut
static RIGHT: AtomicU32 = AtomicU32::new(0);
// ok: rust-static-mut
static ALSO: Mutex<Vec<u8>> = Mutex::new(Vec::new());
// ok: rust-static-mut
const LIMIT: u32 = 4;
