use std::path::Path;
use url::Url;

const ALLOWED: [&str; 2] = ["name", "date"];

fn lists() {
    let x = source();
    if ALLOWED.contains(&x.as_str()) {
        // ok: sql, url, path
        to_any(&x);
    } else {
        // ruleid: sql, url, path
        to_any(&x);
    }
    let y = source();
    if !ALLOWED.contains(&y.as_str()) {
        return;
    }
    // ok: sql
    to_sql(&y);
    let z = source();
    // ruleid: sql
    to_sql(&z);
}

fn lists_of_the_client() {
    let x = source();
    let theirs = source();
    if theirs.contains(&x) {
        // ruleid: sql
        to_sql(&x);
    }
}

fn characters() {
    let x = source();
    if x.chars().all(|c| c.is_ascii_alphanumeric()) {
        // ok: sql, command, path, url, redirect, html, log, regex
        to_any(&x);
    }
    // ruleid: sql, command, path, url, redirect, html, log, regex
    to_any(&x);
    let y = source();
    if y.chars().all(|c| c.is_ascii()) {
        // ruleid: sql
        to_sql(&y);
    }
}

fn folders() {
    let x = source();
    let path = Path::new("/srv/files").join(&x).canonicalize().unwrap();
    if !path.starts_with("/srv/files") {
        return;
    }
    // ok: path
    to_path(&path);
}

fn folders_that_are_not_resolved() {
    let x = source();
    let path = Path::new("/srv/files").join(&x);
    if !path.starts_with("/srv/files") {
        return;
    }
    // ruleid: path
    to_path(&path);
}

fn no_way_up() {
    let x = source();
    if x.contains("..") {
        return;
    }
    // ok: path
    to_path(&x);
}

fn addresses() {
    let x = source();
    if x.starts_with("https://example.org/") {
        // ok: url, redirect
        to_any(&x);
    }
    if x.starts_with("https://example.org") {
        // ruleid: url, redirect
        to_any(&x);
    }
    let address = Url::parse(&x).unwrap();
    let host = address.host_str().unwrap();
    if ALLOWED.contains(&host) {
        // ok: url
        to_url(&x);
    }
    // ruleid: url
    to_url(&x);
}

fn limits() {
    let n = source();
    if n < 100 {
        // ok: size, index
        to_any(n);
    }
    if n > 1000 {
        return;
    }
    // ok: size
    to_size(n);
}

fn limits_of_the_client() {
    let n = source();
    if n < n * 2 {
        // ruleid: size, index
        to_any(n);
    }
}
