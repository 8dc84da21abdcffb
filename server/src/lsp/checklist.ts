/**
 * The production checklist of a workspace folder, as the editor knows it: every file is scanned, what is open counts
 * as it is shown, and who wrote a line is what was seen or is on record. The command asks git as well.
 */

import type { Range } from 'vscode-languageserver';
import type { Checklist, ChecklistPlace } from '../../../protocol/messages.ts';
import { installedHooks } from '../agent/setup/installedHooks.ts';
import { checklistOf } from '../checklist/checklist.ts';
import {
  type CheckedFinding,
  type CheckedGuidelines,
  type ChecklistFacts,
  isUnseen,
  type Known,
  unseen,
} from '../checklist/facts.ts';
import { checkedImports } from '../checklist/imported.ts';
import type { Place } from '../checklist/place.ts';
import { fateOf, ReviewCount, toolsOf } from '../checklist/reviewed.ts';
import { reviewPolicyOf } from '../config/checklist.ts';
import { GUIDELINES_FILES, guidelinesFor, guidelinesState } from '../guidelines/guidelines.ts';
import { usedPacks } from '../packs/use.ts';
import { authorOfLines, peopleOfLines } from '../review/authorship.ts';
import { type FileReview, unmarkedFile } from '../review/fileReview.ts';
import { settledReview } from '../review/settled.ts';
import { languageOf } from '../syntax/languages/index.ts';
import { LineIndex } from '../text/lines.ts';
import type { FileFindings, FindingStore, LocatedFinding } from './findings.ts';
import type { Folder, Folders } from './folders.ts';
import type { ImportedFindings } from './imports.ts';
import type { Ledgers, ReviewedFile } from './ledgers.ts';
import type { ProvenanceFeature } from './provenance.ts';
import type { Session } from './session.ts';
import type { CurrentSettings } from './settings.ts';
import { joinUri, keyOf } from './uris.ts';
import type { ScanResult, WorkspaceScan } from './workspaceScan.ts';

interface Parts {
  readonly session: Session;
  readonly folders: Folders;
  readonly store: FindingStore;
  readonly ledgers: Ledgers;
  readonly provenance: ProvenanceFeature;
  readonly settings: CurrentSettings;
  readonly workspaceScan: WorkspaceScan;
  readonly imports: ImportedFindings;
}

export function registerChecklist(parts: Parts): void {
  const { session, folders, workspaceScan } = parts;
  session.onRequest('aiSecurityScanner/checklist', async ({ folder: uri, workDoneToken }, token) => {
    await folders.ready();
    const folder = folders.all().find((each) => each.uri === keyOf(uri));
    if (folder?.root === undefined || !folders.trusted)
      return { refusal: session.t('The checklist is held in a trusted folder on disk only.') };
    const scanned = await workspaceScan.scan([folder], workDoneToken, token);
    if (scanned.cancelled) return { refusal: session.t('The checklist was stopped.') };
    return new FolderChecklist(parts, folder, folder.root).hold(scanned);
  });
}

class FolderChecklist {
  constructor(
    private readonly parts: Parts,
    private readonly folder: Folder,
    private readonly root: string,
  ) {}

  async hold(scanned: ScanResult): Promise<Checklist> {
    const { configuration } = this.folder.project;
    const { state, at, items, notes } = checklistOf(await this.facts(scanned), configuration.checklist);
    const shown = items.map(({ id, title, state: itemState, evidence, advice, places }) => ({
      id,
      title,
      state: itemState,
      evidence,
      ...(advice === undefined ? {} : { advice }),
      places: places.map((place) => this.placeOf(place)),
    }));
    return { state, at, items: shown, notes: [...notes] };
  }

  private async facts(scanned: ScanResult): Promise<ChecklistFacts> {
    const { dependencies } = this.parts.session;
    const { rules, project } = this.folder;
    const policy = reviewPolicyOf(project.configuration.checklist);
    const reviews = policy === undefined ? undefined : new ReviewCount(policy, project.isScanned);
    const findings: CheckedFinding[] = [];
    const problems = { endedSuppressions: [] as Place[], reasons: this.reasons(scanned) };
    const languages = new Set<string>();
    const asked = new Set(this.knownKeys());
    for await (const path of dependencies.walk(this.root, project)) {
      const key = this.parts.session.keyOfPath(path);
      if (this.parts.folders.placeOf(key)?.folder !== this.folder) continue;
      asked.delete(key);
      const language = languageOf({ path });
      if (language !== undefined) languages.add(language.id);
      await this.add(key, findings, problems, reviews);
    }
    // Files that rules for any text look at are not among those that hold code.
    for (const key of asked) await this.add(key, findings, problems, undefined);
    const repository = (await dependencies.repositoryRoot(this.root)) ?? this.root;
    const shown = (path: string): string => dependencies.paths.below(this.root, path) ?? path;
    return {
      now: new Date().toISOString(),
      notes: this.notes(),
      findings:
        problems.reasons.length > 0
          ? unseen(problems.reasons)
          : {
              known: {
                files: scanned.files,
                findings,
                endedSuppressions: problems.endedSuppressions,
                unparsed: 0,
              },
            },
      reviews: { known: reviews?.reviews ?? { lines: 0, ai: 0, unknown: 0, missing: [] } },
      rules: {
        date: await dependencies.rulesDate(),
        packs: usedPacks(project.packs),
        weaknesses: new Set(rules.rules.flatMap(({ cwe }) => cwe)),
      },
      imports: { known: checkedImports(await this.parts.imports.reportOf(this.folder)) },
      guidelines: await this.guidelines(languages),
      hooks: { known: await installedHooks(await dependencies.agentMachine(), repository, shown) },
    };
  }

  /** What of the result is this person's own, and not what others would see. */
  private notes(): string[] {
    const { disabledRules } = this.parts.settings.current;
    return disabledRules.length === 0
      ? []
      : [`Rules that you have switched off for yourself were not asked: ${disabledRules.join(', ')}.`];
  }

  /** What was not looked at, as far as it is not about a file that was. */
  private reasons({ problems }: ScanResult): string[] {
    const { project, rules } = this.folder;
    const own = [...project.problems, ...rules.problems].filter(isUnseen).map(({ message }) => message);
    return problems === 0 ? own : [...own, `${problems} files could not be scanned: the log says which.`];
  }

  private knownKeys(): string[] {
    const { store, folders } = this.parts;
    return store.keys().filter((key) => folders.placeOf(key)?.folder === this.folder);
  }

  private async add(
    key: string,
    findings: CheckedFinding[],
    problems: { readonly endedSuppressions: Place[]; readonly reasons: string[] },
    reviews: ReviewCount | undefined,
  ): Promise<void> {
    const { ledgers, store, folders } = this.parts;
    const file = await ledgers.read(key);
    const place = folders.placeOf(key);
    if (file === undefined || place === undefined) return;
    const known = store.get(key);
    const review = await this.reviewOf(file, place.path);
    findings.push(...checkedFindings(place.path, file, review, known));
    for (const { problem, range } of known?.problems ?? [])
      if (isUnseen(problem)) problems.reasons.push(`${place.path}: ${problem.message}`);
      else if (problem.suppression === 'expired')
        problems.endedSuppressions.push({ path: place.path, ...linesOf(range), what: problem.message });
    if (reviews === undefined) return;
    const text = file.document.getText();
    reviews.add({
      path: place.path,
      shown: place.path,
      claimed: review,
      signed: review,
      author: await this.authorOf(key, place.path, text),
    });
  }

  /** The review with what it takes of other files, by signed marks alone where those are asked for. */
  private async reviewOf({ document, findings }: ReviewedFile, path: string): Promise<FileReview> {
    const plain = findings.map(({ finding }) => finding);
    const ledger = await this.parts.ledgers.of(this.folder);
    const text = document.getText();
    return ledger === undefined ? unmarkedFile(path, text, plain) : settledReview(ledger, path, text, plain);
  }

  private async authorOf(key: string, path: string, text: string): Promise<ReturnType<typeof authorOfLines>> {
    const { provenance, session } = this.parts;
    const known = await provenance.linesOf(key, text);
    const evidence = known.map((each) => each && { by: each.author, confidence: each.confidence });
    const { reviews } = this.folder.project.configuration.checklist;
    const asksForPeople =
      reviews !== false && reviews.notAuthor && known.some((each) => each?.author === 'ai');
    // Nobody is asked to read what AI did not write, and each file takes git a moment.
    if (!asksForPeople) return authorOfLines(evidence, () => undefined, false);
    const committers = await session.dependencies.reviewImports(this.root).committers(path, text);
    const self = await session.dependencies.reviewer(this.root);
    return authorOfLines(evidence, peopleOfLines(committers, text, new LineIndex(text), self), false);
  }

  private async guidelines(languages: ReadonlySet<string>): Promise<Known<CheckedGuidelines>> {
    const { paths, readText } = this.parts.session.dependencies;
    const section = guidelinesFor(this.folder.project.rules, languages);
    for (const path of GUIDELINES_FILES) {
      const file = paths.join(this.root, path);
      if ((await paths.realPath(file)) === undefined) continue;
      const read = await readText(file);
      return 'problem' in read
        ? { unknown: `${path}: ${read.problem.message}`, advice: 'Make the file readable.' }
        : { known: { path, state: guidelinesState(read.text, section) } };
    }
    return { known: { path: GUIDELINES_FILES[0], state: 'absent' } };
  }

  private placeOf({ path, startLine, endLine, what }: Place): ChecklistPlace {
    const isElsewhere = /^(?:\/|[A-Za-z]:|\\\\)/.test(path);
    const uri = isElsewhere ? this.parts.session.keyOfPath(path) : joinUri(this.folder.uri as string, path);
    const first = (startLine ?? 1) - 1;
    const range = {
      start: { line: first, character: 0 },
      end: { line: startLine === undefined ? 0 : (endLine ?? startLine), character: 0 },
    };
    return { uri, path, what, range };
  }
}

function checkedFindings(
  path: string,
  { findings }: ReviewedFile,
  review: FileReview,
  known: FileFindings | undefined,
): CheckedFinding[] {
  const checked = ({ finding, range, rule }: LocatedFinding, i?: number): CheckedFinding => ({
    severity: finding.severity,
    cwe: finding.cwe,
    tools: toolsOf(finding),
    place: {
      path,
      ...linesOf(range),
      what: `${finding.severity}: ${rule?.title ?? finding.ruleId}`,
    },
    ...fateOf(finding, i === undefined ? undefined : review.findings[i]),
  });
  return [
    ...findings.map((each, i) => checked(each, i)),
    ...(known?.suppressed ?? []).map((each) => checked(each)),
  ];
}

/** Lines as people count them. */
function linesOf({ start, end }: Range): { startLine: number; endLine: number } {
  return { startLine: start.line + 1, endLine: end.line + 1 };
}
