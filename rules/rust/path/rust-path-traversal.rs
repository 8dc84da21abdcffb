use actix_web::web;
use std::fs;
use std::path::Path;

async fn show(name: web::Path<String>, query: web::Query<Params>) -> String {
    // ruleid: rust-path-traversal
    let text = fs::read_to_string(format!("files/{}", name)).unwrap();
    // ruleid: rust-path-traversal
    fs::remove_file(&query.file).unwrap();
    // ruleid: rust-path-traversal
    std::fs::write(Path::new("files").join(&query.file), "a").unwrap();
    // ok: rust-path-traversal
    fs::read_to_string("files/index").unwrap();
    // ok: rust-path-traversal
    fs::remove_file(Path::new(&query.file).file_name().unwrap()).unwrap();
    if query.file.contains("..") {
        return String::new();
    }
    // ok: rust-path-traversal
    fs::read_to_string(&query.file).unwrap();
    text
}
