/**
 * `hook`: what coding agents run before and after their tools and when they stop (docs/hooks.md). It answers with
 * the findings in what was just written, and keeps on record that an agent wrote it.
 *
 * Agents take exit codes for an answer, so whatever goes wrong is one line on the error output and exit code 0.
 * Most calls never come here: `hook.ts` beside the launcher answers what needs no engine, or has the running
 * language server do the work.
 */

import type { AgentFinding } from '../agent/findingText.ts';
import type { Answer } from '../agent/hooks/dialect.ts';
import { unreadAnswer } from '../agent/hooks/failure.ts';
import { answerHook, type HookWorld } from '../agent/hooks/hook.ts';
import { LONGEST_INPUT, readPayload } from '../agent/hooks/payload.ts';
import { countedFindings } from '../agent/scanned.ts';
import { isScanned } from '../config/configuration.ts';
import { loadProject } from '../config/project.ts';
import { LocalAnalyser } from '../engine/analyser.ts';
import type { Scanner } from '../engine/scanner.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { HOOK_USAGE, parseHookOptions } from './hookOptions.ts';

export const hook: Command = {
  name: 'hook',
  usage: `${HOOK_USAGE}   (the payload on the standard input)`,
  summary: "Answers a coding agent's hook: what is insecure in the code that it just wrote",
  async run(args, environment) {
    const warn = (sentence: string): void => environment.error(`${safeLine(sentence)}\n`);
    try {
      const options = parseHookOptions(args);
      const text = await environment.readInput(LONGEST_INPUT);
      if (text === undefined) return give(unreadAnswer(options), environment);
      const payload = readPayload(text, options.agent);
      if ('fault' in payload) warn(`What the agent told cannot be used. ${payload.fault}`);
      else return await answer(payload, options, environment, warn);
    } catch (error) {
      warn(
        error instanceof UsageError ? `ai-security-scanner: ${error.saidIn(environment.t)}` : failure(error),
      );
    }
    return EXIT.clean;
  },
};

async function answer(
  payload: Exclude<ReturnType<typeof readPayload>, { fault: string }>,
  options: ReturnType<typeof parseHookOptions>,
  environment: CliEnvironment,
  warn: (sentence: string) => void,
): Promise<number> {
  const engine = new HookEngine(environment);
  try {
    // A command is read at once where its grammar is loaded.
    if (payload.event.kind === 'before command') await engine.prepareShell();
    const world: HookWorld = {
      ...environment.hooks,
      scan: (path, written) => engine.scan(path, written),
      withTree: (command, work) => engine.withShellTree(command, work),
      warn,
    };
    return give(await answerHook(payload, options, world), environment);
  } finally {
    engine.dispose();
  }
}

/** Prints an answer; gives the exit code. */
function give({ out, error, code }: Answer, environment: CliEnvironment): number {
  if (out !== undefined) environment.out(`${JSON.stringify(out)}\n`);
  if (error !== undefined) environment.error(`${error}\n`);
  return code;
}

function failure(error: unknown): string {
  return `The hook could not do its work: ${error instanceof Error ? error.message : String(error)}`;
}

/** The engine for one call. */
class HookEngine {
  private scanner: Scanner | undefined;

  constructor(private readonly environment: CliEnvironment) {}

  /** What counts of the findings in a file with this text, by the rules of its project. */
  async scan(path: string, text: string): Promise<readonly AgentFinding[]> {
    const { environment } = this;
    const root = await environment.hooks.projectOf(path);
    const project = await loadProject(environment, root, { trusted: true, scans: true });
    const inside = environment.below(project.root ?? root, path);
    if (inside === undefined || !isScanned(inside, project.configuration)) return [];
    const rules = new RuleSet(project.rules);
    const analysed = await new LocalAnalyser(await this.start(), [rules]).analyse({
      path,
      inside,
      text,
      rules: 0,
    });
    if ('crash' in analysed) throw new Error(analysed.crash);
    const byId = new Map(rules.rules.map((rule) => [rule.id, rule]));
    if (analysed.analysis === null) return [];
    return countedFindings(analysed.analysis, text, (id) => byId.get(id), project.configuration.strictness);
  }

  async prepareShell(): Promise<void> {
    await (await this.start()).prepareLanguage('bash');
  }

  /** `prepareShell` must have been called. */
  withShellTree: HookWorld['withTree'] = (text, work) => {
    const source = { path: 'command', editorId: 'shellscript', text };
    const made = this.scanner?.withTree(source, (root) => ({ result: work(root) }));
    if (made === undefined) throw new Error('The grammar of the shell is not there.');
    return made.result;
  };

  dispose(): void {
    this.scanner?.dispose();
  }

  private async start(): Promise<Scanner> {
    this.scanner ??= await this.environment.createScanner();
    return this.scanner;
  }
}
