//! A small service that keeps documents and images for the members of a team.

use axum::{
    body::Bytes,
    extract::{Multipart, Path, Query, State},
    http::{header, HeaderMap, StatusCode},
    response::{Html, IntoResponse, Redirect},
    routing::{get, post},
    Json, Router,
};
use jsonwebtoken::{decode, Algorithm, DecodingKey, Validation};
use rand::{rngs::OsRng, rngs::StdRng, Rng, RngCore, SeedableRng};
use regex::Regex;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, PgPool};
use std::{
    collections::HashMap,
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path as FsPath, PathBuf},
    process::Command,
    sync::Arc,
};
use tower_http::cors::{Any, CorsLayer};
use tracing::info;

// ruleid: rust-hardcoded-secret
const JWT_SECRET: &str = "dk3-9fj2-documents-prod-2024";
const UPLOADS: &str = "/srv/documents/uploads";
const COLUMNS: [&str; 2] = ["title", "created_at"];

struct AppState {
    db: PgPool,
    client: reqwest::Client,
}

type Shared = State<Arc<AppState>>;

#[derive(Serialize, FromRow)]
struct Document {
    id: i64,
    title: String,
}

#[derive(Deserialize)]
struct SearchParams {
    q: String,
    sort: Option<String>,
}

#[derive(Deserialize)]
struct LoginRequest {
    username: String,
    password: String,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
}

async fn search(State(state): Shared, Query(params): Query<SearchParams>) -> impl IntoResponse {
    let sql = format!("SELECT id, title FROM documents WHERE title LIKE '%{}%'", params.q);
    // ruleid: rust-sql-injection
    let rows = sqlx::query_as::<_, Document>(&sql).fetch_all(&state.db).await;
    match rows {
        Ok(rows) => Json(rows).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn list(State(state): Shared, Query(params): Query<SearchParams>) -> impl IntoResponse {
    let wanted = params.sort.unwrap_or_default();
    let column = COLUMNS.iter().find(|column| **column == wanted).unwrap_or(&"title");
    let sql = format!("SELECT id, title FROM documents ORDER BY {column}");
    // ok: rust-sql-injection
    match sqlx::query_as::<_, Document>(&sql).fetch_all(&state.db).await {
        Ok(rows) => Json(rows).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn by_owner(State(state): Shared, Path(owner): Path<String>) -> impl IntoResponse {
    // ok: rust-sql-injection
    let rows = sqlx::query_as::<_, Document>("SELECT id, title FROM documents WHERE owner = $1")
        .bind(owner)
        .fetch_all(&state.db)
        .await;
    match rows {
        Ok(rows) => Json(rows).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn remove(State(state): Shared, Path(id): Path<i64>) -> StatusCode {
    // ok: rust-sql-injection
    match sqlx::query(&format!("DELETE FROM documents WHERE id = {id}")).execute(&state.db).await {
        Ok(_) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

async fn download(Path(name): Path<String>) -> impl IntoResponse {
    let path = format!("{UPLOADS}/{name}");
    // ruleid: rust-path-traversal
    match tokio::fs::read(&path).await {
        Ok(content) => content.into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn preview(Path(name): Path<String>) -> impl IntoResponse {
    let Some(file_name) = FsPath::new(&name).file_name() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // ok: rust-path-traversal
    match tokio::fs::read(PathBuf::from(UPLOADS).join(file_name)).await {
        Ok(content) => content.into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn original(Path(name): Path<String>) -> impl IntoResponse {
    let path = PathBuf::from(UPLOADS).join(&name);
    let resolved = match path.canonicalize() {
        Ok(resolved) if resolved.starts_with(UPLOADS) => resolved,
        _ => return StatusCode::FORBIDDEN.into_response(),
    };
    // ok: rust-path-traversal
    match fs::read_to_string(resolved) {
        Ok(content) => content.into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn upload(mut multipart: Multipart) -> StatusCode {
    while let Ok(Some(field)) = multipart.next_field().await {
        let name = field.file_name().unwrap_or("upload").to_string();
        let Ok(data) = field.bytes().await else {
            return StatusCode::BAD_REQUEST;
        };
        // ruleid: rust-path-traversal
        if fs::write(FsPath::new(UPLOADS).join(&name), &data).is_err() {
            return StatusCode::INTERNAL_SERVER_ERROR;
        }
    }
    StatusCode::CREATED
}

async fn convert(Query(params): Query<HashMap<String, String>>) -> impl IntoResponse {
    let file = params.get("file").cloned().unwrap_or_default();
    let output = Command::new("sh")
        .arg("-c")
        // ruleid: rust-command-injection
        .arg(format!("pandoc {UPLOADS}/{file} -o /tmp/out.pdf"))
        .output();
    match output {
        Ok(output) => output.stdout.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn resize(Query(params): Query<HashMap<String, String>>) -> impl IntoResponse {
    let width: u32 = params.get("width").and_then(|width| width.parse().ok()).unwrap_or(128);
    // ok: rust-command-injection
    let output = Command::new("/usr/bin/convert")
        .args(["in.png", "-resize", &width.to_string(), "out.png"])
        .output();
    match output {
        Ok(output) => output.stdout.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn fetch(State(state): Shared, Query(params): Query<HashMap<String, String>>) -> impl IntoResponse {
    let url = params.get("url").cloned().unwrap_or_default();
    // ruleid: rust-ssrf
    match state.client.get(&url).send().await {
        Ok(response) => response.text().await.unwrap_or_default().into_response(),
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
    }
}

async fn author(State(state): Shared, Path(id): Path<u64>) -> impl IntoResponse {
    // ok: rust-ssrf
    match state.client.get(format!("https://people.example.com/{id}")).send().await {
        Ok(response) => response.text().await.unwrap_or_default().into_response(),
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
    }
}

async fn greet(Query(params): Query<HashMap<String, String>>) -> Html<String> {
    let name = params.get("name").cloned().unwrap_or_default();
    // ruleid: rust-xss
    Html(format!("<h1>Hello, {name}!</h1>"))
}

async fn profile(Path(name): Path<String>) -> Html<String> {
    let name = html_escape::encode_text(&name).to_string();
    // ok: rust-xss
    Html(format!("<h1>{name}</h1>"))
}

async fn leave(Query(params): Query<HashMap<String, String>>) -> Redirect {
    let next = params.get("next").cloned().unwrap_or_else(|| "/".to_string());
    // ruleid: rust-open-redirect
    Redirect::to(&next)
}

async fn home(Path(id): Path<u64>) -> Redirect {
    // ok: rust-open-redirect
    Redirect::to(&format!("/documents/{id}"))
}

async fn filter(Query(params): Query<SearchParams>) -> impl IntoResponse {
    // ruleid: rust-regex-from-outside
    let Ok(pattern) = Regex::new(&params.q) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    pattern.is_match("document").to_string().into_response()
}

async fn find(Query(params): Query<SearchParams>) -> impl IntoResponse {
    // ok: rust-regex-from-outside
    match Regex::new(&format!("(?i){}", regex::escape(&params.q))) {
        Ok(pattern) => pattern.is_match("document").to_string().into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

async fn import(body: Bytes) -> impl IntoResponse {
    let text = String::from_utf8(body.to_vec()).unwrap();
    text.lines().count().to_string()
}

async fn count(body: Bytes) -> impl IntoResponse {
    // ok: rust-unwrap-in-handler
    match std::str::from_utf8(&body) {
        Ok(text) => text.lines().count().to_string().into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

async fn thumbnail(Query(params): Query<HashMap<String, String>>) -> impl IntoResponse {
    let size: usize = params.get("size").and_then(|size| size.parse().ok()).unwrap_or(0);
    // ruleid: rust-size-from-outside
    let pixels = vec![0u8; size];
    pixels.len().to_string()
}

async fn icon(Query(params): Query<HashMap<String, String>>) -> impl IntoResponse {
    let size: usize = params.get("size").and_then(|size| size.parse().ok()).unwrap_or(0);
    // ok: rust-size-from-outside
    let pixels = vec![0u8; size.min(4096)];
    pixels.len().to_string()
}

fn hash_password(password: &str) -> String {
    // ruleid: rust-weak-hash
    format!("{:x}", md5::compute(password))
}

fn checksum(content: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    // ok: rust-weak-hash
    hex::encode(Sha256::digest(content))
}

fn session_token() -> String {
    let seed = std::time::SystemTime::now().elapsed().map_or(0, |passed| passed.as_secs());
    // ruleid: rust-insecure-random
    let mut rng = StdRng::seed_from_u64(seed);
    (0..32).map(|_| rng.gen_range(b'a'..=b'z') as char).collect()
}

fn nonce() -> [u8; 12] {
    let mut nonce = [0u8; 12];
    // ok: rust-insecure-random
    OsRng.fill_bytes(&mut nonce);
    nonce
}

async fn login(State(state): Shared, Json(request): Json<LoginRequest>) -> impl IntoResponse {
    // ruleid: rust-secret-logged, rust-log-injection
    info!("login of {} with {}", request.username, request.password);
    let hash = hash_password(&request.password);
    // ok: rust-sql-injection
    let found = sqlx::query("SELECT 1 FROM users WHERE name = $1 AND hash = $2")
        .bind(&request.username)
        .bind(hash)
        .fetch_optional(&state.db)
        .await;
    if !matches!(found, Ok(Some(_))) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let token = session_token();
    // ruleid: rust-insecure-cookie
    ([(header::SET_COOKIE, format!("session={token}; Path=/"))], "welcome").into_response()
}

fn claims_of(token: &str) -> Option<String> {
    let mut validation = Validation::new(Algorithm::HS256);
    // ruleid: rust-jwt-unverified
    validation.insecure_disable_signature_validation();
    // ruleid: rust-constant-key
    let key = DecodingKey::from_secret(JWT_SECRET.as_bytes());
    decode::<Claims>(token, &key, &validation).ok().map(|data| data.claims.sub)
}

fn checked_claims_of(token: &str) -> Option<String> {
    let secret = std::env::var("JWT_SECRET").ok()?;
    // ok: rust-constant-key
    let key = DecodingKey::from_secret(secret.as_bytes());
    // ok: rust-jwt-unverified
    decode::<Claims>(token, &key, &Validation::new(Algorithm::HS256)).ok().map(|data| data.claims.sub)
}

async fn whoami(headers: HeaderMap) -> impl IntoResponse {
    let token = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or("");
    claims_of(token).or_else(|| checked_claims_of(token)).unwrap_or_default()
}

fn export(report: &str) -> std::io::Result<()> {
    // ruleid: rust-temporary-file
    let mut file = fs::File::create("/tmp/report.csv")?;
    file.write_all(report.as_bytes())?;
    // ruleid: rust-open-permissions
    fs::set_permissions("/srv/documents/report.csv", fs::Permissions::from_mode(0o777))?;
    // ok: rust-temporary-file
    let mut private = tempfile::NamedTempFile::new()?;
    private.write_all(checksum(report.as_bytes()).as_bytes())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt::init();
    let client = reqwest::Client::builder()
        // ruleid: rust-certificate-check-off
        .danger_accept_invalid_certs(true)
        .build()?;
    // ok: rust-hardcoded-secret
    let db = PgPool::connect(&std::env::var("DATABASE_URL")?).await?;
    export(&hex::encode(nonce()))?;
    let state = Arc::new(AppState { db, client });
    // ruleid: rust-cors-any-origin
    let cors = CorsLayer::new().allow_origin(Any).allow_methods(Any);
    let app = Router::new()
        .route("/search", get(search))
        .route("/documents", get(list))
        .route("/owners/:owner", get(by_owner))
        .route("/documents/:id", get(home).delete(remove))
        .route("/files/:name", get(download))
        .route("/previews/:name", get(preview))
        .route("/originals/:name", get(original))
        .route("/upload", post(upload))
        .route("/convert", get(convert))
        .route("/resize", get(resize))
        .route("/fetch", get(fetch))
        .route("/authors/:id", get(author))
        .route("/greet", get(greet))
        .route("/profiles/:name", get(profile))
        .route("/leave", get(leave))
        .route("/filter", get(filter))
        .route("/find", get(find))
        .route("/import", post(import))
        .route("/count", post(count))
        .route("/thumbnail", get(thumbnail))
        .route("/icon", get(icon))
        .route("/login", post(login))
        .route("/whoami", get(whoami))
        .layer(cors)
        .with_state(state);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await?;
    Ok(())
}
