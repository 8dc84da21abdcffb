#include <string>
// ruleid: using
using namespace std;
// ok: using
using namespace other;

// ruleid: class
class User : public Base {
public:
    explicit User(int id) : id_(id) {}

private:
    int id_;
};

// ok: class
// ruleid: class-method
class Page : public Other {
    void handle(int a) override {
        go();
    }
};

// ruleid: namespace
namespace inner {
void run(Secret token, Plain other, std::string name, Task *task) {
    // ruleid: method
    use(name.c_str());
    // ok: method
    use(name.data());
    // ruleid: arrow
    task->run(1);
    // ok: arrow
    task->stop();
    // ruleid: scoped
    std::system("ls");
    // ok: scoped
    own::system("ls");
    // ruleid: chain
    builder().a(1).b(2).build();
    // ok: chain
    builder().a(1);
    // ruleid: new
    use(new User(1));
    // ok: new
    use(User(1));
    // ruleid: delete
    delete task;
    // ok: delete
    release(task);
    // ruleid: cast
    use(reinterpret_cast<char *>(task));
    // ok: cast
    use(static_cast<char *>(task));
    // ruleid: template
    std::vector<char> bytes;
    // ok: template
    std::vector<int> numbers;
    // ruleid: lambda
    map([&](int n) { go(); });
    // ok: lambda
    map([&](char n) { go(); });
    // ruleid: for-each
    for (auto item : input()) {
        go();
    }
    // ok: for-each
    for (auto item : output()) {
        go();
    }
    // ruleid: catch
    try {
        // ok: not-inside
        work();
    } catch (...) {
    }
    // ruleid: caught
    try {
        go();
    } catch (const std::exception &error) {
        go();
    }
    // ruleid: not-inside
    work();
    // ruleid: stream
    std::cout << name;
    // ok: stream
    std::cerr << name;
    // ruleid: nullptr
    if (task == nullptr) go();
    // ok: nullptr
    if (task != nullptr) go();
    // ruleid: string
    connect("db");
    // ruleid: string
    connect(R"(db)");
    // ok: string
    connect(name);
    // ruleid: typed
    wipe(token);
    // ok: typed
    wipe(other);
    // ruleid: deep
    outer(a(leak(1)));
    // ok: deep
    outer(a(1));
    // ruleid: either
    first();
    // ruleid: either
    second();
    // ok: either
    third();
    // ruleid: throw
    throw failure;
}
}

void objects(int size) {
    Key key;
    // ruleid: object
    // ruleid: object-of
    Vault a(key);
    // ruleid: object
    // ruleid: object-of
    static Vault b(key, 1);
    // ruleid: object
    const Vault c("name", size + 1);
    // ok: object
    Other d(key);
    // ruleid: new
    auto e = new Vault(key);
    // ok: object
    Vault f = Vault(key);
}
