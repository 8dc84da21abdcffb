/**
 * The workspace of agents' tools as the editor has it: a file that is open is what the editor shows, saved or
 * not, any other what is on disk. Texts are scanned anew for each question, in slices between messages, so that
 * answers never wait for what is published, and say the same.
 */

import { locateIn } from '../agent/roots.ts';
import type { AgentFile, AgentReview, AgentScan, Refusal } from '../agent/workspace.ts';
import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import type { EnclosingFunction } from '../finding/enclosingFunction.ts';
import type { Analysis, Finding, Problem } from '../finding/finding.ts';
import { type FileReview, unmarkedFile, unreviewedBy } from '../review/fileReview.ts';
import { settledReview } from '../review/settled.ts';
import { shownByLines } from '../review/shownByLines.ts';
import type { KnownLines } from '../review/strictness.ts';
import type { ReviewedCode } from '../reviewer/code.ts';
import { secretRules } from '../reviewer/secretRules.ts';
import type { Rule } from '../rule/rule.ts';
import { LineIndex, plainText } from '../text/lines.ts';
import { quoted } from '../text/quote.ts';
import type { Analyses } from './analyses.ts';
import type { RuleSet, Source } from './dependencies.ts';
import { type Documents, type OpenText, sourceOf } from './documents.ts';
import type { Folder, Folders, Place } from './folders.ts';
import type { Ledgers } from './ledgers.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { Session } from './session.ts';
import { scanText } from './textScans.ts';

export interface EditorParts {
  readonly session: Session;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly analyses: Analyses;
  readonly ledgers: Ledgers;
  readonly provenance: ProvenanceFeature;
}

export class EditorWorkspace implements ReviewedCode {
  private secretRules: Promise<RuleSet> | undefined;

  constructor(private readonly parts: EditorParts) {}

  async locate(path: string): Promise<AgentFile | Refusal> {
    const { folders, session } = this.parts;
    await folders.ready();
    return locateIn(this.roots(), path, session.dependencies.paths);
  }

  async read(file: AgentFile): Promise<{ text: string } | Refusal> {
    const open = this.openAt(file);
    if (open !== undefined) return { text: open.document.getText() };
    if (file.real === undefined) return { refusal: `There is no file ${quoted(file.shown)}: mend the path.` };
    const read = await this.parts.session.dependencies.readText(file.real);
    return 'problem' in read
      ? { refusal: `${quoted(file.shown)} cannot be read: ${quoted(read.problem.message)}` }
      : read;
  }

  async scan(file: AgentFile, text: string): Promise<AgentScan | null> {
    const { rules, ruleOf, project } = (await this.placeOf(file)).folder;
    const analysis = await scanText(this.parts, await this.sourceWith(file, text), rules);
    if (analysis === null) return null;
    const { ledgers } = this.parts;
    const uri = this.uriOf(file);
    const shown = await shownByLines(
      { findings: analysis.findings, lines: new LineIndex(text), path: file.path },
      project.configuration.strictness,
      { authors: () => this.authorsOf(uri, text), reviews: () => ledgers.linesOf(uri, text) },
    );
    const problems = shown.problem === undefined ? analysis.problems : [...analysis.problems, shown.problem];
    return { ...analysis, findings: shown.findings, problems, ruleOf };
  }

  async everyFinding(file: AgentFile, text: string): Promise<readonly Finding[]> {
    const { rules } = (await this.placeOf(file)).folder;
    return (await scanText(this.parts, await this.sourceWith(file, text), rules))?.findings ?? [];
  }

  private async authorsOf(uri: string, text: string): Promise<KnownLines['authors']> {
    return (await this.parts.provenance.linesOf(uri, text)).map((each) => each?.author);
  }

  async *files(): AsyncIterable<AgentFile> {
    const { folders } = this.parts;
    await folders.ready();
    for (const folder of folders.all()) yield* this.filesIn(folder);
  }

  async changedFiles(): Promise<AgentFile[]> {
    const { dependencies } = this.parts.session;
    await this.parts.folders.ready();
    const paths = new Set<string>();
    for (const folder of this.parts.folders.all()) {
      const { root } = folder;
      if (root === undefined) continue;
      if (
        (await dependencies.committedText(root, dependencies.paths.join(root, CONFIGURATION_FILE))) ===
        undefined
      )
        for await (const { path } of this.filesIn(folder)) paths.add(path);
      else for (const path of await dependencies.uncommittedFiles(root)) paths.add(path);
    }
    for (const { uri, document } of this.parts.documents.all()) {
      const path = this.parts.session.pathOf(uri);
      const root = path === undefined ? undefined : this.parts.folders.placeOf(uri)?.folder.root;
      if (path === undefined || root === undefined || paths.has(path)) continue;
      const committed = await dependencies.committedText(root, path);
      // Without version control, what is open is what somebody is at.
      if (committed === undefined || plainText(committed) !== plainText(document.getText())) paths.add(path);
    }
    const files: AgentFile[] = [];
    for (const path of paths) {
      const place = this.parts.folders.placeOf(this.parts.session.keyOfPath(path));
      if (place?.folder.project.isScanned(place.path) !== true) continue;
      const file = await this.locate(path);
      // What was deleted cannot be looked at, and what leads out of the workspace is not.
      if (!('refusal' in file) && (file.real !== undefined || this.openAt(file) !== undefined))
        files.push(file);
    }
    return files;
  }

  async rules(): Promise<readonly Rule[]> {
    const { folders } = this.parts;
    await folders.ready();
    const rules = new Map<string, Rule>();
    for (const folder of folders.all()) for (const rule of folder.rules.rules) rules.set(rule.id, rule);
    return [...rules.values()];
  }

  async problems(): Promise<readonly Problem[]> {
    const { folders } = this.parts;
    await folders.ready();
    return folders.all().flatMap(({ project, rules }) => [...project.problems, ...rules.problems]);
  }

  async committedText(file: AgentFile): Promise<string | undefined> {
    const { folder } = await this.placeOf(file);
    return folder.root === undefined
      ? undefined
      : this.parts.session.dependencies.committedText(folder.root, file.path);
  }

  async review(file: AgentFile, text: string, findings: readonly Finding[]): Promise<AgentReview> {
    const review = await this.settled(file, text, findings);
    return {
      ...review.counts,
      unreviewedAi: review.unreviewedAi.size,
      judged: review.findings.map(({ state }) => state === 'reviewed'),
    };
  }

  async unreviewedAiLines(file: AgentFile, text: string): Promise<ReadonlySet<number>> {
    return (await this.settled(file, text, [])).unreviewedAi;
  }

  async functionAt(file: AgentFile, text: string, offset: number): Promise<EnclosingFunction | undefined> {
    const source = await this.sourceWith(file, text);
    const engine = await this.parts.analyses.engine();
    return (await engine.prepare(source)) ? engine.functionAt(source, offset) : undefined;
  }

  async secretsIn(file: AgentFile, text: string): Promise<Analysis | null> {
    const { dependencies } = this.parts.session;
    this.secretRules ??= dependencies
      .bundledRules()
      .then((rules) => dependencies.createRuleSet(secretRules(rules)));
    return scanText(this.parts, await this.sourceWith(file, text), await this.secretRules);
  }

  async harmOfEdit(file: AgentFile, before: string, after: string): Promise<string | undefined> {
    const source = await this.sourceWith(file, before);
    const engine = await this.parts.analyses.engine();
    return (await engine.prepare(source)) ? engine.harmOfEdit(source, after) : undefined;
  }

  /** The file of a document of the editor, which need not be saved anywhere. */
  async fileOf(uri: string): Promise<AgentFile | Refusal> {
    const path = this.parts.session.pathOf(uri);
    if (path !== undefined) return this.locate(path);
    const open = this.parts.documents.get(uri);
    const place = this.parts.folders.placeOf(uri);
    if (open === undefined || place === undefined) return { refusal: 'The document is not open any more.' };
    return { shown: place.path, path: open.uri };
  }

  /** The URI of a file, as the editor has it. */
  uriOf({ path }: AgentFile): string {
    return this.parts.documents.get(path)?.uri ?? this.parts.session.keyOfPath(path);
  }

  /** A file with another text than it may have, as the engine takes it. */
  private async sourceWith(file: AgentFile, text: string): Promise<Source> {
    const { folder, path } = await this.placeOf(file);
    const open = this.openAt(file);
    const inside = folder.project.prefix + path;
    return { ...(open === undefined ? {} : sourceOf(open, inside)), path: inside, text };
  }

  /** How far a file is reviewed, with the lines, from 0, of AI that nobody has reviewed. */
  private async settled(
    file: AgentFile,
    text: string,
    findings: readonly Finding[],
  ): Promise<FileReview & { readonly unreviewedAi: ReadonlySet<number> }> {
    const { folder, path } = await this.placeOf(file);
    const ledger = await this.parts.ledgers.of(folder);
    const review =
      ledger === undefined
        ? unmarkedFile(path, text, findings)
        : await settledReview(ledger, path, text, findings);
    const authors = await this.authorsOf(this.uriOf(file), text);
    return { ...review, unreviewedAi: unreviewedBy('ai', review.lines, authors) };
  }

  private async *filesIn({ root, project }: Folder): AsyncIterable<AgentFile> {
    const { folders, session } = this.parts;
    if (root === undefined) return;
    for await (const path of session.dependencies.walk(root, project)) {
      // A folder inside another is listed once, with its own configuration.
      if (folders.placeOf(this.parts.session.keyOfPath(path))?.folder.root !== root) continue;
      yield { shown: session.dependencies.paths.below(root, path) ?? path, path, real: path };
    }
  }

  private roots(): string[] {
    return this.parts.folders.all().flatMap(({ root }) => root ?? []);
  }

  private openAt(file: AgentFile): OpenText | undefined {
    return this.parts.documents.get(this.uriOf(file));
  }

  private async placeOf(file: AgentFile): Promise<Place> {
    await this.parts.folders.ready();
    const place = this.parts.folders.placeOf(this.uriOf(file));
    if (place === undefined) throw new Error('The workspace is not loaded: see the log of the server.');
    return place;
  }
}
