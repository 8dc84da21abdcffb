use std::path::{Path, PathBuf};
use actix_web::web;
use std::process::Command;

async fn run(name: web::Path<String>) -> HttpResponse {
    // ruleid: rust-command-injection
    Command::new("sh").arg("-c").arg(format!("convert {}", name)).status();
    // ok: rust-command-injection
    Command::new("convert").arg(name.as_str()).status();
    // ruleid: rust-command-injection
    Command::new(name.as_str()).status();
    // ruleid: rust-path-traversal
    let text = std::fs::read_to_string(format!("/srv/files/{}", name));
    // ruleid: rust-path-traversal
    std::fs::remove_file(format!("/srv/files/{}", name));
    // ok: rust-path-traversal
    let list = std::fs::read_to_string("/srv/files/list");
    // ruleid: rust-regex-from-outside
    let expression = regex::Regex::new(&name);
    // ok: rust-regex-from-outside
    let escaped = regex::Regex::new(&regex::escape(&name));
    let size: usize = name.parse().unwrap();
    // ruleid: rust-size-from-outside
    let buffer: Vec<u8> = Vec::with_capacity(size);
    // ok: rust-size-from-outside
    let limited: Vec<u8> = Vec::with_capacity(size.min(4096));
    HttpResponse::Ok().finish()
}

async fn receive(mut multipart: Multipart) -> HttpResponse {
    while let Ok(Some(field)) = multipart.next_field().await {
        let name = field.file_name().unwrap_or("upload").to_string();
        // ruleid: rust-path-traversal
        std::fs::write(Path::new("/srv/files").join(&name), "");
        // ok: rust-path-traversal
        std::fs::write(Path::new("/srv/files").join(Path::new(&name).file_name().unwrap()), "");
    }
    HttpResponse::Ok().finish()
}

async fn last_part(name: web::Query<String>) -> HttpResponse {
    let path = std::path::Path::new(name.as_str());
    // ok: rust-path-traversal
    std::fs::remove_file(Path::new("/srv/files").join(path.file_name().unwrap()));
    let owned: PathBuf = name.as_str().into();
    // ok: rust-path-traversal
    std::fs::remove_file(Path::new("/srv/files").join(owned.file_name().unwrap()));
    HttpResponse::Ok().finish()
}
