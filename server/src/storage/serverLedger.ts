/**
 * The marks of a workspace folder for the language server. They lie where the gate looks for them: beside the
 * configuration, else at the root of the repository, which may be above the folder that is open.
 *
 * Where the policy asks for signed marks, the editor counts as the gate does: by signatures that hold. The
 * keys are those of the working tree here; the gate takes the base's.
 */

import { reviewPolicyOf } from '../config/checklist.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Policy } from '../config/policy.ts';
import { loadProject, type ProjectFiles } from '../config/project.ts';
import type { Problem } from '../finding/finding.ts';
import type { Ledger as ServerLedger } from '../lsp/dependencies.ts';
import { Ledger, type LedgerOptions } from '../review/ledger.ts';
import type { Mark } from '../review/mark.ts';
import { asksForProof, provenReview, remembering } from '../review/proof.ts';
import type { Sign, Verify } from '../review/signature.ts';
import { MARKS_FOLDER } from '../review/store.ts';
import { matchesGlob } from '../text/glob.ts';
import type { FileSystem } from './fileSystem.ts';
import { readText } from './files.ts';
import { ledgerFiles } from './ledgerFiles.ts';
import { walk } from './walk.ts';

/** More than any ledger's own version counts up to between two openings. */
const GENERATION = 1_000_000;

/** What marks take beside files: what is known of the repository around a folder, and the keys of people. */
export interface MarkSurroundings {
  /** The commits that the repository's history begins with; see `LedgerOptions`. */
  first(): Promise<string | undefined>;
  all(): Promise<ReadonlySet<string> | undefined>;
  readonly keptText: NonNullable<LedgerOptions['keptText']>;
  readonly keepText: NonNullable<LedgerOptions['keepText']>;
  /** Rejects with a message for the person where nothing can be signed. */
  readonly sign: Sign;
  /** Checks signatures against the text of an `allowed_signers` file; throws where nobody here can. */
  verifier(signers: string): Verify;
  /** What a person is told whose mark was to be signed and could not be. */
  readonly unsigned: string;
}

/** Where marks are kept, and by whom. */
export interface MarkWorld {
  readonly files: ProjectFiles;
  readonly fileSystem: FileSystem;
  /** The version of this program, which is written into marks. */
  readonly version: string;
  /** What marks take of a project with its root at a path. */
  markSurroundings(root: string): MarkSurroundings;
}

/** The marks whose signature holds, where some policy asks for that. */
interface Proven {
  readonly ledger: Ledger;
  readonly policies: readonly Policy[];
  readonly problems: readonly Problem[];
}

/** Opens the marks that count for a folder. `openText` answers the text of a file that is open in the editor. */
export async function openServerLedger(
  { files, fileSystem, version, markSurroundings }: MarkWorld,
  folder: string,
  openText: (path: string) => string | undefined,
): Promise<ServerLedger> {
  const root = (await files.projectRoot(folder)) ?? folder;
  const { join, relative, sep } = fileSystem.paths;
  const below = (path: string): string => relative(root, path).split(sep).join('/');
  const inside = below(folder);
  const prefix = inside === '' ? '' : `${inside}/`;
  const configuration = async () => (await loadProject(files, root, { trusted: true })).configuration;
  const surroundings = markSurroundings(root);
  const options: LedgerOptions = {
    files: ledgerFiles(root, fileSystem),
    repository: () => surroundings.first(),
    roots: async (named) => {
      if (named.size === 0) return named;
      // To find one beginning takes far less than to find all, and mostly there is no other.
      const first = named.size === 1 ? await surroundings.first() : undefined;
      return first !== undefined && named.has(first) ? named : surroundings.all();
    },
    tool: version,
    rules: version,
    now: () => new Date().toISOString(),
    readSource: async (path) => {
      const open = openText(join(root, path));
      if (open !== undefined) return open;
      const read = await readText(join(root, path), fileSystem);
      return read !== null && 'text' in read ? read.text : null;
    },
    listSources: async function* () {
      for await (const entry of walk(root, { fileSystem })) if ('path' in entry) yield below(entry.path);
    },
    keptText: surroundings.keptText,
    keepText: surroundings.keepText,
    sign: surroundings.sign,
    isSigned: async () => signedPolicies(await configuration()).length > 0,
  };

  const checked = new Map<string, Promise<boolean>>();
  const openProven = async (): Promise<Proven | undefined> => {
    const configured = await configuration();
    const { allowedSigners } = configured;
    const policies = signedPolicies(configured);
    if (policies.length === 0) return undefined;
    const path = join(root, allowedSigners);
    const read = await readText(path, fileSystem);
    const signers = read !== null && 'text' in read ? read.text : '';
    try {
      const verify = remembering(surroundings.verifier(signers), signers, checked);
      return { policies, problems: [], ledger: await Ledger.open({ ...options, verify }) };
    } catch (error) {
      // Without a check nothing is proven.
      const message = `Signatures of marks cannot be checked, so none counts here: ${error instanceof Error ? error.message : String(error)}`;
      const ledger = await Ledger.open({ ...options, verify: async () => false });
      return { policies, problems: [{ kind: 'file', path, message }], ledger };
    }
  };

  const claims = await Ledger.open(options);
  let proven = await openProven();
  let generation = 0;
  const reopenProven = async (): Promise<void> => {
    proven = await openProven();
    generation++;
  };
  /** What the person should know of marks that were just written. */
  const noteOn = async (marks: readonly Mark[]): Promise<string | undefined> => {
    await reopenProven();
    const isSigned = marks.every(({ batch }) => batch.signature !== undefined);
    return isSigned || proven === undefined ? undefined : surroundings.unsigned;
  };
  const isIn = (path: string, globs: readonly string[]): boolean =>
    globs.some((glob) => matchesGlob(path, glob));

  return {
    get version() {
      return generation * GENERATION + claims.version + (proven?.ledger.version ?? 0);
    },
    directory: join(root, MARKS_FOLDER),
    problems: () =>
      [...claims.problems, ...(proven?.ledger.problems ?? [])]
        .map((problem) =>
          problem.path === undefined ? problem : { ...problem, path: join(root, problem.path) },
        )
        .concat(proven?.problems ?? []),
    review: (path, text, findings) => {
      const claimed = claims.review(prefix + path, text, findings);
      if (proven === undefined || !asksForProof(proven.policies, prefix + path, isIn)) return claimed;
      return provenReview(claimed, proven.ledger.review(prefix + path, text, findings));
    },
    textWhenReviewed: async (marks) => {
      const kept = await claims.textWhenReviewed(marks);
      return kept && { text: kept.text, mark: kept.mark };
    },
    markedPaths: () =>
      claims.markedPaths().flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : [])),
    settle: async () => {
      await claims.settle();
      await proven?.ledger.settle();
    },
    settleAll: async () => {
      await claims.settleAll();
      await proven?.ledger.settleAll();
    },
    mark: async (request) => {
      const marks = await claims.mark({ ...request, path: prefix + request.path });
      return noteOn(marks);
    },
    entryMarks: (path, change) => {
      const claimed = claims.entryMarks(prefix + path, change);
      if (proven === undefined || !asksForProof(proven.policies, prefix + path, isIn))
        return { claimed, counting: claimed };
      return { claimed, counting: proven.ledger.entryMarks(prefix + path, change) };
    },
    markEntry: async (request) => {
      const marks = await claims.markEntry({ ...request, path: prefix + request.path });
      return noteOn(marks);
    },
    unmark: async (path, text, range, reviewer) => {
      const withdrawn = await claims.unmark(prefix + path, text, range, reviewer);
      if (withdrawn) await reopenProven();
      return withdrawn;
    },
    note: (path, text) => {
      claims.note(prefix + path, text);
      proven?.ledger.note(prefix + path, text);
    },
    noteGone: (paths) => {
      const gone = paths.map((path) => prefix + path);
      claims.noteGone(gone);
      proven?.ledger.noteGone(gone);
    },
    writeClaims: async (entries, reviewer) => {
      const named = entries.map((entry) => ({ ...entry, path: prefix + entry.path }));
      await claims.write(named, reviewer, { asClaim: true });
      await reopenProven();
    },
    reload: async () => {
      await claims.reload();
      await reopenProven();
    },
  };
}

/** What asks for signed marks: a policy, or the checklist. */
function signedPolicies({ policy, checklist }: Configuration): Policy[] {
  return [...policy, reviewPolicyOf(checklist)].filter((each) => each?.signed === true) as Policy[];
}
