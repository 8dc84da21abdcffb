import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { readGrammar } from '../../../test/support/grammars.ts';
import { Random } from '../../../test/support/random.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import type { Analysed, Analyser } from '../engine/analyser.ts';
import { Scanner } from '../engine/scanner.ts';
import type { Analysis } from '../finding/finding.ts';
import { cacheFiles } from '../ports/cacheFiles.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { CachingAnalyser } from './scanCache.ts';
import { type CommandResult, RULES, runCommand } from './testing.ts';

let folder: TemporaryFolder;
/** Gives each test of a group a folder of its own. */
function ownFolder(): void {
  beforeEach(() => {
    folder = new TemporaryFolder({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'a.py': 'bad()\n',
      'b.py': 'doubtful()\nbad()  # ai-security-ignore: sure -- it is a test\n',
      'broken.py': 'def (:\nbad()\n',
      'page.html': '<script>bad()</script>\n',
    });
  });
  afterEach(() => folder.remove());
}

/** How many texts were parsed in all scans since it was set to nothing. */
let scanned: string[] = [];

/** A scan with a cache, in a test's environment in which it is counted what is scanned. */
function scan(
  args: readonly string[] = [],
  environment: Partial<CliEnvironment> = {},
  rules = RULES,
): Promise<CommandResult> {
  return runCommand(folder.path, ['--path', '.', '--cache', 'cache', '--format', 'json', ...args], {
    readGrammar,
    rules,
    environment: {
      createScanner: async () => {
        const scanner = await Scanner.create({ readGrammar, today: () => '2026-01-01' });
        const plain = scanner.scan.bind(scanner);
        scanner.scan = (source, ruleSet) => {
          scanned.push(source.path);
          return plain(source, ruleSet);
        };
        return scanner;
      },
      ...environment,
    },
  });
}

/** The files that a scan looks at anew. */
async function scannedBy(...args: Parameters<typeof scan>): Promise<string[]> {
  scanned = [];
  await scan(...args);
  return [...new Set(scanned)].sort();
}

/** The entries of the cache, as paths below it. */
function entries(): string[] {
  const root = folder.at('cache/analyses');
  return existsSync(root)
    ? readdirSync(root).flatMap((start) =>
        readdirSync(join(root, start)).map((rest) => join(root, start, rest)),
      )
    : [];
}

describe('a scan with a cache', () => {
  ownFolder();

  const ALL = ['a.py', 'b.py', 'broken.py', 'page.html'];

  it('says the same, and does not look again at what has not changed', async () => {
    const first = await scan();
    const without = await runCommand(folder.path, ['--path', '.', '--format', 'json'], { readGrammar });
    assert.deepEqual(first, without);
    assert.ok(JSON.parse(first.out).findings.length >= 2);
    scanned = [];
    assert.deepEqual(await scan(), first);
    assert.deepEqual(scanned, []);
  });

  it('looks at a file whose text or name has changed, and at no other', async () => {
    assert.deepEqual(await scannedBy(), ALL);
    folder.write({
      'a.py': 'bad()\nbad()\n',
      'c.py': 'doubtful()\nbad()  # ai-security-ignore: sure -- it is a test\n',
    });
    assert.deepEqual(await scannedBy(), ['a.py', 'c.py']);
    // What was there before is still known.
    folder.write({ 'a.py': 'bad()\n' });
    assert.deepEqual(await scannedBy(), []);
  });

  it('looks at all files when rules, version or program are others', async () => {
    await scan();
    const other = RULES.replace('Do not call bad.', 'Never call bad.');
    assert.deepEqual(await scannedBy([], {}, other), ALL);
    assert.deepEqual(await scannedBy(['--confidence', 'high']), ALL);
    assert.deepEqual(await scannedBy([], { version: '9.9.9' }), ALL);
    assert.deepEqual(await scannedBy([], { programHash: async () => 'other' }), ALL);
    assert.deepEqual(await scannedBy(), []);
  });

  it('looks once a day at what a date may end in', async () => {
    folder.write({ 'a.py': 'bad()  # ai-security-ignore: sure -- for now until 2026-01-01\n' });
    await scan();
    assert.deepEqual(await scannedBy(), []);
    assert.deepEqual(await scannedBy([], { instant: () => '2026-01-02T00:00:00.000Z' }), ['a.py']);
  });

  it('takes nothing that is broken, and writes it anew', async () => {
    const whole = await scan();
    const random = new Random(5);
    for (let round = 0; round < 12; round++) {
      for (const entry of entries()) {
        const text = readFileSync(entry, 'utf8');
        const at = random.below(text.length);
        writeFileSync(
          entry,
          random.pick([
            '',
            text.slice(0, at),
            `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`,
            `${text} `,
            '\0'.repeat(200),
          ]),
        );
      }
      assert.deepEqual(await scan(), whole);
      assert.deepEqual(await scannedBy(), [], 'it was not written anew');
    }
  });

  it('takes no analysis of another form, though its hash is right', async () => {
    const whole = await scan();
    const { sha256Hex } = await import('../review/lineHash.ts');
    for (const json of [
      'null',
      '[]',
      '{}',
      '{"findings":[{}],"problems":[],"unread":[]}',
      '{"findings":[],"problems":[],"unread":[{"start":5,"end":100000}]}',
    ]) {
      for (const entry of entries()) writeFileSync(entry, `${sha256Hex(json)}\n${json}`);
      assert.deepEqual(await scan(), whole, json);
    }
  });

  it('is out of git and out of scans', async () => {
    await scan();
    assert.equal(readFileSync(folder.at('cache/.gitignore'), 'utf8'), '*\n');
    folder.write({ 'cache/analyses/x.py': 'bad()\n' });
    assert.deepEqual(await scannedBy(), []);
  });

  it('goes on without a cache that cannot be written, and says so once', async () => {
    folder.write({ cache: 'a file' });
    const { code, out, error } = await scan();
    assert.equal(code, 1);
    assert.ok(JSON.parse(out).findings.length >= 2);
    assert.equal(error.match(/The cache cannot be written: .*The scan goes on without/g)?.length, 1);
  });

  it('is for scans alone: the gate has none, and a person’s files are not its place', async () => {
    for (const [args, message] of [
      [['--since', 'HEAD'], /The gate reads no cache/],
      [['--cache', '.ai-review'], /is for a person to write/],
    ] as const) {
      const { code, error } = await scan(args);
      assert.equal(code, 2);
      assert.match(error, message);
    }
  });
});

describe('the cache', () => {
  ownFolder();

  const analysis: Analysis = { findings: [], problems: [], unread: [] };
  /** Analyses as it is told, and counts. */
  class Inner implements Analyser {
    readonly parallel = 1;
    count = 0;
    constructor(private readonly answer: Analysed = { analysis }) {}
    async analyse(): Promise<Analysed> {
      this.count++;
      return this.answer;
    }
    async dispose(): Promise<void> {}
  }
  const environment = {
    instant: () => '2026-01-01T00:00:00.000Z',
    error: (text: string) => assert.fail(text),
  };
  const caching = (inner: Analyser, bounds?: { bytes: number; entries: number }) =>
    new CachingAnalyser(
      inner,
      [new RuleSet([])],
      cacheFiles(folder.at('cache')),
      'product',
      environment,
      bounds,
    );
  const file = (text: string) => ({ path: '/a.py', inside: 'a.py', text, rules: 0 });

  for (const [what, answer] of [
    ['crashed', { crash: 'x' }],
    ['no rule looks at', { analysis: null }],
    ['hit a bound', { analysis: { ...analysis, problems: [{ kind: 'limit', message: 'x' }] } }],
    ['a rule failed on', { analysis: { ...analysis, problems: [{ kind: 'internal', message: 'x' }] } }],
  ] as const)
    it(`does not keep what ${what}`, async () => {
      const inner = new Inner(answer as Analysed);
      const analyser = caching(inner);
      for (const _ of [1, 2]) assert.deepEqual(await analyser.analyse(file('x')), answer);
      assert.equal(inner.count, 2);
      assert.deepEqual(entries(), []);
    });

  it('removes the oldest that a scan had no use for, once there are too many', async () => {
    const bounds = { bytes: 1e9, entries: 8 };
    const first = caching(new Inner(), bounds);
    for (let i = 0; i < 8; i++) {
      const before = new Set(entries());
      await first.analyse(file(`text ${i}`));
      const [entry = ''] = entries().filter((each) => !before.has(each));
      utimesSync(entry, 1000 + i, 1000 + i);
    }
    await first.dispose();
    assert.equal(entries().length, 8);
    const inner = new Inner();
    const second = caching(inner, bounds);
    await second.analyse(file('text 0'));
    await second.analyse(file('text 8'));
    await second.dispose();
    assert.equal(entries().length, 6);
    // The oldest was used, so the next ones went.
    const third = new Inner();
    for (const i of [0, 4, 5, 6, 7, 8]) await caching(third, bounds).analyse(file(`text ${i}`));
    assert.equal(third.count, 0);
    await caching(third, bounds).analyse(file('text 1'));
    assert.equal(third.count, 1);
  });

  it('is bounded in bytes, and removes nothing that is not its own', async () => {
    mkdirSync(folder.at('cache/analyses/00'), { recursive: true });
    folder.write({ 'cache/analyses/00/mine': 'x', 'cache/mine': 'x'.repeat(10_000) });
    const big: Analysis = { ...analysis, problems: [{ kind: 'syntax', message: 'x'.repeat(1000) }] };
    for (let i = 0; i < 10; i++) {
      const analyser = caching(new Inner({ analysis: big }), { bytes: 5000, entries: 1e9 });
      await analyser.analyse(file(`text ${i}`));
      await analyser.dispose();
    }
    const own = entries().filter((each) => !each.endsWith('mine'));
    assert.ok(own.length >= 2 && own.length <= 4, String(own.length));
    assert.ok(existsSync(folder.at('cache/analyses/00/mine')) && existsSync(folder.at('cache/mine')));
  });
});
