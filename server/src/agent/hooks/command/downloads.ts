/** Downloads that are run unread: piped into an interpreter, or handed to one as its program. */

import type { Pipeline, ShellCommand } from './shellTree.ts';

export const DOWNLOADERS: ReadonlySet<string> = new Set([
  'curl',
  'wget',
  'fetch',
  'aria2c',
  'http',
  'https',
  'iwr',
  'irm',
  'invoke-webrequest',
  'invoke-restmethod',
]);

/** What runs a program that it reads. */
export const INTERPRETERS: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ash',
  'ksh',
  'fish',
  'python',
  'node',
  'deno',
  'bun',
  'ruby',
  'perl',
  'php',
  'pwsh',
  'powershell',
  'iex',
  'invoke-expression',
  'eval',
  'source',
  '.',
]);

/** Options by which an interpreter has its program from elsewhere than its input. */
const OWN_PROGRAM = /^-(?:[a-z]*[cenpm]|-eval|-print|-command|-file)$/i;

/** Whether a pipeline downloads a program and runs it. */
export function runsDownload(pipeline: Pipeline): boolean {
  let downloaded = false;
  for (const command of pipeline) {
    if (isInterpreter(command)) {
      if (downloaded && readsProgram(command)) return true;
      if (command.inside.some((each) => each.some(isDownloader))) return true;
    }
    downloaded ||= isDownloader(command) || command.inside.some((each) => each.some(isDownloader));
  }
  return false;
}

function isDownloader({ program }: ShellCommand): boolean {
  return DOWNLOADERS.has(program);
}

function isInterpreter({ program }: ShellCommand): boolean {
  return INTERPRETERS.has(program);
}

/** Whether the program that an interpreter runs is its input: it is given none, or `-` or `-s`. */
function readsProgram({ words }: ShellCommand): boolean {
  if (words.some((word) => word !== undefined && OWN_PROGRAM.test(word))) return false;
  const [first] = words.filter((word) => word === undefined || !/^--?\w/.test(word));
  return words.includes('-s') || first === undefined || first === '-' || first === '--';
}
