/**
 * The architecture's invariants about imports (docs/architecture.md, invariant 1), held by reading every
 * source file: who may know VS Code, the language server protocol, tree-sitter, files and the network.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';

interface Import {
  /** The importing file, below the root, with `/`. */
  readonly file: string;
  /** What it imports: a package, or for a relative import the file below the root. */
  readonly target: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What the product's files below a folder import; or what the tests beside them do, and what those share. */
function importsBelow(folder: string, isTests = false): Import[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((file) => file.endsWith('.ts') && /(\.test|\/testing)\.ts$/.test(file) === isTests)
    .flatMap((file) => importsOf(file, readFileSync(join(projectRoot, file), 'utf8')));
}

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return { file, target: target.startsWith('.') ? posix.join(dirname(file), target) : target };
  });
}

/** Fails with every import of `packages` that lies outside `allowed` (folders end in `/`). */
function onlyIn(imports: readonly Import[], packages: RegExp, allowed: readonly string[]): void {
  const isAllowed = (file: string): boolean =>
    allowed.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
  const wrong = imports.filter(({ file, target }) => packages.test(target) && !isAllowed(file));
  assert.deepEqual(
    wrong.map(({ file, target }) => `${file} imports ${target}`),
    [],
  );
}

const ENTRY_POINTS = ['main', 'worker', 'cli', 'hook', 'launchServer', 'launchCli', 'startCommand'].map(
  (name) => `server/src/${name}.ts`,
);

describe('imports', () => {
  const imports = ['client/src', 'server/src', 'protocol'].flatMap((folder) => importsBelow(folder));

  it('are found in every form', () => {
    const text = [
      "import { a } from 'one';",
      "import type { b } from './two.ts';",
      "import 'three';",
      "export { c } from '../four.ts';",
      "const d = await import('five');",
      "const e = require('six');",
      "import {\n  f,\n  g,\n} from 'seven';",
    ].join('\n');
    assert.deepEqual(
      importsOf('server/src/lsp/x.ts', text).map(({ target }) => target),
      ['one', 'server/src/lsp/two.ts', 'three', 'server/src/four.ts', 'five', 'six', 'seven'],
    );
  });

  it('of vscode are in client/ only', () =>
    onlyIn(imports, /^vscode$|^vscode-languageclient/, ['client/src/']));

  it('of the language server protocol are in server/src/lsp/ and its entry points only', () =>
    onlyIn(imports, /^vscode-languageserver/, [
      'server/src/lsp/',
      'server/src/main.ts',
      'server/src/worker.ts',
    ]));

  it('of tree-sitter are in server/src/syntax/ only', () =>
    onlyIn(imports, /tree-sitter/, ['server/src/syntax/']));

  it('of the Model Context Protocol are in server/src/mcp/ only', () =>
    onlyIn(imports, /^@modelcontextprotocol\//, ['server/src/mcp/']));

  it('of node: modules are in entry points and ports only', () => {
    onlyIn(imports, /^node:|^vscode-languageclient\/node/, [
      'client/src/desktop.ts',
      ...ENTRY_POINTS,
      'server/src/ports/',
    ]);
  });

  it('of what works in any file system, or in a browser, know none of those', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        /^server\/src\/(storage|web|lsp)\/|^server\/src\/worker\.ts/.test(file) &&
        /^node:|^server\/src\/ports\//.test(target),
    );
    assert.deepEqual(wrong, []);
  });

  it('between client and server go through protocol/ only', () => {
    onlyIn(imports, /^server\//, ['server/src/']);
    onlyIn(imports, /^client\//, ['client/src/']);
  });

  it('of protocol/ point to nothing else', () => {
    const own = imports.filter(({ file }) => file.startsWith('protocol/'));
    assert.deepEqual(
      own.filter(({ target }) => !target.startsWith('protocol/')),
      [],
    );
  });

  it('of the engine know neither the language server nor reports', () => {
    const engine = /^server\/src\/(syntax|pattern|rule|taint|engine|facts|flow|text)\//;
    const wrong = imports.filter(
      ({ file, target }) =>
        engine.test(file) && /^server\/src\/(lsp|report|review|cli|main|ports)/.test(target),
    );
    assert.deepEqual(wrong, []);
  });

  it('of what agents are served with know neither who serves it nor the outside', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        file.startsWith('server/src/agent/') && /^server\/src\/(lsp|cli|main|ports)/.test(target),
    );
    assert.deepEqual(wrong, []);
  });

  it('of tests beside what agents are served with, and beside provenance, go no higher than these', () => {
    const above = /^server\/src\/(lsp|cli|main|ports)/;
    const tests = (room: string): Import[] => importsBelow(`server/src/${room}`, true);
    const wrong = [
      ...tests('agent').filter(({ target }) => above.test(target)),
      ...tests('provenance').filter(({ target }) => above.test(target) || roomOf(target) === 'agent'),
    ];
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} imports ${target}`),
      [],
    );
  });

  it('of what agents are served with reach nothing that marks, suppresses or sets a policy', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        /^server\/src\/(agent|mcp)\//.test(file) &&
        /^server\/src\/(review\/(ledger|marking|markFile|store|signature)|suppress\/edit|config\/policy)/.test(
          target,
        ),
    );
    assert.deepEqual(wrong, []);
  });

  it('of what decides know nothing of what models say, or of how they are measured', () => {
    const decides =
      /^server\/src\/(review|checklist|config|suppress|report|engine|mcp|agent)\/|^server\/src\/cli\/(scan|gate|reviewGate|change|policies|audit|checklist|hook|reports)/;
    const wrong = imports.filter(
      ({ file, target }) => decides.test(file) && /^server\/src\/(reviewer|verdicts)\//.test(target),
    );
    assert.deepEqual(wrong, []);
  });

  it('of what asks models reach nothing that marks, suppresses or sets a policy', () => {
    const asks =
      /^server\/src\/(reviewer|verdicts)\/|^server\/src\/lsp\/opinions|^server\/src\/cli\/reviewerAsk/;
    const wrong = imports.filter(
      ({ file, target }) =>
        asks.test(file) &&
        /^server\/src\/(review\/(ledger|marking|markFile|store|signature)|suppress\/edit|config\/policy)/.test(
          target,
        ),
    );
    assert.deepEqual(wrong, []);
  });

  it('lead from and to rooms that are in the picture of docs/architecture.md', () => {
    const rooms = new Set(imports.map(({ file }) => roomOf(file)).filter((room) => room !== ''));
    assert.deepEqual(
      [...rooms].filter((room) => !picture().includes(`${room}/`)),
      [],
    );
  });

  it('of the engine go down, in the order of docs/architecture.md', () => {
    const rooms = engineRooms();
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [rooms.indexOf(roomOf(file)), rooms.indexOf(roomOf(target))];
      return from >= 0 && to >= 0 && to < from;
    });
    assert.deepEqual(
      wrong.map(({ file, target }) => `${file} imports ${target}`),
      [],
    );
  });

  it('go in no circle, neither from file to file nor from room to room', () => {
    const between = imports.flatMap(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      return from === '' || to === '' || from === to ? [] : [{ file: from, target: to }];
    });
    assert.deepEqual([...circles(imports), ...circles(between)], []);
  });

  it('that go in a circle are found', () => {
    const of = (...pairs: string[]): Import[] =>
      pairs.map((pair) => ({ file: pair.slice(0, 1), target: pair.slice(1) }));
    assert.deepEqual(circles(of('ab', 'bc', 'ac')), []);
    assert.deepEqual(circles(of('ab', 'bc', 'ca', 'cd')), ['a', 'b', 'c']);
  });
});

/** The picture in docs/architecture.md. */
function picture(): string {
  const text = readFileSync(join(projectRoot, 'docs/architecture.md'), 'utf8');
  return /```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
}

/** The rooms of the engine, from top to bottom. */
function engineRooms(): string[] {
  const text = readFileSync(join(projectRoot, 'docs/architecture.md'), 'utf8');
  const list = /The rooms of the engine, from top to bottom: ([^.]*)\./.exec(text)?.[1] ?? '';
  const rooms = [...list.matchAll(/`(\w+)`/g)].map(([, room]) => room as string);
  assert.ok(rooms.length > 10, 'docs/architecture.md lists the rooms of the engine');
  return rooms;
}

function roomOf(file: string): string {
  return /^server\/src\/(\w+)\//.exec(file)?.[1] ?? '';
}

/** The files that import themselves by way of others, sorted. */
function circles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { file, target } of imports) targets.set(file, [...(targets.get(file) ?? []), target]);
  const reaches = (from: string): boolean => {
    const seen = new Set(targets.get(from));
    for (const file of seen) for (const next of targets.get(file) ?? []) seen.add(next);
    return seen.has(from);
  };
  return [...targets.keys()].filter(reaches).sort();
}
