/**
 * The command lines that agents are told to run: made here, and read again here. What is read comes out of
 * files that anybody may have written, and the doctor runs it, so only a line that is exactly one that could
 * have been made here counts as one.
 */

/** Where this program lies on this machine: Node.js and the script of the command, as absolute paths. */
export interface Program {
  readonly node: string;
  readonly script: string;
}

/** The system that a command line is for: shells differ in how they quote. */
export type Platform = 'posix' | 'windows';

/** What `hook` is told to do, each `--name value`. */
export interface HookOptions {
  readonly deny?: string;
  readonly onStop?: string;
}

/** A command line that runs this program as a hook. */
export interface HookCommand {
  /** Undefined for one that finds the program by its name, as files of a project do. */
  readonly program: Program | undefined;
  /** The one agent that it answers; undefined where several read the same file. */
  readonly agent: string | undefined;
  readonly options: HookOptions;
  /** Whether it ends well whatever happens, for agents that take every exit code but 0 for a veto. */
  readonly endsWell: boolean;
}

/** The name of the program, by which packages and agents know it. */
export const NAME = 'ai-security-scanner';

/**
 * How a project's files start the program: what is installed there or on the person's path. The registry is not
 * even asked, which would take a minute where it cannot be reached.
 */
const BY_NAME = ['npx', '--offline', '--no', '--', NAME] as const;

/** A program that is gone must not stop an agent that takes its absence for a veto. */
const ENDS_WELL = { posix: ' || exit 0', windows: '; exit 0' } as const;

const FLAGS: readonly (readonly [keyof HookOptions, string])[] = [
  ['deny', '--deny'],
  ['onStop', '--on-stop'],
];

/** The line for a shell: `sh`, or PowerShell on Windows. */
export function hookLine({ program, agent, options, endsWell }: HookCommand, platform: Platform): string {
  const words = [
    ...(program === undefined ? BY_NAME : [program.node, program.script]),
    'hook',
    ...(agent === undefined ? [] : ['--agent', agent]),
    ...FLAGS.flatMap(([option, flag]) => (options[option] === undefined ? [] : [flag, options[option]])),
  ].map((word) => quoted(word, platform));
  const call = platform === 'windows' && program !== undefined ? '& ' : '';
  return call + words.join(' ') + (endsWell ? ENDS_WELL[platform] : '');
}

/** How an agent starts the server of tools: a program and its arguments, with no shell between. */
export function serverCommand(program: Program | undefined): { command: string; args: string[] } {
  const [command, ...args] = program === undefined ? BY_NAME : [program.node, program.script];
  return { command, args: [...args, 'mcp'] };
}

/** What a line says, if it is one of those above to the letter. */
export function readHookLine(line: string): HookCommand | undefined {
  for (const platform of ['posix', 'windows'] as const) {
    const endsWell = line.endsWith(ENDS_WELL[platform]);
    const bare = endsWell ? line.slice(0, -ENDS_WELL[platform].length) : line;
    const command = fromWords(wordsOf(bare, platform), endsWell);
    if (command !== undefined && hookLine(command, platform) === line) return command;
  }
  return undefined;
}

/** The program of a server's entry, if it is one of those above; `null` for one that is found by its name. */
export function readServerCommand(command: unknown, args: unknown): Program | null | undefined {
  if (typeof command !== 'string' || !Array.isArray(args)) return undefined;
  const words: unknown[] = [command, ...args];
  if (JSON.stringify(words) === JSON.stringify([...BY_NAME, 'mcp'])) return null;
  const [node, script, verb, ...rest] = words;
  if (verb !== 'mcp' || rest.length > 0 || typeof node !== 'string' || typeof script !== 'string')
    return undefined;
  return isAbsolute(node) && isAbsolute(script) ? { node, script } : undefined;
}

/** Whether a line runs this program for an agent's hook in any way, also one that a person wrote by hand. */
export function isOurHook(line: string): boolean {
  return /\b(?:ai-security-scanner|cli\.js)\b['"]?\s+(?:hook|agent-report)\b/.test(line);
}

function fromWords(words: readonly string[], endsWell: boolean): HookCommand | undefined {
  const isByName = BY_NAME.every((word, i) => words[i] === word);
  const [node, script] = words;
  if (!isByName && !(isAbsolute(node) && isAbsolute(script))) return undefined;
  const program = isByName ? undefined : ({ node, script } as Program);
  const [verb, ...rest] = words.slice(isByName ? BY_NAME.length : 2);
  if (verb !== 'hook') return undefined;
  const optionOf = (flag: string): string | undefined => {
    const at = rest.indexOf(flag);
    const value = at < 0 ? undefined : rest[at + 1];
    return value !== undefined && isWord(value) ? value : undefined;
  };
  const agent = optionOf('--agent');
  const options: Record<string, string> = {};
  for (const [option, flag] of FLAGS) {
    const value = optionOf(flag);
    if (value !== undefined) options[option] = value;
  }
  return { program, agent, options, endsWell };
}

/** The words of a line, as far as the quotes that are written here go. */
function wordsOf(line: string, platform: Platform): string[] {
  const quote = platform === 'posix' ? /'((?:[^']|'\\'')*)'|(\S+)/g : /'((?:[^']|'')*)'|(\S+)/g;
  const escaped = platform === 'posix' ? "'\\''" : "''";
  return [...line.replace(/^& /, '').matchAll(quote)].map(
    ([, inside, bare]) => inside?.replaceAll(escaped, "'") ?? (bare as string),
  );
}

function quoted(word: string, platform: Platform): string {
  if (isWord(word)) return word;
  return `'${word.replaceAll("'", platform === 'posix' ? "'\\''" : "''")}'`;
}

/** Whether no shell sees anything but a word in it. */
function isWord(word: string): boolean {
  return /^[\w@%+=:,./-]+$/.test(word);
}

function isAbsolute(path: string | undefined): path is string {
  return path !== undefined && /^(?:\/|[A-Za-z]:[\\/])/.test(path);
}
