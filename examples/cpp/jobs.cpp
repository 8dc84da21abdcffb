// A service that queues jobs and keeps their results as archives.

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <curl/curl.h>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <pqxx/pqxx>
#include <sqlite3.h>
#include <unistd.h>

namespace fs = std::filesystem;
using json = nlohmann::json;

// ruleid: c-hardcoded-secret
const std::string API_KEY = "jq-live-83hf02kd91ms";
const fs::path ARCHIVES = "/var/lib/jobs/archives";

struct Job {
    int id = 0;
    std::string name;
    std::string command;
    bool done = false;
};

class JobQueue {
public:
    explicit JobQueue(const std::string& path) {
        if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK) throw std::runtime_error("cannot open the database");
    }

    ~JobQueue() { sqlite3_close(db_); }

    std::vector<Job> search(const std::string& name) {
        std::string sql = "SELECT id, name, command FROM jobs WHERE name LIKE '%" + name + "%'";
        sqlite3_stmt* statement = nullptr;
        // ruleid: c-sql-injection
        sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr);
        return read(statement);
    }

    std::vector<Job> byOwner(const std::string& owner) {
        sqlite3_stmt* statement = nullptr;
        // ok: c-sql-injection
        sqlite3_prepare_v2(db_, "SELECT id, name, command FROM jobs WHERE owner = ?", -1, &statement, nullptr);
        sqlite3_bind_text(statement, 1, owner.c_str(), -1, SQLITE_TRANSIENT);
        return read(statement);
    }

    void finish(int id) {
        std::string sql = "UPDATE jobs SET done = 1 WHERE id = " + std::to_string(id);
        // ok: c-sql-injection
        sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
    }

    void add(Job job) {
        std::lock_guard<std::mutex> lock(mutex_);
        jobs_.push_back(std::move(job));
    }

    // Throws away what is done.
    void clean() {
        for (auto it = jobs_.begin(); it != jobs_.end(); ++it) {
            if (it->done) {
                // ruleid: cpp-changed-while-walked
                jobs_.erase(it);
            }
        }
    }

    void cleanNamed(const std::string& name) {
        for (auto it = jobs_.begin(); it != jobs_.end();) {
            if (it->name == name) {
                // ok: cpp-changed-while-walked
                it = jobs_.erase(it);
            } else {
                ++it;
            }
        }
    }

    // Adds a second try for each job that failed.
    void retry() {
        for (const auto& job : jobs_) {
            // ruleid: cpp-changed-while-walked
            if (!job.done) jobs_.push_back(job);
        }
    }

    // The first job stays first, whatever is added behind it.
    const Job& addBehind(Job job) {
        const Job& first = jobs_.front();
        jobs_.push_back(std::move(job));
        // ruleid: cpp-reference-after-change
        std::cout << "first is " << first.name << "\n";
        return jobs_.back();
    }

    std::string firstName() {
        // ok: cpp-reference-after-change
        const Job& first = jobs_.front();
        std::string name = first.name;
        jobs_.emplace_back();
        return name;
    }

private:
    std::vector<Job> read(sqlite3_stmt* statement) {
        std::vector<Job> found;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            Job job;
            job.id = sqlite3_column_int(statement, 0);
            job.name = reinterpret_cast<const char*>(sqlite3_column_text(statement, 1));
            job.command = reinterpret_cast<const char*>(sqlite3_column_text(statement, 2));
            found.push_back(job);
        }
        sqlite3_finalize(statement);
        return found;
    }

    sqlite3* db_ = nullptr;
    std::mutex mutex_;
    std::vector<Job> jobs_;
};

// Names of jobs, without what stands behind the dot.
std::string_view baseName(const std::string& path) {
    std::string name = fs::path(path).filename().string();
    // ruleid: cpp-dangling-view
    return name;
}

std::string_view extension(std::string_view path) {
    auto dot = path.rfind('.');
    // ok: cpp-dangling-view
    return dot == std::string_view::npos ? std::string_view{} : path.substr(dot);
}

const char* labelOf(const Job& job) {
    // ruleid: cpp-dangling-view
    const char* label = (job.name + " #" + std::to_string(job.id)).c_str();
    return label;
}

std::size_t labelLength(const Job& job) {
    std::string label = job.name + " #" + std::to_string(job.id);
    // ok: cpp-dangling-view
    const char* text = label.c_str();
    return std::strlen(text);
}

std::string createToken() {
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::mt19937 generator(static_cast<unsigned>(std::time(nullptr)));
    std::uniform_int_distribution<int> pick(0, 35);
    std::string token;
    for (int i = 0; i < 32; ++i) token += alphabet[pick(generator)];
    return token;
}

std::vector<unsigned char> createSalt() {
    std::vector<unsigned char> salt(16);
    // ok: c-insecure-random
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1) throw std::runtime_error("no random bytes");
    return salt;
}

std::string passwordHash(const std::string& password) {
    unsigned char digest[SHA_DIGEST_LENGTH];
    // ruleid: c-weak-hash
    SHA1(reinterpret_cast<const unsigned char*>(password.data()), password.size(), digest);
    std::ostringstream out;
    for (unsigned char byte : digest) out << std::hex << static_cast<int>(byte);
    return out.str();
}

std::string archiveHash(const std::string& content) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    // ok: c-weak-hash
    EVP_Digest(content.data(), content.size(), digest, &length, EVP_sha256(), nullptr);
    return std::string(reinterpret_cast<char*>(digest), length);
}

class Buffer {
public:
    // ruleid: c-length-from-outside
    explicit Buffer(std::size_t size) : data_(new char[size]), size_(size) {}
    ~Buffer() {
        // ruleid: cpp-mismatched-delete
        delete data_;
    }
    char* data() { return data_; }
    std::size_t size() const { return size_; }

private:
    char* data_;
    std::size_t size_;
};

class Table {
public:
    explicit Table(std::size_t size) : cells_(new int[size]) {}
    ~Table() {
        // ok: cpp-mismatched-delete
        delete[] cells_;
    }

private:
    int* cells_;
};

size_t append(char* data, size_t size, size_t count, void* out) {
    static_cast<std::string*>(out)->append(data, size * count);
    return size * count;
}

// Tells the address that a client gave that its job is done.
std::string notify(const std::string& url) {
    std::string answer;
    CURL* curl = curl_easy_init();
    // ruleid: c-ssrf
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    // ruleid: c-certificate-check-off
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return answer;
}

std::string workerStatus(int worker) {
    std::string answer;
    CURL* curl = curl_easy_init();
    std::string url = "https://workers.example.com/status/" + std::to_string(worker);
    // ok: c-ssrf
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    curl_easy_perform(curl);
    curl_easy_cleanup(curl);
    return answer;
}

void routes(httplib::Server& server, JobQueue& queue, pqxx::connection& archive) {
    server.Get("/jobs", [&](const httplib::Request& req, httplib::Response& res) {
        json found = json::array();
        for (const auto& job : queue.search(req.get_param_value("name"))) found.push_back(job.name);
        res.set_content(found.dump(), "application/json");
    });

    server.Get("/results", [&](const httplib::Request& req, httplib::Response& res) {
        pqxx::work work(archive);
        // ruleid: c-sql-injection
        auto rows = work.exec("SELECT content FROM results WHERE owner = '" + req.get_param_value("owner") + "'");
        res.set_content(std::to_string(rows.size()), "text/plain");
    });

    server.Get("/result", [&](const httplib::Request& req, httplib::Response& res) {
        pqxx::work work(archive);
        // ok: c-sql-injection
        auto rows = work.exec_params("SELECT content FROM results WHERE id = $1", req.get_param_value("id"));
        // ok: c-sql-injection
        auto more = work.exec("SELECT content FROM results WHERE owner = " + work.quote(req.get_param_value("owner")));
        res.set_content(std::to_string(rows.size() + more.size()), "text/plain");
    });

    server.Get("/archive", [](const httplib::Request& req, httplib::Response& res) {
        fs::path path = ARCHIVES / req.get_param_value("file");
        // ruleid: c-path-traversal
        std::ifstream file(path, std::ios::binary);
        std::ostringstream content;
        content << file.rdbuf();
        res.set_content(content.str(), "application/octet-stream");
    });

    server.Get("/log", [](const httplib::Request& req, httplib::Response& res) {
        fs::path path = ARCHIVES / fs::path(req.get_param_value("file")).filename();
        // ok: c-path-traversal
        std::ifstream file(path);
        std::ostringstream content;
        content << file.rdbuf();
        res.set_content(content.str(), "text/plain");
    });

    server.Delete("/archive", [](const httplib::Request& req, httplib::Response& res) {
        // ruleid: c-path-traversal
        fs::remove_all(ARCHIVES / req.get_param_value("folder"));
        res.set_content("deleted", "text/plain");
    });

    server.Post("/compress", [](const httplib::Request& req, httplib::Response& res) {
        auto body = json::parse(req.body);
        std::string name = body["name"];
        std::string command = "tar -czf /var/lib/jobs/" + name + ".tar.gz " + ARCHIVES.string();
        // ruleid: c-command-injection
        int status = std::system(command.c_str());
        res.set_content(std::to_string(status), "text/plain");
    });

    server.Post("/rotate", [](const httplib::Request& req, httplib::Response& res) {
        int keep = std::stoi(req.get_param_value("keep"));
        std::string command = "/usr/local/bin/rotate --keep " + std::to_string(keep);
        // ok: c-command-injection
        int status = std::system(command.c_str());
        res.set_content(std::to_string(status), "text/plain");
    });

    server.Get("/filter", [&](const httplib::Request& req, httplib::Response& res) {
        // ruleid: cpp-regex-from-outside
        std::regex pattern(req.get_param_value("pattern"));
        int count = 0;
        for (const auto& job : queue.byOwner("all")) count += std::regex_search(job.name, pattern);
        res.set_content(std::to_string(count), "text/plain");
    });

    server.Get("/valid", [](const httplib::Request& req, httplib::Response& res) {
        // ok: cpp-regex-from-outside
        static const std::regex pattern("^[a-z0-9-]+$");
        bool valid = std::regex_match(req.get_param_value("name"), pattern);
        res.set_content(valid ? "yes" : "no", "text/plain");
    });

    server.Get("/hello", [](const httplib::Request& req, httplib::Response& res) {
        // ruleid: cpp-xss
        res.set_content("<h1>Jobs of " + req.get_param_value("user") + "</h1>", "text/html");
    });

    server.Get("/echo", [](const httplib::Request& req, httplib::Response& res) {
        // ok: cpp-xss
        res.set_content("Jobs of " + req.get_param_value("user"), "text/plain");
    });

    server.Get("/login", [](const httplib::Request& req, httplib::Response& res) {
        std::string password = req.get_param_value("password");
        // ruleid: c-secret-in-clear
        std::cout << "login with " << password << std::endl;
        if (passwordHash(password) != std::getenv("ADMIN_HASH")) {
            res.status = 401;
            return;
        }
        res.set_content(createToken(), "text/plain");
    });

    server.Post("/notify", [](const httplib::Request& req, httplib::Response& res) {
        auto body = json::parse(req.body);
        res.set_content(notify(body.at("callback").get<std::string>()), "text/plain");
    });

    server.Post("/buffer", [](const httplib::Request& req, httplib::Response& res) {
        Buffer buffer(std::stoul(req.get_param_value("size")));
        char name[32];
        // ruleid: c-input-overflow
        std::strcpy(name, req.get_param_value("name").c_str());
        std::snprintf(buffer.data(), buffer.size(), "%s", name);
        res.set_content(buffer.data(), "text/plain");
    });

    server.Get("/redirect", [](const httplib::Request& req, httplib::Response& res) {
        // ruleid: cpp-open-redirect
        res.set_redirect(req.get_param_value("next"));
    });

    server.Get("/home", [](const httplib::Request&, httplib::Response& res) {
        // ok: cpp-open-redirect
        res.set_redirect("/jobs");
    });
}

std::string temporaryFile() {
    // ruleid: c-temporary-name
    return std::tmpnam(nullptr);
}

int main() {
    JobQueue queue("/var/lib/jobs/jobs.db");
    pqxx::connection archive(std::getenv("ARCHIVE_URL"));
    httplib::Server server;
    routes(server, queue, archive);
    // ok: cpp-dangling-view
    std::string_view address = "127.0.0.1";
    server.listen(std::string(address), 8080);
}
