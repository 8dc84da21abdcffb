/* A small server that keeps the inventory of a warehouse: items in SQLite, pictures and labels in a folder. */

#include <arpa/inet.h>
#include <ctype.h>
#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/md5.h>
#include <openssl/rand.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#define PORT 8080
#define BUFFER_SIZE 8192
#define FILES "/srv/inventory/files"
// ruleid: c-hardcoded-secret
#define ADMIN_PASSWORD "Stock-Room-2024!"

typedef struct {
    char method[8];
    char path[256];
    char query[512];
    char *body;
    size_t body_length;
} request_t;

static sqlite3 *db;

static void respond(int client, int status, const char *type, const char *body) {
    char header[256];
    // ok: c-unbounded-format
    int length = snprintf(header, sizeof(header),
                          "HTTP/1.1 %d OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
                          status, type, strlen(body));
    if (length < 0 || (size_t)length >= sizeof(header)) return;
    send(client, header, (size_t)length, 0);
    send(client, body, strlen(body), 0);
}

/* Finds a parameter of the query and copies its value. */
static int query_param(const char *query, const char *name, char *out, size_t size) {
    size_t name_length = strlen(name);
    const char *p = query;
    while (p && *p) {
        if (strncmp(p, name, name_length) == 0 && p[name_length] == '=') {
            const char *value = p + name_length + 1;
            size_t length = strcspn(value, "&");
            if (length >= size) length = size - 1;
            // ok: c-length-from-outside
            memcpy(out, value, length);
            out[length] = '\0';
            return 1;
        }
        p = strchr(p, '&');
        if (p) p++;
    }
    return 0;
}

static int parse_request(char *raw, request_t *req) {
    // ruleid: c-scanf-width
    if (sscanf(raw, "%s %s", req->method, req->path) != 2) return -1;
    char *mark = strchr(req->path, '?');
    if (mark) {
        *mark = '\0';
        // ruleid: c-input-overflow
        strcpy(req->query, mark + 1);
    }
    char *length_header = strstr(raw, "Content-Length: ");
    char *body = strstr(raw, "\r\n\r\n");
    if (length_header && body) {
        int content_length = atoi(length_header + 16);
        // ruleid: c-length-from-outside
        req->body = malloc(content_length + 1);
        if (!req->body) return -1;
        // ruleid: c-length-from-outside
        memcpy(req->body, body + 4, content_length);
        req->body[content_length] = '\0';
        req->body_length = content_length;
    }
    return 0;
}

static int append_row(void *context, int columns, char **values, char **names) {
    char *out = context;
    for (int i = 0; i < columns; i++) {
        char field[256];
        // ok: c-unbounded-format
        snprintf(field, sizeof(field), "%s=%s;", names[i], values[i] ? values[i] : "");
        strncat(out, field, BUFFER_SIZE - strlen(out) - 1);
    }
    return 0;
}

static void handle_search(int client, request_t *req) {
    char term[256] = "";
    char sql[512];
    char result[BUFFER_SIZE] = "";
    char *error = NULL;

    query_param(req->query, "q", term, sizeof(term));
    snprintf(sql, sizeof(sql), "SELECT id, name, stock FROM items WHERE name LIKE '%%%s%%'", term);
    // ruleid: c-sql-injection
    if (sqlite3_exec(db, sql, append_row, result, &error) != SQLITE_OK) {
        respond(client, 500, "text/plain", error);
        sqlite3_free(error);
        return;
    }
    respond(client, 200, "text/plain", result);
}

static void handle_item(int client, request_t *req) {
    char id[32] = "";
    sqlite3_stmt *stmt = NULL;

    query_param(req->query, "id", id, sizeof(id));
    // ok: c-sql-injection
    if (sqlite3_prepare_v2(db, "SELECT name FROM items WHERE id = ?", -1, &stmt, NULL) != SQLITE_OK) {
        respond(client, 500, "text/plain", "database error");
        return;
    }
    sqlite3_bind_text(stmt, 1, id, -1, SQLITE_TRANSIENT);
    if (sqlite3_step(stmt) == SQLITE_ROW)
        respond(client, 200, "text/plain", (const char *)sqlite3_column_text(stmt, 0));
    else
        respond(client, 404, "text/plain", "not found");
    sqlite3_finalize(stmt);
}

static void handle_stock(int client, request_t *req) {
    char id[32] = "";
    char sql[128];
    char result[BUFFER_SIZE] = "";

    query_param(req->query, "id", id, sizeof(id));
    char *end = NULL;
    long number = strtol(id, &end, 10);
    if (end == id || *end != '\0' || number < 1) {
        respond(client, 400, "text/plain", "bad id");
        return;
    }
    snprintf(sql, sizeof(sql), "SELECT stock FROM items WHERE id = %ld", number);
    // ok: c-sql-injection
    sqlite3_exec(db, sql, append_row, result, NULL);
    respond(client, 200, "text/plain", result);
}

static void handle_delete(int client, request_t *req) {
    char name[64] = "";
    query_param(req->query, "name", name, sizeof(name));
    char *sql = sqlite3_mprintf("DELETE FROM items WHERE name = %Q", name);
    // ok: c-sql-injection
    sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
    respond(client, 200, "text/plain", "deleted");
}

static void send_file(int client, FILE *file) {
    char chunk[4096];
    size_t count;
    while ((count = fread(chunk, 1, sizeof(chunk), file)) > 0) send(client, chunk, count, 0);
    fclose(file);
}

static void handle_file(int client, request_t *req) {
    char name[128] = "";
    char path[512];

    query_param(req->query, "name", name, sizeof(name));
    snprintf(path, sizeof(path), "%s/%s", FILES, name);
    // ruleid: c-path-traversal
    FILE *file = fopen(path, "rb");
    if (!file) {
        respond(client, 404, "text/plain", "not found");
        return;
    }
    send_file(client, file);
}

static void handle_picture(int client, request_t *req) {
    char name[128] = "";
    char path[512];
    char resolved[PATH_MAX];

    query_param(req->query, "name", name, sizeof(name));
    snprintf(path, sizeof(path), "%s/%s", FILES, name);
    if (!realpath(path, resolved) || strncmp(resolved, FILES "/", strlen(FILES "/")) != 0) {
        respond(client, 403, "text/plain", "forbidden");
        return;
    }
    // ok: c-path-traversal
    FILE *file = fopen(resolved, "rb");
    if (!file) {
        respond(client, 404, "text/plain", "not found");
        return;
    }
    send_file(client, file);
}

static void handle_thumbnail(int client, request_t *req) {
    char name[128] = "";
    char command[128];

    query_param(req->query, "name", name, sizeof(name));
    // ruleid: c-input-overflow
    sprintf(command, "convert %s/%s -resize 128x128 %s/thumb.png", FILES, name, FILES);
    // ruleid: c-command-injection
    if (system(command) != 0) {
        respond(client, 500, "text/plain", "conversion failed");
        return;
    }
    respond(client, 200, "text/plain", "done");
}

static void handle_label(int client, request_t *req) {
    char name[64] = "";
    query_param(req->query, "name", name, sizeof(name));
    for (const char *p = name; *p; p++) {
        if (!isalnum((unsigned char)*p)) {
            respond(client, 400, "text/plain", "bad name");
            return;
        }
    }
    pid_t pid = fork();
    if (pid == 0) {
        // ok: c-command-injection
        execl("/usr/bin/qrencode", "qrencode", "-o", FILES "/label.png", "--", name, (char *)NULL);
        _exit(127);
    }
    respond(client, 200, "text/plain", "printing");
}

static void handle_ping(int client, request_t *req) {
    char host[64] = "";
    char command[128];
    char line[256];
    char output[BUFFER_SIZE] = "";

    query_param(req->query, "host", host, sizeof(host));
    snprintf(command, sizeof(command), "ping -c 1 %s", host);
    // ruleid: c-command-injection
    FILE *pipe = popen(command, "r");
    if (!pipe) return;
    while (fgets(line, sizeof(line), pipe)) {
        // ruleid: c-input-overflow
        strcat(output, line);
    }
    pclose(pipe);
    respond(client, 200, "text/plain", output);
}

static void log_request(const request_t *req) {
    char entry[1024];
    snprintf(entry, sizeof(entry), "%s %s", req->method, req->path);
    // ruleid: c-format-string
    syslog(LOG_INFO, entry);
    // ok: c-format-string
    syslog(LOG_INFO, "%s %s", req->method, req->path);
}

/* Makes the token of a session. */
static void create_token(char *token, size_t length) {
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    srand((unsigned)time(NULL));
    for (size_t i = 0; i < length - 1; i++) {
        // ruleid: c-insecure-random
        token[i] = alphabet[rand() % (sizeof(alphabet) - 1)];
    }
    token[length - 1] = '\0';
}

static int create_nonce(unsigned char *nonce, int length) {
    // ok: c-insecure-random
    return RAND_bytes(nonce, length) == 1 ? 0 : -1;
}

static void hash_password(const char *password, char *hex) {
    unsigned char digest[MD5_DIGEST_LENGTH];
    // ruleid: c-weak-hash
    MD5((const unsigned char *)password, strlen(password), digest);
    for (int i = 0; i < MD5_DIGEST_LENGTH; i++) sprintf(hex + i * 2, "%02x", digest[i]);
}

static int checksum(const void *data, size_t length, unsigned char *digest) {
    unsigned int size = 0;
    // ok: c-weak-hash
    return EVP_Digest(data, length, digest, &size, EVP_sha256(), NULL);
}

/* Asks the supplier for the price of an item. */
static int fetch_price(const char *id, FILE *out) {
    char url[256];
    CURL *curl = curl_easy_init();
    if (!curl) return -1;
    snprintf(url, sizeof(url), "http://supplier.example.com/prices?id=%s", id);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, out);
    // ruleid: c-certificate-check-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    // ok: c-certificate-check-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return code == CURLE_OK ? 0 : -1;
}

static void handle_login(int client, request_t *req) {
    char password[64] = "";
    char token[33];
    query_param(req->query, "password", password, sizeof(password));
    if (strcmp(password, ADMIN_PASSWORD) != 0) {
        respond(client, 401, "text/plain", "wrong password");
        return;
    }
    create_token(token, sizeof(token));
    respond(client, 200, "text/plain", token);
    // ruleid: c-secret-not-wiped
    memset(password, 0, sizeof(password));
}

static void dispatch(int client, request_t *req) {
    if (strcmp(req->path, "/search") == 0) handle_search(client, req);
    else if (strcmp(req->path, "/item") == 0) handle_item(client, req);
    else if (strcmp(req->path, "/stock") == 0) handle_stock(client, req);
    else if (strcmp(req->path, "/delete") == 0) handle_delete(client, req);
    else if (strcmp(req->path, "/file") == 0) handle_file(client, req);
    else if (strcmp(req->path, "/picture") == 0) handle_picture(client, req);
    else if (strcmp(req->path, "/thumbnail") == 0) handle_thumbnail(client, req);
    else if (strcmp(req->path, "/label") == 0) handle_label(client, req);
    else if (strcmp(req->path, "/ping") == 0) handle_ping(client, req);
    else if (strcmp(req->path, "/login") == 0) handle_login(client, req);
    else respond(client, 404, "text/plain", "not found");
}

static void serve(int client) {
    char buffer[BUFFER_SIZE];
    request_t req = {0};
    ssize_t received = recv(client, buffer, sizeof(buffer), 0);
    if (received <= 0) {
        close(client);
        return;
    }
    // ruleid: c-off-by-one
    buffer[received] = '\0';
    if (parse_request(buffer, &req) == 0) {
        log_request(&req);
        dispatch(client, &req);
    }
    free(req.body);
    close(client);
}

int main(void) {
    // ok: c-path-traversal
    if (sqlite3_open("/var/lib/inventory/items.db", &db) != SQLITE_OK) return 1;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(PORT), .sin_addr.s_addr = INADDR_ANY};
    if (bind(server, (struct sockaddr *)&address, sizeof(address)) < 0) {
        perror("bind");
        return 1;
    }
    listen(server, 16);
    for (;;) {
        int client = accept(server, NULL, NULL);
        if (client >= 0) serve(client);
    }
}
