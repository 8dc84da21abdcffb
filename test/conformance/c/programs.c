// ruleid: include
#include <insecure.h>
// ok: include
#include "insecure.h"

#define SIZE 10

// ruleid: struct
struct User {
    char *name;
    int age;
};
// ok: struct
enum Color { RED };

// ruleid: static
static void helper(int a) {
    work();
}

// ruleid: function
int handle(int n, char *text, struct User *user) {
    int port_number = 8080;
    // ruleid: declared
    char buffer[SIZE];
    // ok: declared
    int numbers[SIZE];
    // ruleid: call
    gets(buffer);
    // ok: call
    fgets(buffer, SIZE, in);
    // ruleid: sized
    strncpy(buffer, text, sizeof(text));
    // ok: sized
    strncpy(buffer, text, sizeof(buffer));
    // ruleid: format
    printf(text);
    // ok: format
    printf("%s", text);
    // ruleid: not-constant
    system(text);
    // ok: not-constant
    system("ls");
    // ruleid: string
    open("a", n);
    // ok: string
    open(text, n);
    // ruleid: concatenated
    log("a" "b");
    // ok: concatenated
    log("a");
    // ruleid: constant
    port(port_number);
    // ok: constant
    port(80);
    // ruleid: pointer
    *text = 0;
    // ok: pointer
    text = 0;
    // ruleid: arrow
    show(user->secret);
    // ok: arrow
    show(user->name);
    // ruleid: cast
    put((char) n);
    // ok: cast
    put((int) n);
    // ruleid: index
    put(text[n++]);
    // ok: index
    put(text[n]);
    // ruleid: same
    put(n - n);
    // ok: same
    put(n - 1);
    // ruleid: deep
    outer(a(leak(n)));
    // ok: deep
    outer(a(n));
    // ruleid: typed
    release(text);
    // ok: typed
    release(n);
    // ruleid: initialized, assigned
    int got = read();
    // ruleid: assigned
    got = read();
    // ok: assigned
    got = write();
    // ruleid: if
    if (text == NULL) {
        work();
    } else {
        // ok: if
        if (text != NULL) return 1;
    }
    // ruleid: for
    for (n = 0; n <= 10; n++) {
        work();
    }
    // ok: for
    for (n = 0; n < 10; n++) {
        work();
    }
    // ruleid: while
    while (1) {
        // ruleid: inside
        work();
    }
    // ok: while, inside
    work();
    // ruleid: switch
    switch (n) {
        case 0:
            work();
            break;
        case 1:
            work();
    }
    // ok: switch
    switch (n) {
        case 2:
            work();
    }
    // ruleid: sequence
    free(text);
    work();
    use(text);
    // ok: sequence
    free(buffer);
    // ruleid: regex
    strcpy(buffer, text);
    // ok: regex
    strlcpy(buffer, text, n);
    // ruleid: comparison
    bits(1024);
    // ok: comparison
    bits(4096);
    store(
        // ok: focus
        n,
        // ruleid: focus
        text);
    if (n)
        // ruleid: return
        return secret;
    // ok: return
    return 0;
}
