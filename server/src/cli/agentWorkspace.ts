/**
 * The workspace of agents' tools as the command sees it: files on disk, below some roots. Scans go through the
 * same analyser as every scan of the command, with the same rules and configuration.
 *
 * It serves for hours while files and configuration change, so nothing of them is kept but what has to be made
 * from rules, as long as these are the same.
 */

import { locateIn } from '../agent/roots.ts';
import type { AgentFile, AgentReview, AgentScan, Refusal } from '../agent/workspace.ts';
import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import { loadProject, type Project } from '../config/project.ts';
import { holdsCode } from '../embedded/index.ts';
import { LocalAnalyser } from '../engine/analyser.ts';
import type { Scanner, Source } from '../engine/scanner.ts';
import type { EnclosingFunction } from '../finding/enclosingFunction.ts';
import type { Analysis, Finding, Problem, Strictness } from '../finding/finding.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { type FileReview, unreviewedBy } from '../review/fileReview.ts';
import { settledReview } from '../review/settled.ts';
import { shownByLines } from '../review/shownByLines.ts';
import type { KnownLines } from '../review/strictness.ts';
import type { ReviewedCode } from '../reviewer/code.ts';
import { secretRules } from '../reviewer/secretRules.ts';
import type { Rule } from '../rule/rule.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import { LineIndex } from '../text/lines.ts';
import { quoted } from '../text/quote.ts';
import { authorsPlace } from './authorsPlace.ts';
import { openLedger } from './openLedger.ts';

/** A project's rules as they were when it was last loaded. */
interface KnownRules {
  /** What of the rules can change: all but those that ship. */
  readonly own: string;
  readonly rules: RuleSet;
  /** What is wrong with the configuration and with rules, when it was last loaded. */
  problems: readonly Problem[];
}

export class DiskWorkspace implements ReviewedCode {
  private readonly known = new Map<string, KnownRules>();
  private scanner: Promise<Scanner> | undefined;
  private secretRules: Promise<RuleSet> | undefined;

  /** `roots` answers the absolute paths of the folders that may be read, as they are now. */
  constructor(
    private readonly environment: CliEnvironment,
    private readonly roots: () => Promise<readonly string[]>,
  ) {}

  async locate(path: string): Promise<AgentFile | Refusal> {
    return locateIn(await this.roots(), path, this.environment);
  }

  async read({ shown, real }: AgentFile): Promise<{ text: string } | Refusal> {
    const quotedName = quoted(shown);
    if (real === undefined) return { refusal: `There is no file ${quotedName}: mend the path.` };
    if ((await this.environment.kindOf(real)) === 'folder')
      return { refusal: `${quotedName} is a folder: name its files.` };
    const read = await this.environment.readText(real);
    if (read === null) return { refusal: `There is no file ${quotedName} any more.` };
    return 'problem' in read
      ? { refusal: `${quotedName} cannot be read: ${quoted(read.problem.message)}` }
      : { text: read.text };
  }

  async scan({ path }: AgentFile, text: string): Promise<AgentScan | null> {
    const { root, rules, strictness } = await this.projectOf(path);
    const analysis = await this.analyse(path, text);
    if (analysis === null) return null;
    const byId = new Map(rules.rules.map((rule) => [rule.id, rule]));
    const lines = new LineIndex(text);
    const shown = await shownByLines({ findings: analysis.findings, lines, path }, strictness, {
      authors: () => this.authorsOf(path, root, text),
      reviews: async () => (await this.reviewOf(path, root, text, [])).lines,
    });
    const problems = shown.problem === undefined ? analysis.problems : [...analysis.problems, shown.problem];
    return { ...analysis, findings: shown.findings, problems, ruleOf: (id) => byId.get(id) };
  }

  async everyFinding({ path }: AgentFile, text: string): Promise<readonly Finding[]> {
    return (await this.analyse(path, text))?.findings ?? [];
  }

  private async analyse(path: string, text: string): Promise<Analysis | null> {
    const { root, rules } = await this.projectOf(path);
    const inside = this.environment.below(root, path) ?? path;
    const file = { path, inside, text, rules: 0 };
    const analysed = await new LocalAnalyser(await this.openScanner(), [rules]).analyse(file);
    if ('crash' in analysed) throw new Error(`The scan of ${inside} crashed: ${analysed.crash}`);
    return analysed.analysis;
  }

  async *files(): AsyncIterable<AgentFile> {
    for (const root of await this.roots()) yield* this.filesBelow(root);
  }

  async changedFiles(): Promise<AgentFile[]> {
    const { git, join, below } = this.environment;
    const files: AgentFile[] = [];
    for (const root of await this.roots()) {
      if ((await git.committedText(root, join(root, CONFIGURATION_FILE))) === undefined) {
        for await (const file of this.filesBelow(root)) files.push(file);
        continue;
      }
      const project = await this.load(await this.rootOf(root));
      for (const path of await git.uncommittedFiles(root)) {
        const inside = below(project.root ?? root, path) ?? path;
        if (!holdsCode(path) || !project.isScanned(inside)) continue;
        const file = await this.locate(path);
        // What was deleted cannot be looked at, and what leads out of the workspace is not.
        if (!('refusal' in file) && file.real !== undefined) files.push(file);
      }
    }
    return files;
  }

  async rules(): Promise<readonly Rule[]> {
    const roots = await this.roots();
    const wanted =
      roots.length === 0 ? [undefined] : await Promise.all(roots.map((root) => this.rootOf(root)));
    const rules = new Map<string, Rule>();
    for (const root of new Set(wanted)) {
      const project = await loadProject(this.environment, root, { trusted: true });
      for (const rule of project.rules) rules.set(rule.id, rule);
    }
    return [...rules.values()];
  }

  async problems(): Promise<readonly Problem[]> {
    return [...this.known.values()].flatMap(({ problems }) => problems);
  }

  async committedText({ path }: AgentFile): Promise<string | undefined> {
    return this.environment.git.committedText(this.environment.join(path, '..'), path);
  }

  async review(file: AgentFile, text: string, open: readonly Finding[]): Promise<AgentReview> {
    const { counts, findings, unreviewedAi } = await this.settled(file, text, open);
    return {
      ...counts,
      unreviewedAi: unreviewedAi.size,
      judged: findings.map(({ state }) => state === 'reviewed'),
    };
  }

  async unreviewedAiLines(file: AgentFile, text: string): Promise<ReadonlySet<number>> {
    return (await this.settled(file, text, [])).unreviewedAi;
  }

  async functionAt(file: AgentFile, text: string, offset: number): Promise<EnclosingFunction | undefined> {
    const source = await this.sourceOf(file, text);
    const scanner = await this.openScanner();
    return (await scanner.prepare(source)) ? scanner.functionAt(source, offset) : undefined;
  }

  async secretsIn(file: AgentFile, text: string): Promise<Analysis | null> {
    this.secretRules ??= this.environment.bundledRules().then((rules) => new RuleSet(secretRules(rules)));
    const { path } = file;
    const rules = await this.secretRules;
    const analyser = new LocalAnalyser(await this.openScanner(), [rules]);
    const analysed = await analyser.analyse({ path, inside: file.shown, text, rules: 0 });
    // What may hold secrets that nobody has looked for is not sent.
    if ('crash' in analysed) throw new Error(`Secrets could not be looked for: ${analysed.crash}`);
    return analysed.analysis;
  }

  async harmOfEdit(file: AgentFile, before: string, after: string): Promise<string | undefined> {
    const source = await this.sourceOf(file, before);
    const scanner = await this.openScanner();
    return (await scanner.prepare(source)) ? scanner.harmOfEdit(source, after) : undefined;
  }

  /** Releases what the scans needed. */
  async dispose(): Promise<void> {
    (await this.scanner)?.dispose();
  }

  private openScanner(): Promise<Scanner> {
    this.scanner ??= this.environment.createScanner();
    return this.scanner;
  }

  private async sourceOf({ path }: AgentFile, text: string): Promise<Source> {
    const { root } = await this.projectOf(path);
    return { path: this.environment.below(root, path) ?? path, text };
  }

  /** How far a file is reviewed, with the lines, from 0, of AI that nobody has reviewed. */
  private async settled(
    { path }: AgentFile,
    text: string,
    open: readonly Finding[],
  ): Promise<FileReview & { readonly unreviewedAi: ReadonlySet<number> }> {
    const { root } = await this.projectOf(path);
    const review = await this.reviewOf(path, root, text, open);
    const authors = await this.authorsOf(path, root, text);
    return { ...review, unreviewedAi: unreviewedBy('ai', review.lines, authors) };
  }

  /** What the ledger of a project, whose root is absolute, says of a file. */
  private async reviewOf(
    path: string,
    root: string,
    text: string,
    open: readonly Finding[],
  ): Promise<FileReview> {
    const ledger = await openLedger(root, '', this.environment);
    return settledReview(ledger, this.environment.below(root, path) ?? path, text, open);
  }

  private async *filesBelow(root: string): AsyncIterable<AgentFile> {
    const { environment } = this;
    const project = await this.load(await this.rootOf(root));
    for await (const entry of environment.walk(root)) {
      if (!('path' in entry) || !holdsCode(entry.path)) continue;
      const inside = environment.below(project.root ?? root, entry.path) ?? entry.path;
      if (!project.isScanned(inside)) continue;
      const shown = environment.below(root, entry.path) ?? entry.path;
      // A walk follows no links.
      yield { shown, path: entry.path, real: entry.path };
    }
  }

  private async authorsOf(path: string, root: string, text: string): Promise<KnownLines['authors']> {
    const { environment } = this;
    const place = await authorsPlace(path, root, environment);
    const known = await environment.withProvenance(place.root, (provenance) =>
      provenance.provenanceOf(place.inside, text),
    );
    return known.map((each) => each?.author);
  }

  /** The root of the project of a path, as the command finds it that runs in the workspace's folder. */
  private async rootOf(path: string): Promise<string> {
    const above = await this.environment.projectRoot(path);
    if (above !== undefined) return above;
    const roots = await this.roots();
    return (
      roots.find((root) => this.environment.below(root, path) !== undefined) ??
      this.environment.join(path, '..')
    );
  }

  private load(root: string): Promise<Project> {
    return loadProject(this.environment, root, { trusted: true, scans: true });
  }

  private async projectOf(path: string): Promise<{ root: string; rules: RuleSet; strictness: Strictness }> {
    const root = await this.rootOf(path);
    const { rules, problems, configuration } = await this.load(root);
    const own = JSON.stringify(
      rules.map((rule) => (rule.bundled ? [rule.id, rule.severity, rule.packages] : rule)),
    );
    let known = this.known.get(root);
    if (known?.own !== own) {
      known = { own, rules: new RuleSet(rules), problems };
      this.known.set(root, known);
    }
    known.problems = [...problems, ...known.rules.problems];
    return { root, rules: known.rules, strictness: configuration.strictness };
  }
}
