import { indented, type LanguageSpellings } from './spelling.ts';

/** C's spelling of what data flows through. */
export const c: LanguageSpellings = {
  language: 'c',
  path: 'case.c',
  untrusted: 'source()',
  sanitized: 'clean(source())',
  program: (body, beside) =>
    `struct o { char *f; char *g; };\n${beside}\n\nvoid handler(void) {\n${indented(body, '  ')}\n}\n`,
  lacks:
    'classes, closures, exceptions, await, generators, interpolation, destructuring, overloads by class of the receiver',
  constructs: {
    'variable that a block hides': {
      body: 'char *x = VALUE;\n{\n  char *x = "a";\n  keep(x);\n}\nsink(x);',
      harmless: 'char *x = "a";\n{\n  char *x = source();\n  keep(x);\n}\nsink(x);',
    },
    'variable that a loop hides': {
      body: 'char *X = VALUE;\nfor (char *X = "a"; *X; X++) keep(X);\nsink(X);',
      harmless: 'char *X = "a";\nfor (char *X = source(); *X; X++) keep(X);\nsink(X);',
    },
    declaration: 'char *x = VALUE;\nsink(x);',
    assignment: 'char *x;\nx = VALUE;\nsink(x);',
    'assignment as expression': 'char *x, *y;\nx = y = VALUE;\nsink(x);',
    'augmented assignment': 'int x = 1;\nx += VALUE;\nsink(x);',
    cast: 'sink((char *)VALUE);',
    'comma operator': 'sink((flag(), VALUE));',
    conditional: { body: 'sink(flag() ? VALUE : "a");', harmless: 'sink(source() ? "a" : "b");' },
    field: {
      body: 'struct o o;\no.f = VALUE;\nsink(o.f);',
      harmless: 'struct o o;\no.f = source();\no.g = "g";\nsink(o.g);',
    },
    'field behind a pointer': {
      body: 'struct o *o = make();\no->f = VALUE;\nsink(o->f);',
      harmless: 'struct o *o = make();\no->f = source();\no->g = "g";\nsink(o->g);',
    },
    initializer: {
      body: 'struct o o = { .f = VALUE, .g = "g" };\nsink(o.f);',
      harmless: 'struct o o = { .f = source(), .g = "g" };\nsink(o.g);',
    },
    array: 'char *a[2];\na[0] = VALUE;\nsink(a[0]);',
    'array initializer': 'char *a[] = { VALUE, "b" };\nsink(a[0]);',
    pointer: 'char *x = VALUE;\nchar **p = &x;\nsink(*p);',
    'pointer that moves': 'char *x = VALUE;\nx++;\nsink(x);',
    'pointer arithmetic': 'char *x = VALUE;\nsink(x + 1);',
    'character written behind a pointer': "char *x = VALUE;\n*x = '_';\nsink(x);",
    'element of a text': 'char *x = VALUE;\nsink(x[0]);',
    strcpy: {
      body: 'char b[9];\nstrcpy(b, VALUE);\nsink(b);',
      harmless: 'char b[9];\nstrcpy(b, "a");\nsink(b);',
    },
    strncpy: 'char b[9];\nstrncpy(b, VALUE, 8);\nsink(b);',
    strcat: 'char b[9] = "a";\nstrcat(b, VALUE);\nsink(b);',
    memcpy: 'char b[9];\nmemcpy(b, VALUE, 8);\nsink(b);',
    sprintf: 'char b[9];\nsprintf(b, "a %s", VALUE);\nsink(b);',
    snprintf: 'char b[9];\nsnprintf(b, sizeof b, "a %s", VALUE);\nsink(b);',
    strdup: 'sink(strdup(VALUE));',
    'unknown function': 'sink(unknown(VALUE));',
    'function result': {
      beside: 'char *same(char *x) { return x; }\nchar *other(char *x) { return "a"; }',
      body: 'sink(same(VALUE));',
      harmless: 'sink(other(source()));',
    },
    'sink in a function': { beside: 'void put(char *x) { sink(x); }', body: 'put(VALUE);' },
    'source in a function': { beside: 'char *get(void) { return VALUE; }', body: 'sink(get());' },
    'argument written into': {
      beside: 'void fill(struct o *o, char *x) { o->f = x; }',
      body: 'struct o o;\nfill(&o, VALUE);\nsink(o.f);',
    },
    'argument written behind a pointer': {
      beside: 'void set(char **out, char *x) { *out = x; }',
      body: 'char *x;\nset(&x, VALUE);\nsink(x);',
    },
    'callback by name': {
      beside:
        'char *same(char *x) { return x; }\nchar *other(char *x) { return "a"; }\nchar *apply(char *(*f)(char *), char *x) { return f(x); }',
      body: 'sink(apply(same, VALUE));',
      harmless: 'sink(apply(other, source()));',
    },
    'global variable': {
      beside: 'char *shared;\nvoid keep(char *x) { shared = x; }',
      body: 'keep(VALUE);\nsink(shared);',
    },
    'counting loop': 'char *x = "";\nfor (int i = 0; i < 3; i++) {\n  sink(x);\n  x = VALUE;\n}',
    'loop with a condition':
      'char *a = "a", *b = "b";\nwhile (flag()) {\n  sink(a);\n  a = b;\n  b = VALUE;\n}',
    'loop that runs once': 'char *x = "";\ndo {\n  x = VALUE;\n} while (flag());\nsink(x);',
    'assignment in a condition': 'char *x;\nwhile ((x = VALUE) != 0) {\n  sink(x);\n}',
    'one branch': {
      body: 'char *x = VALUE;\nif (flag()) {\n  x = clean(x);\n}\nsink(x);',
      harmless: 'char *x = source();\nif (flag()) {\n  x = clean(x);\n} else {\n  x = "a";\n}\nsink(x);',
    },
    'constant that decides': {
      beside: 'void put(char *x, int really) {\n  if (really) {\n    sink(x);\n  }\n}',
      body: 'put(VALUE, 1);',
      harmless: 'put(source(), 0);',
    },
    switch: {
      body: 'char *x = "a";\nswitch (kind()) {\n  case 1:\n    x = VALUE;\n    break;\n}\nsink(x);',
      harmless:
        'char *x = "a";\nswitch (kind()) {\n  case 1:\n    x = source();\n    break;\n  case 2:\n    sink(x);\n}',
    },
    'case that falls through':
      'char *x = "a";\nswitch (kind()) {\n  case 1:\n    x = VALUE;\n  case 2:\n    sink(x);\n}',
    goto: 'char *x = VALUE;\ngoto end;\nend:\nsink(x);',
    recursion: {
      beside:
        'char *down(char *x, int n) {\n  if (n == 0) {\n    return x;\n  }\n  return down(x, n - 1);\n}',
      body: 'sink(down(VALUE, 3));',
    },
    'overwritten value': {
      body: 'char *x = "a";\nx = VALUE;\nsink(x);',
      harmless: 'char *x = source();\nx = "a";\nsink(x);',
    },
  },
};
