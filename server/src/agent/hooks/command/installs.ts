/**
 * Packages that a command installs, and whether the project knows them. Models make up names of packages, and
 * whoever registers such a name runs code here; so a name that no manifest and no lock file has is for a person.
 */

import { ECOSYSTEMS, type Ecosystem } from './ecosystems.ts';
import type { ShellCommand, Word } from './shellCommand.ts';

/** What a command installs; `name` is undefined for what is only known when it runs. */
export interface Installed {
  readonly ecosystem: Ecosystem;
  readonly name: string | undefined;
}

/** Files and folders here, and what stands for none. */
const LOCAL =
  /^(?:\.{0,2}$|\.{1,2}[\\/]|~|\/|[A-Za-z]:[\\/]|file:|link:|workspace:)|^[^:]*(?:\.(?:whl|tgz|zip|gem|crate)|\.tar\.\w+)$/;
const ADDRESS = /^[\w+.-]+:\/\//;

/** How the words of a verb are used. */
type Use = 'installs' | 'runs' | 'creates';
const USES: readonly Use[] = ['installs', 'runs', 'creates'];

/** The packages that a command, or what starts it, installs by name. */
export function installedBy(command: ShellCommand): Installed[] {
  return [...command.starters, command].flatMap(({ program, words }) =>
    ECOSYSTEMS.flatMap((ecosystem) => installedIn(ecosystem, program, words)),
  );
}

function installedIn(ecosystem: Ecosystem, program: string, words: readonly Word[]): Installed[] {
  for (const use of USES)
    for (const verb of verbsOf(ecosystem, program, use)) {
      const rest = behind(words, verb === '' ? [] : verb.split(' '), ecosystem);
      if (rest !== undefined) return wantedIn(rest, use, ecosystem).map((name) => ({ ecosystem, name }));
    }
  return [];
}

function verbsOf(ecosystem: Ecosystem, program: string, use: Use): readonly string[] {
  const verbs = ecosystem[use] ?? {};
  return Object.hasOwn(verbs, program) ? (verbs[program] as readonly string[]) : [];
}

/** All ways in which a package is told to be installed: a program, and the words that have to be there. */
export const WAYS: readonly (readonly [program: string, words: readonly string[]])[] = ECOSYSTEMS.flatMap(
  (ecosystem) =>
    USES.flatMap((use) =>
      Object.entries(ecosystem[use] ?? {}).flatMap(([program, verbs]) =>
        verbs.map(
          (verb) => [program, verb.split(' ').filter((word) => word !== '' && word !== '*')] as const,
        ),
      ),
    ),
);

/** The words behind a verb, which may stand behind options only. */
function behind(
  words: readonly Word[],
  verb: readonly string[],
  { valued }: Ecosystem,
): readonly Word[] | undefined {
  let from = 0;
  for (const word of verb) {
    for (let text = words[from]?.text; text !== word && /^[-+]/.test(text ?? ''); text = words[from]?.text)
      from += valued.includes(text as string) && words[from + 1]?.text !== word ? 2 : 1;
    const found = words[from];
    if (found === undefined || (word !== '*' && found.text !== word)) return undefined;
    from++;
  }
  return words.slice(from);
}

/** The names of the packages among the words behind a verb. */
function wantedIn(words: readonly Word[], use: Use, ecosystem: Ecosystem): (string | undefined)[] {
  const { valued, naming = [], sources = [], fetched } = ecosystem;
  const positional: (string | undefined)[] = [];
  const named: (string | undefined)[] = [];
  for (let at = 0; at < words.length; at++) {
    const { text, shape } = words[at] as Word;
    const [option, value] = /^(-[^=]+)=(.*)$/s.exec(shape)?.slice(1) ?? [];
    const next = words[at + 1];
    if (option !== undefined && naming.includes(option)) named.push(fixed(value as string));
    else if (naming.includes(shape)) {
      if (next !== undefined) named.push(next.text);
      at++;
    } else if (valued.includes(shape)) {
      if (sources.includes(shape) && next !== undefined && isAddress(next.shape)) named.push(next.text);
      at++;
    } else if (text === undefined || text.includes('*'))
      positional.push(...(alternatives(shape) ?? [undefined]));
    else if (!text.startsWith('-')) positional.push(text);
    // What is run has its own words behind it.
    if (use !== 'installs' && positional.length > 0) break;
  }
  if (use === 'installs')
    return [...named, ...positional.filter(isPackage)].map((each) => nameOf(each, ecosystem));
  const run = named.length > 0 ? [] : positional.slice(0, 1);
  const isFetched = (each: string | undefined): boolean =>
    each === undefined || (fetched?.test(each) ?? true);
  return [...named, ...run.filter(isPackage).filter(isFetched)].map((each) =>
    nameOf(use === 'creates' && each !== undefined ? created(each) : each, ecosystem),
  );
}

function fixed(value: string): string | undefined {
  return value.includes('*') ? undefined : value;
}

/** `{a,b}`, which a variable with several values is, as the words that it may be. */
function alternatives(shape: string): string[] | undefined {
  const inner = /^\{([^{}*]*)\}$/.exec(shape)?.[1];
  return inner?.split(',');
}

function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

function isPackage(wanted: string | undefined): boolean {
  return wanted === undefined || !LOCAL.test(wanted);
}

function nameOf(wanted: string | undefined, ecosystem: Ecosystem): string | undefined {
  return wanted === undefined || isAddress(wanted) ? wanted : ecosystem.nameOf(wanted);
}

/** What `npm init x` runs. */
function created(name: string): string {
  return name.replace(/^(@[^/]+\/)?(?=[^@])/, '$1create-');
}

/** Whether a manifest or lock file has a package. */
export function isKnown(texts: readonly string[], name: string, ecosystem: Ecosystem): boolean {
  if (ecosystem.common?.includes(name)) return true;
  const names = [name];
  // The folders above it, down to a host and a name.
  if (ecosystem.hasFolders)
    for (let at = name.lastIndexOf('/'); name.indexOf('/') < at; at = name.lastIndexOf('/', at - 1))
      names.push(name.slice(0, at));
  return names.some((each) => texts.some((text) => knows(text, each, ecosystem)));
}

/** Whether a text has a package's name as a word of its own. */
export function knows(text: string, name: string, { folded = (each) => each }: Ecosystem): boolean {
  const all = folded(text);
  const wanted = folded(name);
  if (wanted === '') return false;
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    const front = all.slice(Math.max(0, at - 13), at);
    const isFront =
      !/[\w.@-]$/.test(front) && (!front.endsWith('/') || /node_modules\/$|[\s"']\/$/.test(front));
    const isBack = !/^(?:[\w/-]|\.\w)/.test(all.slice(at + wanted.length, at + wanted.length + 2));
    if (isFront && isBack) return true;
  }
  return false;
}
