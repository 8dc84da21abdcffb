struct user {
    int id;
    char *name;
};

void show(char *text, char **list, struct user *user, int count) {
    char *first, *second = text, letter;
    int limit = 16, numbers[4], *where = &count;
    // ruleid: fixed
    char small[limit];
    // ok: fixed
    char large[count];
    // ruleid: text
    use(text);
    // ruleid: list
    use(list);
    // ruleid: text
    use(*list);
    // ruleid: text
    use(list[0]);
    // ruleid: text
    use(first);
    // ruleid: text
    use(second);
    // ok: text, letters
    use(count);
    // ruleid: letters
    use(letter);
    // ruleid: text
    use(first);
    // ruleid: letters
    use(text[0]);
    // ruleid: whole
    use(numbers[1]);
    // ruleid: whole
    use(*where);
    // ruleid: address
    use(where);
    // ruleid: address
    use(where);
    // ruleid: address
    use(&count);
    // ok: address
    use(count);
    // ruleid: any-pointer
    compare(user, count);
    // ruleid: any-pointer
    compare(NULL, count);
    // ok: any-pointer
    compare(count, count);
}
