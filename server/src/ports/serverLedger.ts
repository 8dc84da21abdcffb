/**
 * The marks of a workspace folder for the language server. They lie where the gate looks for them: beside the
 * configuration, else at the root of the repository, which may be above the folder that is open.
 *
 * Where the policy asks for signed marks, the editor counts as the gate does: by signatures that hold. The
 * keys are those of the working tree here; the gate takes the base's.
 */

import { join, relative, sep } from 'node:path';
import { reviewPolicyOf } from '../config/checklist.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Policy } from '../config/policy.ts';
import { loadProject, type ProjectFiles } from '../config/project.ts';
import type { Problem } from '../finding/finding.ts';
import type { Ledger as ServerLedger } from '../lsp/dependencies.ts';
import { describeMarks } from '../review/describe.ts';
import { Ledger, type LedgerOptions } from '../review/ledger.ts';
import type { Mark } from '../review/mark.ts';
import { asksForProof, provenReview, remembering } from '../review/proof.ts';
import { MARKS_FOLDER } from '../review/store.ts';
import { matchesGlob } from '../text/glob.ts';
import { readText } from './files.ts';
import { readBlob, storeBlob } from './gitFiles.ts';
import { ledgerFiles } from './ledgerFiles.ts';
import { RepositoryRoots } from './repositoryRoots.ts';
import { signingKey, sshSigner, sshVerifier } from './ssh.ts';
import { walk } from './walk.ts';

/** More than any ledger's own version counts up to between two openings. */
const GENERATION = 1_000_000;

/** What a person is told whose mark was to be signed and could not be. */
const UNSIGNED =
  'The mark was not signed: this repository has no commit yet, or is a shallow clone, so the mark cannot name it. It counts as a claim. Commit, or run git fetch --unshallow, then mark again.';

/** The marks whose signature holds, where some policy asks for that. */
interface Proven {
  readonly ledger: Ledger;
  readonly policies: readonly Policy[];
  readonly problems: readonly Problem[];
}

/** Opens the marks that count for a folder. `openText` answers the text of a file that is open in the editor. */
export async function openServerLedger(
  files: ProjectFiles,
  folder: string,
  version: string,
  openText: (path: string) => string | undefined,
): Promise<ServerLedger> {
  const root = (await files.projectRoot(folder)) ?? folder;
  const inside = below(root, folder);
  const prefix = inside === '' ? '' : `${inside}/`;
  const configuration = async () => (await loadProject(files, root, { trusted: true })).configuration;
  const roots = new RepositoryRoots(root);
  const options: LedgerOptions = {
    files: ledgerFiles(root),
    repository: () => roots.first(),
    roots: async (named) => {
      if (named.size === 0) return named;
      // To find one beginning takes far less than to find all, and mostly there is no other.
      const first = named.size === 1 ? await roots.first() : undefined;
      return first !== undefined && named.has(first) ? named : roots.all();
    },
    tool: version,
    rules: version,
    now: () => new Date().toISOString(),
    readSource: async (path) => {
      const open = openText(join(root, path));
      if (open !== undefined) return open;
      const read = await readText(join(root, path));
      return read !== null && 'text' in read ? read.text : null;
    },
    listSources: async function* () {
      for await (const entry of walk(root)) if ('path' in entry) yield below(root, entry.path);
    },
    keptText: (id) => readBlob(root, id),
    keepText: (text) => storeBlob(root, text),
    sign: async (text) => {
      const key = await signingKey(root);
      if ('problem' in key) throw new Error(key.problem);
      return sshSigner(key.key)(text);
    },
    isSigned: async () => signedPolicies(await configuration()).length > 0,
  };

  const checked = new Map<string, Promise<boolean>>();
  const openProven = async (): Promise<Proven | undefined> => {
    const configured = await configuration();
    const { allowedSigners } = configured;
    const policies = signedPolicies(configured);
    if (policies.length === 0) return undefined;
    const path = join(root, allowedSigners);
    const read = await readText(path);
    const signers = read !== null && 'text' in read ? read.text : '';
    try {
      const verify = remembering(sshVerifier(signers), signers, checked);
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
    return isSigned || proven === undefined ? undefined : UNSIGNED;
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
      return kept && { text: kept.text, who: describeMarks([kept.mark]) ?? '' };
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

function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}
