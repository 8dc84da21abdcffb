import assert from 'node:assert/strict';
import { readGrammar } from '../../../test/support/grammars.ts';
import { createFacts } from '../facts/index.ts';
import { Grammars } from '../syntax/grammars.ts';
import { languageOf } from '../syntax/languages/index.ts';
import type { Language } from '../syntax/languages/language.ts';
import { type Node, visit } from '../syntax/node.ts';
import { memoryOf } from './analysis.ts';
import { MEMORY_QUESTIONS, type MemoryQuestion } from './questions.ts';

/*
 * A comment `// p: freed, null-pointer` says of the last `p` in its line what holds there, and nothing else does;
 * `// p:` says that nothing holds. `// p[i]: outside` asks about `p` with the index `i` beside it.
 */

/** What nearly every pointer is, so that it would only stand in the way. */
const LEFT_OUT: ReadonlySet<MemoryQuestion> = new Set([
  'sized',
  'too-small',
  'maybe-too-small',
  'local',
  'not-heap',
]);

const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a.c': {
    'two names for one piece': `
      void f(char *p) {
        char *q = p;
        free(q);
        use(p); // p: freed, maybe-freed
      }`,
    'a variable that is set anew where it is freed': `
      void f(char *p, int c) {
        if (c) {
          free(p);
          p = 0;
        }
        use(p); // p: maybe-null
      }`,
    'a free on one way': `
      void f(char *p, int c) {
        if (c) free(p);
        use(p); // p: maybe-freed
      }`,
    'a free on a way that leaves': `
      void f(char *p, int c) {
        if (c) { free(p); return; }
        use(p); // p:
      }`,
    'a piece that is made in each round': `
      void f(int n) {
        char *last = 0;
        for (int i = 0; i < n; i++) {
          char *p = g_malloc(4);
          use_both(p, last); // p:
          free(p);
        }
      }`,
    'an allocation nobody asked about': `
      void f(void) {
        char *p = malloc(4);
        use(p); // p: maybe-null
        if (p == NULL) return;
        use(p); // p:
      }`,
    'an allocation that is asked about as it is made': `
      void f(int c) {
        char *p;
        if (c || (p = malloc(4)) == NULL) return;
        use(p); // p:
        free(p);
      }`,
    'what a condition finds to be null': `
      void f(char *p) {
        if (!p) use(p); // p: null-pointer
        else use(p); // p:
      }`,
    'what nobody has set': `
      int f(int c) {
        int n, m;
        if (c) m = 1;
        g_print("", n); // n: unset, maybe-unset
        n = 2;
        return n + m; // m: maybe-unset
      }`,
    'what another function sets': `
      int f(void) {
        int n;
        fill(&n);
        return n; // n:
      }`,
    'what a macro may set': `
      int f(struct list *all) {
        struct item *i;
        FOR_EACH(i, all) // i:
          use(i); // i:
      }`,
    'what assembler sets': `
      int f(void) {
        int n;
        __asm__("mov %0, 1" : "=r"(n));
        return n; // n:
      }`,
    'what is only measured': `
      void f(struct item *given) {
        struct item *p;
        p = malloc(sizeof(*p)); // p:
        given->next = p;
      }`,
    'an index in a loop': `
      void f(void) {
        int p[8];
        for (int i = 0; i < 8; i++) p[i] = 0; // p[i]:
        for (int i = 0; i <= 8; i++) p[i] = 0; // p[i]: maybe-beyond
        for (int i = 7; i >= 0; i--) p[i] = 0; // p[i]:
        p[8] = 0; // p[8]: outside, maybe-beyond
      }`,
    'an index that is counted on as it is used': `
      void f(const char *from) {
        char p[4];
        int i = 0;
        while (i < 4 && *from) p[i++] = *from++; // p[i++]:
      }`,
    'an index behind both conditions, and one': `
      void f(int i) {
        int p[8];
        if (i < 0 || i >= 8) return;
        p[i] = 0; // p[i]:
        p[i + 1] = 0; // p[i + 1]: maybe-beyond
      }`,
    'a number that a macro names': `
      #define LENGTH 8
      void f(void) {
        int p[LENGTH];
        p[LENGTH] = 0; // p[LENGTH]: outside, maybe-beyond
        p[LENGTH - 1] = 0; // p[LENGTH - 1]:
      }`,
    'a pointer that was moved': `
      void f(void) {
        int p[8];
        int *q = p + 6;
        q[1] = 0; // q[1]:
        q[2] = 0; // q[2]: outside, maybe-beyond
        q--;
        q[2] = 0; // q[2]:
      }`,
    'a field of what was freed, and of what comes behind it': `
      void f(struct item *p) {
        free(p->name);
        use(p->name); // p->name: freed, maybe-freed
        p = p->next;
        use(p->name); // p->name:
      }`,
    'a number that is zero': `
      int f(int c) {
        int n = 0;
        if (c) return 4 / n; // n: zero
        n = 2;
        return 4 / n; // n:
      }`,
    'a number with a condition on one side': `
      void f(int i, int j) {
        if (i < 8) use(i); // i: half-tested
        if (j >= 0 && j < 8) use(j); // j:
      }`,
    'memory that is lost on all ways, and on one': `
      void f(int n, int failed) {
        char *p = malloc(n), *q = malloc(n); // malloc: maybe-leaked
        char *r = malloc(n); // malloc: leaked
        if (failed) return;
        free(q);
      }`,
    'memory that goes through a macro with a type': `
      void f(struct item *all) {
        char *p = cast(char*, malloc(4)); // malloc:
        all->text = p;
      }`,
    'memory that a preprocessor chooses': `
      void f(int n) {
        char *p;
      #ifdef LARGE
        p = malloc(n); // malloc:
      #else
        p = calloc(n, 1); // calloc:
      #endif
        free(p);
      #ifdef LARGE
        p = malloc(n); // malloc: leaked
      #endif
      }`,
    'a fill that nobody reads, and one that somebody does': `
      int f(void) {
        char p[8], q[8];
        use(p);
        memset(p, 0, 8); // p: unread
        memset(q, 0, sizeof(q));
        return q[2];
      }`,
    'a fill of what has nothing in it': `
      void f(void) {
        char p[8];
        memset(p, 0, 8); // p:
      }`,
    'a fill that is read in the next round': `
      void f(int n) {
        char p[8];
        for (int i = 0; i < n; i++) {
          use(p);
          memset(p, 0, 8); // p:
        }
      }`,
    'a fill that another name leads to': `
      void f(void) {
        char p[8];
        char *q = p;
        memset(p, 0, 8); // p:
        use(q);
      }`,
    'a fill of what is freed, and of what somebody else has': `
      void f(struct item *all) {
        char *p = g_malloc(8), *q = g_malloc(8);
        p[0] = 1;
        all->text = q;
        memset(p, 0, 8); // p: unread
        memset(q, 0, 8); // q:
        free(p);
      }`,
    'a fill of what the caller has': `
      void f(char *p, char q[8]) {
        static char r[8];
        memset(p, 0, 8); // p:
        memset(q, 0, 8); // q:
        memset(r, 0, 8); // r:
      }`,
    'a function of the program by the name of one of the library': `
      void free(void *p) { keep(p); }
      void f(char *p) {
        free(p);
        use(p); // p:
      }`,
    'a function of the library that is declared': `
      void free(void *p);
      void f(char *p) {
        free(p);
        use(p); // p: freed, maybe-freed
      }`,
  },
  'a.cpp': {
    'what delete frees': `
      void f(Item *p, Item *q) {
        delete p;
        use(p); // p: freed, maybe-freed
        delete[] q;
        use(q); // q: freed, maybe-freed
      }`,
    'what a function may take by reference': `
      void f(char *p) {
        free(p);
        renew(p); // p: freed, maybe-freed
        use(p); // p:
      }`,
    'what an object owns that is made of a pointer': `
      void f() {
        Owner<Item> p = new Item(); // Item:
        Item *q = new Item(); // Item: leaked
        use(q->name);
      }`,
    'what is made and has no name': `
      void f() {
        const auto &p = *new Item(); // Item:
        const auto &q = *new Item{1, 2}; // Item:
      }`,
    'what a lambda captures': `
      void f(char *p) {
        auto end = [&] { p = nullptr; };
        free(p);
        end();
        use(p); // p:
      }`,
    'what a constructor sets': `
      int f() {
        std::string name;
        int n;
        use(name); // name:
        return n; // n: unset, maybe-unset
      }`,
  },
};

const grammars = new Grammars(readGrammar);

/** The last expression in a line that is written like this. */
function lastIn(root: Node, text: string, line: number, written: string): Node | undefined {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const [from, to] = [starts[line] as number, starts[line + 1] ?? text.length];
  let found: Node | undefined;
  visit(root, (node) => {
    if (node.start >= from && node.end <= to && text.slice(node.start, node.end) === written) found = node;
  });
  return found;
}

function functionAround(root: Node, node: Node): Node | undefined {
  let found: Node | undefined;
  visit(root, (each) => {
    if (each.kind === 'FunctionDef' && each.start <= node.start && node.end <= each.end) found = each;
  });
  return found;
}

function answersIn(language: Language, text: string): string {
  const tree = grammars.parse(text, language);
  assert.ok(tree);
  const facts = createFacts(tree.root, language, text);
  const said = text.split('\n').map((line, i) => {
    const [, before, asked] = /^(.*?\/\/ )(.+?):/.exec(line) ?? [];
    if (before === undefined || asked === undefined) return line;
    const [, written = asked, index] = /^(\w+)\[(.+)\]$/.exec(asked) ?? [];
    const whole = lastIn(tree.root, text, i, asked);
    const node = index === undefined ? whole : whole?.get('object');
    const memory = node && memoryOf(functionAround(tree.root, node) as Node, facts);
    assert.ok(node && memory, `${written} in: ${line}`);
    const beside = index === undefined ? {} : { index: whole?.get('index') };
    const answers = MEMORY_QUESTIONS.filter(
      (question) =>
        !LEFT_OUT.has(question) &&
        (index !== undefined || (question !== 'outside' && question !== 'maybe-beyond')) &&
        memory.answers(question, node, beside),
    );
    return `${before}${asked}:${answers.map((each) => ` ${each}`).join()}`;
  });
  tree.dispose();
  return said.join('\n');
}

describe('memory', () => {
  for (const [path, programs] of Object.entries(PROGRAMS))
    for (const [title, text] of Object.entries(programs))
      it(`${path}: ${title}`, async () => {
        const language = languageOf({ path });
        assert.ok(language);
        await grammars.load(language);
        assert.equal(answersIn(language, text), text);
      });

  it('is not known in languages that manage it themselves', async () => {
    const language = languageOf({ path: 'a.py' });
    assert.ok(language);
    await grammars.load(language);
    const text = 'def f():\n  pass\n';
    const tree = grammars.parse(text, language);
    assert.ok(tree);
    const [definition] = tree.root.children;
    assert.equal(memoryOf(definition as Node, createFacts(tree.root, language, text)), null);
    tree.dispose();
  });
});
