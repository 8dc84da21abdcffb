/**
 * Random changes of a repository for the gate, with what is right to say of them. A base and a head are made as
 * plain maps of files, and the head is changed in all the ways in which bytes, modes and names can change; some
 * of it is then reviewed. What the gate may let pass is found out here from the maps alone, without git's diff,
 * the ledger's anchors or anything else that the gate itself goes by.
 *
 * Commits are made by `git fast-import`, and nothing is checked out: what counts is what is committed.
 */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { Ledger } from '../../server/src/review/ledger.ts';
import type { Reviewer } from '../../server/src/review/mark.ts';
import type { LedgerFiles } from '../../server/src/review/store.ts';
import type { Random } from '../support/random.ts';
import { TemporaryFolder } from '../support/temporaryFolder.ts';

export const ADA: Reviewer = { name: 'Ada', email: 'ada@example.org' };

const FILE = '100644';
const PROGRAM = '100755';
const LINK = '120000';
const SUBMODULE = '160000';

/** What lies at a path: a file's bytes in Latin-1, a link's target, a submodule's commit. */
interface Thing {
  readonly mode: string;
  readonly content: string;
}

/** Paths are bytes in Latin-1, as git has them. */
type Tree = Map<string, Thing>;

const CONFIGURATION = `policy:
  require: unreviewed
  paths: ["src/"]
paths:
  exclude: ["src/vendor/"]
`;

/** A change, ready to be held. */
export interface History {
  /** The commit that is to be checked out. */
  readonly head: string;
  /** The paths at which base and head differ, as reports name them, in the order of their names. */
  readonly paths: readonly string[];
  /** Whether an entry may pass, by its path, and by the one that it was renamed from. */
  mayPass(path: string, before: string | undefined): boolean;
  /** Whether an entry has to pass, since all of it was reviewed and nothing is in doubt. */
  mustPass(path: string): boolean;
  /** What was done, for people. */
  readonly log: readonly string[];
}

/** A repository in which changes are made, all of the same base. */
export class Histories {
  readonly folder = new TemporaryFolder();
  private readonly root: string;
  private readonly base: Tree = new Map();
  private names = 0;
  /** Texts that somebody has read whole, as bytes in Latin-1. */
  private readonly readInBase = new Set<string>();
  /** The file of the base whose review somebody took back. */
  private withdrawn: string | undefined;

  private constructor(private readonly random: Random) {
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', ADA.name);
    this.git('config', 'user.email', ADA.email);
    this.nameSpies();
    this.root = this.commit('start', new Map(), undefined);
  }

  static async create(random: Random): Promise<Histories> {
    const histories = new Histories(random);
    await histories.makeBase();
    return histories;
  }

  /** What ran of the programs that the repository's configuration names. */
  get ran(): readonly string[] {
    return readdirSync(this.folder.at('.git/ran'));
  }

  /** Has the configuration name a program wherever git can be told to run one; each says that it ran. */
  private nameSpies(): void {
    mkdirSync(this.folder.at('.git/ran'));
    this.folder.write({ '.git/info/attributes': '* filter=evil diff=evil\n' });
    const spy = (name: string): string => {
      const script = this.folder.at(`.git/spy-${name}`);
      writeFileSync(script, `#!/bin/sh\n: > '${this.folder.at('.git/ran')}/${name}'\ncat\n`, { mode: 0o755 });
      return script;
    };
    for (const [key, name] of [
      ['filter.evil.clean', 'clean'],
      ['filter.evil.smudge', 'smudge'],
      ['diff.evil.textconv', 'textconv'],
      ['diff.evil.command', 'diff'],
      ['diff.external', 'external'],
      ['core.fsmonitor', 'fsmonitor'],
      ['core.sshCommand', 'ssh'],
      ['core.pager', 'pager'],
    ] as const)
      this.git('config', key, spy(name));
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder.path, encoding: 'utf8', stdio: 'pipe' });
  }

  remove(): void {
    this.folder.remove();
  }

  private async makeBase(): Promise<void> {
    const { base, random } = this;
    base.set('.ai-security-scanner.yml', { mode: FILE, content: CONFIGURATION });
    for (let i = 0; i < 8; i++) base.set(`src/f${i}.py`, { mode: FILE, content: this.text() });
    for (const name of ['a.py', 'b.js', '__init__.py'])
      base.set(`src/plugins/${name}`, { mode: FILE, content: this.text() });
    for (let i = 0; i < 4; i++) base.set(`legacy/l${i}.py`, { mode: FILE, content: this.text() });
    for (let i = 0; i < 2; i++) base.set(`src/vendor/v${i}.py`, { mode: FILE, content: this.text() });
    base.set('src/picture.png', { mode: FILE, content: PICTURE + this.text() });
    base.set('src/link', { mode: LINK, content: 'f0.py' });
    const read = [...base.keys()].filter((path) => path.startsWith('src/f') && random.below(3) > 0);
    const marks = new MarkWriter(this.root, 0);
    for (const path of read) {
      await marks.read(path, (base.get(path) as Thing).content);
      this.readInBase.add((base.get(path) as Thing).content);
    }
    // Somebody takes one of the reviews back.
    // What was read where the policy does not ask was read for another purpose.
    for (const path of ['legacy/l0.py', 'legacy/l1.py', 'src/vendor/v0.py'])
      await marks.read(path, (base.get(path) as Thing).content);
    this.withdrawn = read[0];
    if (this.withdrawn !== undefined) {
      await marks.withdraw(this.withdrawn);
      this.readInBase.delete((base.get(this.withdrawn) as Thing).content);
    }
    marks.addTo(base);
    this.commit('main', base, this.root);
  }

  /** Changes several things at once, and reviews some of what came of it. */
  async change(changes: number): Promise<History> {
    const { random, base } = this;
    const head: Tree = new Map(base);
    const log: string[] = [];
    const touched = new Set<string>();
    for (let i = 0; i < changes; i++) this.changeSomething(head, touched, log);
    const differing = [...new Set([...base.keys(), ...head.keys()])]
      .filter((path) => !isSame(base.get(path), head.get(path)))
      .sort();
    const reviewed = new Set<string>();
    const marks = new MarkWriter(this.root, 1);
    const foreign = new MarkWriter('f'.repeat(40), 2);
    for (const path of differing) {
      const way = random.below(4);
      if (way < 2 || path.startsWith('.ai-review/')) continue;
      // Marks that were made in another repository are worth nothing here.
      const writer = way === 2 ? marks : foreign;
      const [before, after] = [base.get(path), head.get(path)];
      if (after !== undefined && isText(after)) await writer.read(path, after.content);
      if (isNamable(path)) await writer.look(path, before, after);
      if (writer === marks) reviewed.add(path);
      log.push(`${writer === marks ? 'reviewed' : 'reviewed elsewhere'}: ${shown(path)}`);
    }
    marks.addTo(head);
    foreign.addTo(head);
    return this.historyOf(head, touched, reviewed, log);
  }

  private historyOf(
    head: Tree,
    touched: ReadonlySet<string>,
    reviewed: ReadonlySet<string>,
    log: readonly string[],
  ): History {
    const { base } = this;
    const paths = [...new Set([...base.keys(), ...head.keys()])].filter(
      (path) => !isSame(base.get(path), head.get(path)),
    );
    const byName = new Map(paths.map((path) => [shown(path), path]));
    const read = new Set(this.readInBase);
    for (const path of reviewed) {
      const thing = head.get(path);
      if (thing !== undefined && isText(thing)) read.add(thing.content);
    }
    const isAsked = (path: string): boolean => path.startsWith('src/') && !path.startsWith('src/vendor/');
    const isJunk = (path: string): boolean => touched.has(path) && path.startsWith('.ai-review/');
    const mayPass = (name: string, beforeName: string | undefined): boolean => {
      const path = byName.get(name);
      const source = beforeName === undefined ? path : byName.get(beforeName);
      if (path === undefined || source === undefined) return false;
      if (isJunk(path)) return reviewed.has(path) && isNamable(path);
      if (path.startsWith('.ai-review/')) return true;
      if (!isAsked(path)) return source === path || !isAsked(source);
      const [before, after] = [base.get(source), head.get(path)];
      if (source !== path && (!isAsked(source) || endingOf(source) !== endingOf(path))) return false;
      if (after === undefined || !isText(after) || isLost(before, after))
        return reviewed.has(path) && isNamable(path);
      if (read.has(after.content) || after.content.trim() === '') return true;
      return before?.mode === after.mode && isText(before) && isSameCode(before.content, after.content);
    };
    const mustPass = (name: string): boolean => {
      const path = byName.get(name);
      if (path === undefined || !isAsked(path) || isJunk(path)) return false;
      const [before, after] = [base.get(path), head.get(path)];
      const isMode = before?.mode === after?.mode;
      if (isMode && before && after && isText(before) && isSameLines(before.content, after.content))
        return true;
      if (!reviewed.has(path)) return false;
      return after === undefined || !isText(after) ? isNamable(path) : isUtf8(after.content);
    };
    return {
      head: this.commit('head', head, 'main'),
      paths: [...byName.keys()].sort(),
      mayPass,
      mustPass,
      log,
    };
  }

  /** One change of what lies at a path that nothing has been done to yet. */
  private changeSomething(head: Tree, touched: Set<string>, log: string[]): void {
    const { random } = this;
    const pick = (matches: (path: string, thing: Thing) => boolean): string | undefined => {
      const paths = [...head].filter(([path, thing]) => !touched.has(path) && matches(path, thing));
      return paths[random.below(Math.max(1, paths.length))]?.[0];
    };
    const asked = (path: string, thing: Thing): boolean => /^src\/f\d/.test(path) && isText(thing);
    const put = (path: string, thing: Thing): void => {
      head.set(path, thing);
      touched.add(path);
    };
    const fresh = (name: string): string => `src/new${this.names++}${name}`;
    const edit = (how: (lines: string[]) => void): void => {
      const path = pick(asked);
      if (path === undefined) return;
      const { mode, content } = head.get(path) as Thing;
      const lines = content.split('\n');
      how(lines);
      put(path, { mode, content: lines.join('\n') });
    };
    const move = (from: string | undefined, to: string, how = (content: string) => content): void => {
      if (from === undefined) return;
      const { mode, content } = head.get(from) as Thing;
      head.delete(from);
      touched.add(from);
      put(to, { mode, content: how(content) });
    };
    const below = (folder: string) => (path: string) => path.startsWith(folder);
    const file = (content: string): Thing => ({ mode: FILE, content });
    const changes: Record<string, () => void> = {
      'add a text': () => put(fresh('.py'), file(this.text())),
      'add a text with an odd name': () => put(fresh('-caf\xe9\xff.py'), file(this.text())),
      'add a text with a name of control characters': () => put(fresh('\x01\x1b[31m.py'), file(this.text())),
      'add a text in Latin-1': () => put(fresh('.py'), file(`${this.text()}x = "\xe9"\n`)),
      'add a program with a NUL': () => put(fresh('.js'), file(`// \0\n${this.text()}`)),
      'add a program that is not text': () => put(fresh('.js'), file(PICTURE + this.text())),
      'add an empty file': () => put(fresh('.py'), file('')),
      'add a link': () => put(fresh('.py'), { mode: LINK, content: '../legacy/l0.py' }),
      'add a submodule': () => put(fresh(''), { mode: SUBMODULE, content: '1'.repeat(40) }),
      'change a line': () =>
        edit((lines) => {
          lines[random.below(lines.length - 1)] = this.line();
        }),
      'add a line': () => edit((lines) => lines.splice(random.below(lines.length), 0, this.line())),
      'delete lines': () =>
        edit((lines) => lines.splice(random.below(lines.length - 4), 1 + random.below(3))),
      'delete the first line': () => edit((lines) => lines.splice(0, 1)),
      'delete the last line': () => edit((lines) => lines.splice(-2, 1)),
      'change line endings': () =>
        edit((lines) => {
          for (let i = 0; i + 1 < lines.length; i++) lines[i] = `${lines[i]}\r`;
        }),
      'delete a file': () => {
        const path = pick(asked);
        if (path === undefined) return;
        head.delete(path);
        touched.add(path);
      },
      'empty a file': () => edit((lines) => lines.splice(0, lines.length, '', '')),
      'make a file a program': () => {
        const path = pick(asked);
        if (path !== undefined) put(path, { ...(head.get(path) as Thing), mode: PROGRAM });
      },
      'make a file a link': () => {
        const path = pick(asked);
        if (path !== undefined) put(path, { mode: LINK, content: '../legacy/l1.py' });
      },
      'rename within the policy': () => move(pick(asked), fresh('.py')),
      'rename and change': () =>
        move(pick(asked), fresh('.py'), (content) => content.replace(/^.*\n/, `${this.line()}\n`)),
      'rename to another kind of file': () => move(pick(asked), fresh('.js')),
      'rename into the policy': () => move(pick(below('legacy/')), fresh('.py')),
      'rename out of an excluded folder': () => move(pick(below('src/vendor/')), fresh('.py')),
      'rename out of the policy': () => move(pick(asked), `legacy/new${this.names++}.py`),
      'replace a folder by a link': () => {
        const inside = [...head.keys()].filter(below('src/plugins/'));
        if (inside.length === 0 || inside.some((path) => touched.has(path))) return;
        for (const path of inside) {
          head.delete(path);
          touched.add(path);
        }
        put('src/plugins', { mode: LINK, content: '../legacy' });
      },
      'change a picture': () => {
        const path = pick((each) => each.endsWith('.png'));
        if (path !== undefined) put(path, file(PICTURE + this.text()));
      },
      'turn a link': () => {
        const path = pick((each) => each === 'src/link');
        if (path !== undefined) put(path, { mode: LINK, content: '../legacy/l2.py' });
      },
      'hide code among the records': () => put(`.ai-review/marks/x/${this.names++}.json`, file(this.text())),
      'change attributes': () => put('.gitattributes', file('* -diff filter=evil diff=evil ident\n')),
      'change code outside of the policy': () =>
        move(pick(below('legacy/')), `legacy/new${this.names++}.py`, () => this.text()),
      'delete a withdrawal, and ask for what it took back': () => {
        const withdrawal = pick(
          (path, { content }) => path.startsWith('.ai-review/') && content.includes('"withdraw"'),
        );
        const path = pick((each) => each === this.withdrawn);
        if (withdrawal === undefined || path === undefined) return;
        head.delete(withdrawal);
        put(path, { ...(head.get(path) as Thing), mode: PROGRAM });
      },
    };
    const names = Object.keys(changes);
    const name = names[random.below(names.length)] as string;
    log.push(name);
    changes[name]?.();
  }

  /** Lines that nothing else has. */
  private text(): string {
    return `${Array.from({ length: 6 + this.random.below(10) }, () => this.line()).join('\n')}\n`;
  }

  private line(): string {
    return `value_${this.names++} = call_${this.random.below(1e9)}(a)`;
  }

  private commit(branch: string, tree: Tree, parent: string | undefined): string {
    const stream: Buffer[] = [];
    const add = (text: string, encoding: BufferEncoding = 'latin1'): number =>
      stream.push(Buffer.from(text, encoding));
    add(`commit refs/heads/${branch}\nmark :1\ncommitter A <a@example.org> 1767225600 +0000\ndata 1\nx\n`);
    if (parent !== undefined) add(`from ${parent === 'main' ? 'refs/heads/main^0' : parent}\n`);
    add('deleteall\n');
    for (const [path, { mode, content }] of tree) {
      const name = `"${[...path].map((each) => (/[\w./-]/.test(each) ? each : `\\${each.charCodeAt(0).toString(8).padStart(3, '0')}`)).join('')}"`;
      if (mode === SUBMODULE) add(`M ${mode} ${content} ${name}\n`);
      else add(`M ${mode} inline ${name}\ndata ${content.length}\n${content}\n`);
    }
    execFileSync('git', ['fast-import', '--quiet', '--force'], {
      cwd: this.folder.path,
      input: Buffer.concat(stream),
    });
    return this.git('rev-parse', `refs/heads/${branch}`).trim();
  }
}

/** Writes marks into a tree, as the editor does into a folder. */
class MarkWriter {
  private readonly written = new Map<string, string>();
  private readonly ids = new Map<string, string>();
  private readonly ledger: Promise<Ledger>;
  private time: number;

  constructor(repository: string, day: number) {
    this.time = Date.UTC(2026, 0, 1 + day);
    const files: LedgerFiles = {
      list: async () => [],
      read: async () => null,
      write: async (path, text) => void this.written.set(path, text),
      remove: async () => undefined,
    };
    this.ledger = Ledger.open({
      files,
      tool: '1.0.0',
      rules: 'r',
      now: () => {
        this.time += 1000;
        return new Date(this.time).toISOString();
      },
      readSource: async () => null,
      listSources: async function* () {},
      repository: async () => repository,
    });
  }

  /** All of a text. */
  async read(path: string, content: string): Promise<void> {
    const text = Buffer.from(content, 'latin1').toString('utf8');
    if (text.trim() === '') return;
    const lines = text.split('\n').map((_, line) => line);
    const [mark] = await (await this.ledger).mark({ path: shown(path), text, lines, reviewer: ADA });
    if (mark !== undefined) this.ids.set(path, mark.id);
  }

  /** A change as a whole. */
  async look(path: string, before: Thing | undefined, after: Thing | undefined): Promise<void> {
    await (await this.ledger).markEntry({
      path: shown(path),
      reviewer: ADA,
      ...(before === undefined ? {} : { before: sideOf(before) }),
      ...(after === undefined ? {} : { after: sideOf(after) }),
    });
  }

  async withdraw(path: string): Promise<void> {
    await (await this.ledger).withdraw([this.ids.get(path) as string], ADA);
  }

  addTo(tree: Tree): void {
    for (const [path, text] of this.written)
      tree.set(path, { mode: FILE, content: Buffer.from(text, 'utf8').toString('latin1') });
  }
}

function sideOf({ mode, content }: Thing): { mode: string; content: string } {
  const hash = createHash('sha256').update(Buffer.from(content, 'latin1')).digest('base64url');
  return { mode, content: mode === SUBMODULE ? `commit:${content}` : `sha256:${hash}` };
}

function isSame(one: Thing | undefined, other: Thing | undefined): boolean {
  return one?.mode === other?.mode && one?.content === other?.content;
}

/** What no text begins with. */
const PICTURE = '\x89PNG\0';

function isText({ mode, content }: Thing): boolean {
  return (mode === FILE || mode === PROGRAM) && !content.startsWith(PICTURE);
}

/** Whether an entry had something to read, and has nothing any more. */
function isLost(before: Thing | undefined, after: Thing): boolean {
  return after.content.trim() === '' && before !== undefined && before.content.trim() !== '';
}

/** Whether two texts differ in line endings and blank lines alone. */
function isSameCode(before: string, after: string): boolean {
  const lines = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines(before).join('\n') === lines(after).join('\n');
}

/** Whether two texts differ in line endings alone. */
function isSameLines(before: string, after: string): boolean {
  return before.replaceAll('\r\n', '\n') === after.replaceAll('\r\n', '\n');
}

function isUtf8(content: string): boolean {
  return !Buffer.from(content, 'latin1').toString('utf8').includes('\ufffd');
}

/** Whether a mark can name a path: one that is text. */
function isNamable(path: string): boolean {
  return isUtf8(path);
}

/** A path as reports name it: bytes that are no UTF-8 as lone surrogates. */
function shown(path: string): string {
  return isUtf8(path)
    ? Buffer.from(path, 'latin1').toString('utf8')
    : path.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
}

function endingOf(path: string): string {
  return /\.[^./]*$/.exec(path)?.[0] ?? '';
}
