/**
 * `reviewer ask`: asks a model of the person's own configuration for a second opinion, and shows it beside the finding.
 * What would be sent is shown before, and asked for at a terminal. Whatever is answered, findings, marks and exit codes
 * of other commands stay as they are.
 */

import type { ScannedFile } from '../agent/readFile.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine, safeLines } from '../report/terminalText.ts';
import { AnswerCache } from '../reviewer/answerCache.ts';
import { Budget } from '../reviewer/budget.ts';
import { parseReviewers, type Reviewer } from '../reviewer/configuration.ts';
import type { Opinion } from '../reviewer/opinion.ts';
import type { Kind } from '../reviewer/request.ts';
import { accept, judge, type Prepared, prepare, SENDS } from '../reviewer/reviewing.ts';
import { counted, grouped } from '../text/counted.ts';
import { findingId } from '../verdicts/record.ts';
import { DiskWorkspace } from './agentWorkspace.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { ledgerRoot } from './openLedger.ts';
import { opinionJson, opinionText, refusedJson } from './opinionOutput.ts';
import { type Asked, subjectsOf } from './reviewerSubjects.ts';

const OPTIONS = {
  function: { kind: 'flag' },
  since: { kind: 'text' },
  judged: { kind: 'flag' },
  reviewer: { kind: 'text' },
  show: { kind: 'flag' },
  yes: { kind: 'flag' },
  forget: { kind: 'flag' },
  format: { kind: 'text' },
} as const;

export const reviewerAsk: Command = {
  name: 'reviewer ask',
  usage:
    '[FILE[:LINE]]… [--function] [--since BASE] [--judged] [--reviewer NAME] [--show] [--yes] [--forget] [--format text|jsonl]',
  summary: 'Asks a model of your own configuration for a second opinion; it decides nothing',
  async run(args, environment) {
    const { values, positionals } = parseArguments(args, OPTIONS);
    const format = values.format === undefined ? 'text' : oneOf('--format', values.format, ['text', 'jsonl']);
    const reviewer = await chooseReviewer(values.reviewer, environment);
    const root = await ledgerRoot(environment);
    if (values.forget === true) return forget(reviewer, root, environment);
    const workspace = new DiskWorkspace(environment, async () => [root]);
    try {
      const { asked, leftOut } = await subjectsOf(
        {
          names: positionals,
          isFunction: values.function === true,
          isJudged: values.judged === true,
          ...(values.since === undefined ? {} : { since: values.since }),
        },
        { workspace, root, environment },
      );
      for (const why of leftOut) environment.error(`${safeLine(why)}\n`);
      const run = new Run({ reviewer, root, workspace, environment, format });
      for (const each of asked) await run.ask(each, { show: values.show === true, yes: values.yes === true });
      return run.end(values.show === true);
    } finally {
      await workspace.dispose();
    }
  },
};

interface RunParts {
  readonly reviewer: Reviewer;
  readonly root: string;
  readonly workspace: DiskWorkspace;
  readonly environment: CliEnvironment;
  readonly format: 'text' | 'jsonl';
}

/** One run: so many requests, one after the other, and what came of them. */
class Run {
  private readonly budget: Budget;
  private readonly cache: AnswerCache;
  private readonly agreed = new Set<Kind>();
  private readonly refusedKinds = new Set<Kind>();
  private answered = 0;
  private kept = 0;
  private failed = 0;
  private beyond = 0;

  constructor(private readonly parts: RunParts) {
    this.budget = new Budget(parts.reviewer.bounds);
    this.cache = new AnswerCache(parts.environment.reviewers.answers);
  }

  async ask(asked: Asked, { show, yes }: { show: boolean; yes: boolean }): Promise<void> {
    const { workspace, environment } = this.parts;
    const { file, subject, scanned } = asked;
    const prepared = await prepare(workspace, file, subject, () => environment.reviewers.random(), scanned);
    if ('refusal' in prepared) {
      this.fail(asked, prepared.refusal);
      return;
    }
    const input = JSON.stringify({ ...prepared.request, prompt: prepared.prompt });
    if (show) {
      environment.out(
        this.parts.format === 'jsonl'
          ? `${input}\n`
          : `${this.described(prepared, input)}\n${safeLines(prepared.prompt)}\n\n`,
      );
      return;
    }
    const known = await this.fromCache(prepared);
    if (known !== undefined) {
      this.kept++;
      this.tell(asked, prepared, known);
      return;
    }
    if (this.refusedKinds.has(prepared.request.kind)) return;
    if (!(await this.mayBeSent(prepared, input, yes))) {
      this.refusedKinds.add(prepared.request.kind);
      return;
    }
    if (!this.budget.take(input.length)) {
      this.beyond++;
      return;
    }
    await this.send(asked, prepared, input);
  }

  /** Says how it went; the exit code tells whether every question has an answer. */
  end(isShown: boolean): number {
    const { environment, reviewer } = this.parts;
    if (isShown) return EXIT.clean;
    const say = (text: string): void => environment.error(`${safeLine(text)}\n`);
    say(
      `${reviewer.name}: ${counted(this.answered, 'answer')}, ${counted(this.kept, 'answer')} from before; ${this.budget.used}.`,
    );
    if (this.beyond > 0)
      say(
        `${counted(this.beyond, 'question')} not sent, beyond that: raise \`requests\` or \`characters\` of the reviewer, or ask about less.`,
      );
    return this.failed + this.beyond + this.refusedKinds.size > 0 ? EXIT.failed : EXIT.clean;
  }

  private async send(asked: Asked, prepared: Prepared, input: string): Promise<void> {
    const { reviewer, environment, workspace } = this.parts;
    let said: string;
    try {
      said = await environment.reviewers.run(reviewer.command, input, reviewer.patience);
    } catch (error) {
      this.fail(asked, `${reviewer.name} did not answer. ${(error as Error).message}`);
      return;
    }
    const lines = said.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1) {
      this.fail(asked, `The answer was not taken: it has ${grouped(lines.length)} lines instead of one.`);
      return;
    }
    const accepted = await accept(workspace, prepared, reviewer.model, said);
    if ('refusal' in accepted) {
      this.fail(asked, accepted.refusal);
      return;
    }
    this.answered++;
    this.tell(asked, prepared, accepted.opinion);
    try {
      await this.cache.write(prepared.request, askedName(reviewer), accepted.answer);
    } catch (error) {
      environment.error(`${safeLine(`The answer could not be kept: ${(error as Error).message}.`)}\n`);
    }
  }

  private async fromCache(prepared: Prepared): Promise<Opinion | undefined> {
    const { reviewer, workspace } = this.parts;
    const answer = await this.cache.read(prepared.request, askedName(reviewer));
    if (answer === undefined) return undefined;
    const opinion = await judge(workspace, prepared, reviewer.model, answer);
    return 'refusal' in opinion ? undefined : opinion;
  }

  /** Whether the person has agreed to send this kind of content of this workspace to this reviewer, or does now. */
  private async mayBeSent({ request, ...rest }: Prepared, input: string, yes: boolean): Promise<boolean> {
    const { reviewer, root, environment } = this.parts;
    const { kind } = request;
    if (yes || this.agreed.has(kind)) return true;
    const what = agreementOf(reviewer, root, kind);
    if (await environment.reviewers.hasAgreed(what)) {
      this.agreed.add(kind);
      return true;
    }
    const { ask } = environment;
    const offered = `${reviewer.name} (${reviewer.command.join(' ')}) would be sent ${SENDS[kind]} of ${root}`;
    if (ask === undefined) {
      environment.error(
        `${safeLine(`Nothing was sent. ${offered}. Look at it with --show, then agree with --yes.`)}\n`,
      );
      return false;
    }
    environment.out(`${this.described({ request, ...rest }, input)}\n${safeLines(rest.prompt)}\n\n`);
    if (
      !(await ask(
        `${safeLine(offered)}. Send this, and from now on whatever else of that kind you ask about?`,
      ))
    )
      return false;
    await environment.reviewers.keepAgreement(what);
    this.agreed.add(kind);
    return true;
  }

  private described({ request, secrets, leftOut }: Prepared, input: string): string {
    const { reviewer } = this.parts;
    const notes = [
      `${counted(input.length, 'character')}, of which this is the text; the rest is the same as data`,
      `${counted(secrets, 'secret')} masked`,
      ...(leftOut === 0 ? [] : [`${counted(leftOut, 'line')} left out for their number`]),
    ];
    return safeLine(`To ${reviewer.name} about a ${request.kind} in ${request.path}: ${notes.join('; ')}.`);
  }

  private tell(asked: Asked, prepared: Prepared, opinion: Opinion): void {
    const { environment, format } = this.parts;
    environment.out(
      format === 'jsonl'
        ? `${JSON.stringify(opinionJson(identityOf(asked), prepared, opinion))}\n`
        : opinionText(prepared, opinion),
    );
  }

  private fail(asked: Asked, why: string): void {
    const { environment, format, reviewer } = this.parts;
    this.failed++;
    const { file } = asked;
    const identity = identityOf(asked);
    if (format === 'jsonl' && identity !== undefined)
      environment.out(`${JSON.stringify(refusedJson(identity, reviewer.model, file.shown, why))}\n`);
    environment.error(`${safeLine(`${file.shown}: ${why}`)}\n`);
  }
}

/** What opinions and verdicts about a finding are told by; undefined for what is no finding. */
function identityOf({ file, subject, scanned }: Asked): string | undefined {
  if (subject.kind !== 'finding') return undefined;
  return findingId({ file, scanned: scanned as ScannedFile, finding: subject.finding });
}

/** Another command, or another model's name, is another reviewer: its answers are its own. */
function askedName({ command, model }: Reviewer): string {
  return JSON.stringify([command, model]);
}

function agreementOf(reviewer: Reviewer, root: string, kind: Kind): string[] {
  return [root, askedName(reviewer), kind];
}

async function forget(reviewer: Reviewer, root: string, environment: CliEnvironment): Promise<number> {
  const gone: string[] = [];
  for (const kind of Object.keys(SENDS) as Kind[])
    if (await environment.reviewers.forgetAgreement(agreementOf(reviewer, root, kind))) gone.push(kind);
  environment.out(
    `${safeLine(gone.length === 0 ? `Nothing was agreed to for ${root}.` : `You will be asked again for ${root}: ${gone.join(', ')}.`)}\n`,
  );
  return EXIT.clean;
}

/** The reviewer that is meant, by the person's own configuration. */
async function chooseReviewer(name: string | undefined, environment: CliEnvironment): Promise<Reviewer> {
  const { reviewers: port } = environment;
  const { configurationFile } = port;
  // A folder of a workspace may be made somebody's home by what starts the command there.
  const root = await ledgerRoot(environment);
  const real = (await environment.realPath(configurationFile)) ?? configurationFile;
  for (const each of [configurationFile, real])
    if (environment.below((await environment.realPath(root)) ?? root, each) !== undefined)
      throw new UsageError(
        '{0} lies in the workspace, so its reviewers are not asked: it must be your own.',
        configurationFile,
      );
  const read = await port.readConfiguration();
  if (read === null)
    throw new UsageError(
      'There is no reviewer: nothing is asked unless you set one up. Write `reviewers:` into {0}; see docs/reviewers.md.',
      configurationFile,
    );
  if ('problem' in read)
    throw new UsageError('{0} cannot be read: {1}', configurationFile, read.problem.message);
  const { reviewers, problems } = parseReviewers(read.text, configurationFile);
  for (const { message } of problems) environment.error(`${safeLine(`${configurationFile}: ${message}`)}\n`);
  const names = reviewers.map((each) => each.name);
  const [only, second] = reviewers;
  if (only === undefined)
    throw new UsageError('There is no reviewer in {0} that can be asked.', configurationFile);
  if (name === undefined) {
    if (second !== undefined)
      throw new UsageError('Say which reviewer to ask: --reviewer {0}.', names.join(', '));
    return only;
  }
  const wanted = oneOf('--reviewer', name, names);
  return reviewers.find((each) => each.name === wanted) as Reviewer;
}
