/**
 * Which program a command line runs, and whether it is a coding agent. Only the name leaves this file: the
 * arguments may hold a prompt or a secret.
 */

/** Programs that edit files on a person's behalf, by the names of their commands and npm packages. */
const AGENTS: ReadonlySet<string> = new Set([
  'aider',
  'amp',
  'auggie',
  'claude',
  'claude-code',
  'cline',
  'codex',
  'copilot',
  'crush',
  'cursor-agent',
  'gemini',
  'gemini-cli',
  'goose',
  'opencode',
  'qwen',
  'qwen-code',
]);

/** Commands whose first argument that is no option is the program. */
const RUNNERS: ReadonlySet<string> = new Set(['bunx', 'env', 'npx', 'nohup', 'pnpx', 'sudo', 'time', 'uvx']);
/** The same with a word of their own in between: `npm exec claude`. */
const RUNNER_VERBS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['bun', new Set(['x'])],
  ['npm', new Set(['exec', 'x'])],
  ['pipx', new Set(['run'])],
  ['pnpm', new Set(['dlx', 'exec'])],
  ['uv', new Set(['tool', 'run'])],
  ['yarn', new Set(['dlx', 'exec'])],
]);
/** Names are told no longer than this. */
const LONGEST_NAME = 100;

/** The program of the first command in a line, without folder and version; '' when there is none. */
export function programOf(commandLine: string): { program: string; isAgent: boolean } {
  const words = wordsOf(commandLine);
  let program = '';
  let verbs: ReadonlySet<string> = new Set();
  for (const word of words) {
    // Settings before a command, and the options of a runner.
    if (/^\w+=/.test(word) || word.startsWith('-')) continue;
    if (verbs.has(word)) continue;
    if (program !== '' && !RUNNERS.has(program) && !hasVerb(program, words)) break;
    program = nameOf(word);
    verbs = RUNNER_VERBS.get(program) ?? new Set();
    if (AGENTS.has(program)) break;
  }
  return { program: program.slice(0, LONGEST_NAME), isAgent: AGENTS.has(program) };
}

function hasVerb(runner: string, words: readonly string[]): boolean {
  const verbs = RUNNER_VERBS.get(runner);
  return verbs !== undefined && words.some((word) => verbs.has(word));
}

/** The words up to the first operator of the shell, quotes taken off. */
function wordsOf(commandLine: string): string[] {
  const words: string[] = [];
  for (const [, double, single, plain, operator] of commandLine.matchAll(
    /"([^"]*)"|'([^']*)'|([^\s"';|&<>]+)|([;|&<>\n])/g,
  )) {
    if (operator !== undefined) {
      if (words.length > 0) break;
      continue;
    }
    words.push(double ?? single ?? plain ?? '');
    if (words.length === 20) break;
  }
  return words;
}

/** `/usr/bin/claude`, `claude.cmd` and `@anthropic-ai/claude-code@2` name their program by the last part. */
function nameOf(word: string): string {
  const last = word.split(/[\\/]/).at(-1) ?? '';
  return last
    .replace(/(?<=.)@.*$/, '')
    .replace(/\.(?:cmd|exe|ps1)$/i, '')
    .toLowerCase();
}
