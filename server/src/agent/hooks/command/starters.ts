/** Programs that run the command which stands behind them. */

import type { Word } from './shellCommand.ts';
import { ANYTHING, joined, plainWord } from './words.ts';

interface Starter {
  /** Its options that take a value. */
  readonly valued?: readonly string[];
  /** The word that has to follow for it to run a command. */
  readonly verb?: string;
  /** How many words stand in front of the command, besides options. */
  readonly skips?: number;
  /** Whether it adds words that only a run tells, behind the others or for `{}`. */
  readonly adds?: boolean;
}

const STARTERS: Readonly<Record<string, Starter>> = {
  sudo: { valued: ['-u', '-g', '-h', '-p', '-C', '-T', '-D', '-R'] },
  doas: { valued: ['-u', '-C'] },
  env: { valued: ['-u', '-C'] },
  nice: { valued: ['-n'] },
  ionice: { valued: ['-c', '-n', '-p'] },
  timeout: { valued: ['-s', '-k'], skips: 1 },
  xargs: { valued: ['-I', '-n', '-P', '-L', '-d', '-E', '-s', '-a'], adds: true },
  parallel: { valued: ['-j', '-a', '-I'], adds: true },
  command: {},
  builtin: {},
  exec: { valued: ['-a'] },
  nohup: {},
  setsid: {},
  stdbuf: { valued: ['-i', '-o', '-e'] },
  unbuffer: {},
  caffeinate: { valued: ['-t', '-w'] },
  strace: { valued: ['-e', '-o'] },
  time: { valued: ['-f', '-o'] },
  coproc: {},
  busybox: {},
  toybox: {},
  winpty: {},
  flock: { valued: ['-w', '-E'], skips: 1 },
  chroot: { skips: 1 },
  corepack: {},
  poetry: { valued: ['-C', '-P', '--directory', '--project'], verb: 'run' },
  uv: { valued: ['--with', '--python', '-p', '--directory', '--project'], verb: 'run' },
  pipenv: { verb: 'run' },
  pdm: { valued: ['-p', '--project'], verb: 'run' },
  hatch: { verb: 'run' },
  rye: { verb: 'run' },
  bundle: { verb: 'exec' },
  pnpm: { valued: ['-C', '--dir', '--filter', '-F'], verb: 'exec' },
  yarn: { valued: ['--cwd'], verb: 'exec' },
  fnm: { valued: ['--using'], verb: 'exec' },
};

/** The options by which `find` runs a command. */
const FIND_RUNS = /^-(?:exec|execdir|ok|okdir)$/;

/** Python runs the program of a module. */
const RUNS_MODULE = /^-[bBdEhiIOqsSuvVx]*m(.*)$/;

/** The words of the command that a program with some words runs; undefined where it runs itself. */
export function startedBy(program: string, words: readonly Word[]): readonly Word[] | undefined {
  if (program === 'find') return foundBy(words);
  if (program === 'python' || program === 'py') return moduleOf(words);
  const starter = Object.hasOwn(STARTERS, program) ? (STARTERS[program] as Starter) : undefined;
  if (starter === undefined) return undefined;
  const { valued = [], verb, skips = 0, adds = false } = starter;
  let at = 0;
  let left = verb === undefined ? skips : skips + 1;
  for (; at < words.length; at++) {
    const text = words[at]?.text;
    if (text !== undefined && /^-|^\w+=/.test(text)) {
      // `env -S` hands on a whole line.
      if (program === 'env' && /^(?:-S|--split-string)$/.test(text))
        return [plainWord('eval'), ...words.slice(at + 1)];
      if (valued.includes(text)) at++;
    } else if (verb !== undefined && left > skips) {
      if (text !== verb) return undefined;
      left--;
    } else if (left > 0) left--;
    else break;
  }
  const rest = words.slice(at);
  if (rest.length === 0) return undefined;
  return adds ? [...rest.map(filledIn), ANYTHING] : rest;
}

function foundBy(words: readonly Word[]): readonly Word[] | undefined {
  const from = words.findIndex(({ text }) => text !== undefined && FIND_RUNS.test(text)) + 1;
  if (from === 0) return undefined;
  const to = words.findIndex(({ text }, at) => at >= from && (text === ';' || text === '+'));
  const rest = words.slice(from, to < 0 ? undefined : to);
  return rest.length === 0 ? undefined : rest.map(filledIn);
}

/** `{}` stands for what only a run tells. */
function filledIn(word: Word): Word {
  if (word.text === undefined || !word.text.includes('{}')) return word;
  const parts = word.text.split('{}').flatMap((part) => [ANYTHING, plainWord(part)]);
  return joined(parts.slice(1));
}

function moduleOf(words: readonly Word[]): readonly Word[] | undefined {
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text;
    if (text === undefined || !text.startsWith('-') || text === '-') return undefined;
    const [, module] = RUNS_MODULE.exec(text) ?? [];
    if (module === '') return words.length > at + 1 ? words.slice(at + 1) : undefined;
    if (module !== undefined) return [plainWord(module), ...words.slice(at + 1)];
    if (/^-[a-zA-Z]*c/.test(text)) return undefined;
    if (text === '-W' || text === '-X') at++;
  }
  return undefined;
}
