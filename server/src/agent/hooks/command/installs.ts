/**
 * Packages that a command installs, and whether the project knows them. Models make up names of packages, and
 * whoever registers such a name runs code here; so a name that no manifest and no lock file has is for a person.
 */

import type { ShellCommand } from './shellTree.ts';

/** A package manager's world. */
export interface Ecosystem {
  /** The files that declare packages or know them, by name. */
  readonly files: readonly string[];
  /** Programs without the version at their end, and behind which of their words names of packages follow. */
  readonly installers: Readonly<Record<string, readonly string[]>>;
  /** Options that take a value. */
  readonly valued: readonly string[];
  /** The package's name in what is installed, with its version, extras and source. */
  nameOf(wanted: string): string;
  /** Names that mean the same, as one. */
  readonly folded?: (name: string) => string;
}

const PYTHON_NAME = (wanted: string): string => /^[\w.-]+/.exec(wanted)?.[0] ?? wanted;

export const ECOSYSTEMS: readonly Ecosystem[] = [
  {
    files: [
      'package.json',
      'package-lock.json',
      'npm-shrinkwrap.json',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'yarn.lock',
      'bun.lock',
    ],
    installers: {
      npm: ['install', 'i', 'add', 'in', 'ins', 'exec', 'x'],
      pnpm: ['add', 'install', 'i', 'dlx', 'exec'],
      yarn: ['add', 'dlx'],
      bun: ['add', 'install', 'i', 'x'],
      npx: [''],
      bunx: [''],
    },
    valued: ['--registry', '--prefix', '-C', '--dir', '-w', '--workspace', '--filter', '--tag', '--cwd'],
    nameOf: (wanted) => /^(?:[\w.-]+@npm:)?((?:@[\w.-]+\/)?[\w.-]+)(?:@[^/:]*)?$/.exec(wanted)?.[1] ?? wanted,
  },
  {
    files: [
      'requirements.txt',
      'requirements-dev.txt',
      'dev-requirements.txt',
      'constraints.txt',
      'pyproject.toml',
      'Pipfile',
      'Pipfile.lock',
      'poetry.lock',
      'pdm.lock',
      'uv.lock',
      'setup.py',
      'setup.cfg',
      'environment.yml',
    ],
    installers: {
      pip: ['install'],
      pipx: ['install', 'run'],
      poetry: ['add'],
      pdm: ['add'],
      pipenv: ['install'],
      uv: ['add', 'pip install', 'tool install', 'tool run'],
      uvx: [''],
      python: ['-m pip install'],
    },
    valued: [
      '-r',
      '--requirement',
      '-c',
      '--constraint',
      '-e',
      '--editable',
      '-t',
      '--target',
      '-i',
      '--index-url',
      '--extra-index-url',
      '-f',
      '--find-links',
      '--python',
      '-G',
      '--group',
      '--prefix',
    ],
    nameOf: PYTHON_NAME,
    folded: (name) => name.toLowerCase().replace(/[-_.]+/g, '-'),
  },
  {
    files: ['Cargo.toml', 'Cargo.lock'],
    installers: { cargo: ['add', 'install'] },
    valued: [
      '--git',
      '--path',
      '--features',
      '-F',
      '--version',
      '--vers',
      '-p',
      '--package',
      '--root',
      '--rename',
    ],
    nameOf: (wanted) => /^[\w-]+/.exec(wanted)?.[0] ?? wanted,
  },
  {
    files: ['go.mod', 'go.sum'],
    installers: { go: ['get', 'install'] },
    valued: ['-C', '-modfile'],
    nameOf: (wanted) => wanted.replace(/@.*$/, ''),
  },
  {
    files: ['Gemfile', 'Gemfile.lock'],
    installers: { gem: ['install'], bundle: ['add'] },
    valued: ['-v', '--version', '--source', '-s', '--group', '-g', '--git', '--path', '-i', '--install-dir'],
    nameOf: (wanted) => wanted.replace(/:.*$/, ''),
  },
  {
    files: ['composer.json', 'composer.lock'],
    installers: { composer: ['require'] },
    valued: ['-d', '--working-dir'],
    nameOf: (wanted) => wanted.replace(/[:=].*$/, ''),
  },
];

/** What a command installs; `name` is undefined for what is only known when it runs. */
export interface Installed {
  readonly ecosystem: Ecosystem;
  readonly name: string | undefined;
}

/** Files and folders here, and what stands for none. */
const LOCAL =
  /^(?:\.{0,2}$|\.{1,2}[\\/]|~|\/|[A-Za-z]:[\\/]|file:|link:|workspace:)|\.(?:whl|tgz|zip|gem|crate)$|\.tar\.\w+$/;

/** The packages that a command installs by name. */
export function installedBy({ program, words }: ShellCommand): Installed[] {
  for (const ecosystem of ECOSYSTEMS) {
    if (!Object.hasOwn(ecosystem.installers, program)) continue;
    for (const verb of ecosystem.installers[program] as readonly string[]) {
      const rest = behind(words, verb === '' ? [] : verb.split(' '));
      if (rest === undefined) continue;
      // What is run at once has its own words behind the first.
      const isRun = ['', 'exec', 'x', 'dlx', 'run', 'tool run'].includes(verb);
      const wanted = wantedIn(rest, ecosystem);
      return (isRun ? wanted.slice(0, 1) : wanted).map((each) => ({
        ecosystem,
        name: each === undefined ? undefined : ecosystem.nameOf(each),
      }));
    }
  }
  return [];
}

/** The words behind a verb, which may stand behind options only. */
function behind(
  words: readonly (string | undefined)[],
  verb: readonly string[],
): readonly (string | undefined)[] | undefined {
  let from = 0;
  for (const word of verb) {
    while (words[from]?.startsWith('-') && words[from] !== word) from++;
    if (words[from] !== word) return undefined;
    from++;
  }
  return words.slice(from);
}

function wantedIn(words: readonly (string | undefined)[], { valued }: Ecosystem): (string | undefined)[] {
  const wanted: (string | undefined)[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) wanted.push(undefined);
    else if (valued.includes(word)) i++;
    else if (!word.startsWith('-') && !LOCAL.test(word)) wanted.push(word);
  }
  return wanted;
}

/** Whether a manifest or lock file has a package's name, as a word of its own. */
export function knows(text: string, name: string, { folded = (each) => each }: Ecosystem): boolean {
  const all = folded(text);
  const wanted = folded(name);
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    const front = all.slice(Math.max(0, at - 13), at);
    const isFront =
      !/[\w.@-]$/.test(front) && (!front.endsWith('/') || /node_modules\/$|[\s"']\/$/.test(front));
    const isBack = !/^(?:[\w/-]|\.\w)/.test(all.slice(at + wanted.length, at + wanted.length + 2));
    if (isFront && isBack) return true;
  }
  return false;
}
