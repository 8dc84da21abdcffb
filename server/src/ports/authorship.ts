/**
 * Who wrote the lines of a repository on this machine, from all evidence that lies in the repository, the
 * strongest first: the records that the editor shares and what agents' hooks reported, then what other tools left (git-ai notes, Agent Trace
 * records), then what commits say of themselves.
 */

import { join, relative, sep } from 'node:path';
import type { Problem } from '../finding/finding.ts';
import { readAgentTrace, TRACE_FILE, type TraceRange, tracedLines } from '../provenance/agentTrace.ts';
import { provenanceOfCommit } from '../provenance/commits.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { SharedRecords } from '../provenance/recordedAuthorship.ts';
import type { Authorship } from '../review/authorship.ts';
import type { Reviewer } from '../review/mark.ts';
import { kindOf, readText } from '../storage/files.ts';
import { ledgerFiles } from '../storage/ledgerFiles.ts';
import { projectRoot } from '../storage/roots.ts';
import { blameText, commitFacts, committersOf, GitAiNotes, historyFacts } from './gitCommits.ts';
import { GitError } from './gitProcess.ts';
import { GitRepository } from './gitRepository.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { reportedPlace } from './reportedPlace.ts';

/** What is known of the lines of files, with the evidence for it. */
export interface LineProvenance extends Authorship {
  /** By line of the text, from 0; undefined for a line that nothing is known of. */
  provenanceOf(path: string, text: string): Promise<(Provenance | undefined)[]>;
  /** Who committed each line of a text, by git's line from 1; none of what is not committed. */
  committers(path: string, text: string): Promise<ReadonlyMap<number, Reviewer>>;
}

type Lines = (Provenance | undefined)[];

/**
 * The authorship of a repository with its root at an absolute path. Records lie where marks do: beside the
 * configuration that is about a file, else at the root. With `others`, what other tools and the commits up to
 * that one say counts as well, which takes git a moment a file.
 */
export function repositoryAuthorship(root: string, others?: OpenedCommit): LineProvenance {
  const opened = new Map<string, Promise<SharedRecords>>();
  const external = others === undefined ? undefined : new OtherEvidence(root, others);
  const recordsOf = (folder: string): Promise<SharedRecords> => {
    let records = opened.get(folder);
    if (records === undefined) {
      const exists = async (path: string): Promise<boolean> =>
        (await kindOf(join(folder, path), nodeFileSystem)) === 'file';
      records = reportedPlace(folder).then((reported) =>
        SharedRecords.open(
          ledgerFiles(folder, nodeFileSystem),
          exists,
          others === undefined ? undefined : reported,
        ),
      );
      opened.set(folder, records);
    }
    return records;
  };
  const provenanceOf = async (path: string, text: string): Promise<Lines> => {
    const absolute = join(root, path);
    const folder = (await projectRoot(absolute, nodeFileSystem)) ?? root;
    const records = await recordsOf(folder);
    const lines = records.linesOf(relative(folder, absolute).split(sep).join('/'), text);
    const rest = external === undefined ? [] : await external.linesOf(path, text);
    return lines.map((each, line) => each ?? rest[line]);
  };
  return {
    provenanceOf,
    committers: async (path, text) =>
      others === undefined ? new Map() : committersOf(others.repository, others.head, path, text),
    problems: async () => {
      const found = [...(external?.problems ?? [])];
      for (const [folder, records] of opened)
        for (const problem of (await records).problems)
          found.push(problem.path === undefined ? problem : { ...problem, path: join(folder, problem.path) });
      return found;
    },
    evidenceFor: async (path, text) =>
      (await provenanceOf(path, text)).map((each) =>
        each === undefined ? undefined : { by: each.author, confidence: each.confidence },
      ),
  };
}

/**
 * Works with the authorship of a repository as it is checked out. Where git cannot answer, only our own records
 * count.
 */
export async function withProvenance<Result>(
  root: string,
  work: (provenance: LineProvenance) => Promise<Result>,
): Promise<Result> {
  let repository: GitRepository | undefined;
  try {
    repository = await GitRepository.open(root);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
  }
  try {
    const head = await repository?.head();
    const others = repository === undefined || head === undefined ? undefined : { repository, head };
    return await work(repositoryAuthorship(root, others));
  } finally {
    await repository?.dispose();
  }
}

/** A commit whose evidence counts: what is asked about is its text, or comes after it. */
export interface OpenedCommit {
  readonly repository: GitRepository;
  readonly head: string;
}

/** Where more files are asked about, it is worth a look at the whole history whether any commit says something. */
const FEW_FILES = 16;

/** What was not written by us. */
class OtherEvidence {
  readonly problems: Problem[] = [];
  private asked = 0;
  private silent: Promise<boolean> | undefined;
  private notes: Promise<GitAiNotes> | undefined;
  private trace: Promise<ReadonlyMap<string, TraceRange[]>> | undefined;

  constructor(
    private readonly root: string,
    private readonly commit: OpenedCommit,
  ) {}

  async linesOf(path: string, text: string): Promise<Lines> {
    const committed = await this.committedLines(path, text);
    const traced = await this.tracedLines(path, text);
    return committed.map(({ noted, said }, line) => noted ?? traced[line] ?? said);
  }

  /** By line: what the note of its commit says of it, and what the commit says of itself. */
  private async committedLines(
    path: string,
    text: string,
  ): Promise<{ noted: Provenance | undefined; said: Provenance | undefined }[]> {
    const { repository, head } = this.commit;
    if (++this.asked > FEW_FILES && (await this.isSilent()))
      return gitLines(text).map(() => ({ noted: undefined, said: undefined }));
    const origins = await blameText(repository, head, path, text);
    const ids = [...new Set([...origins.values()].map(({ commit }) => commit))];
    const facts = await commitFacts(repository, ids);
    const notes = await this.openNotes();
    const lines: { noted: Provenance | undefined; said: Provenance | undefined }[] = [];
    for (const number of gitLines(text)) {
      const origin = origins.get(number);
      if (origin === undefined) {
        lines.push({ noted: undefined, said: undefined });
        continue;
      }
      const { ranges, errors } = await notes.of(origin.commit);
      this.report(errors, `The git-ai note of commit ${origin.commit.slice(0, 12)}`);
      const range = ranges.find(
        (each) => each.path === origin.path && each.startLine <= origin.line && origin.line <= each.endLine,
      );
      const commit = facts.get(origin.commit);
      const time = commit === undefined ? {} : { time: commit.time };
      const who = range?.tool === undefined ? {} : { who: range.tool };
      lines.push({
        noted:
          range === undefined
            ? undefined
            : {
                author: range.author,
                confidence: 'high',
                evidence: [{ kind: 'git-ai-note', ...time, ...who }],
              },
        said: commit === undefined ? undefined : provenanceOfCommit(commit),
      });
    }
    return lines;
  }

  /** Whether no commit says who wrote its lines: then it makes no difference which of them a line came with. */
  private isSilent(): Promise<boolean> {
    this.silent ??= (async () => {
      if ((await this.openNotes()).size > 0) return false;
      const commits = await historyFacts(this.commit.repository, this.commit.head);
      // Without the commit itself git has not answered.
      return commits.has(this.commit.head) && ![...commits.values()].some(provenanceOfCommit);
    })();
    return this.silent;
  }

  private openNotes(): Promise<GitAiNotes> {
    this.notes ??= GitAiNotes.open(this.commit.repository);
    return this.notes;
  }

  private async tracedLines(path: string, text: string): Promise<Lines> {
    this.trace ??= this.readTrace();
    const ranges = (await this.trace).get(path);
    if (ranges === undefined) return [];
    const { lines, complete } = tracedLines(ranges, text);
    if (!complete)
      this.report(
        ['Not all of its ranges were looked for, as that takes too long.'],
        `${TRACE_FILE}: ${path}`,
      );
    return lines;
  }

  private async readTrace(): Promise<ReadonlyMap<string, TraceRange[]>> {
    const read = await readText(join(this.root, TRACE_FILE), nodeFileSystem);
    if (read === null) return new Map();
    if ('problem' in read) {
      this.problems.push(read.problem);
      return new Map();
    }
    const { ranges, errors } = readAgentTrace(read.text);
    this.report(errors, TRACE_FILE);
    return ranges;
  }

  private report(messages: readonly string[], what: string): void {
    for (const each of messages) {
      const message = `${what}: ${each}`;
      if (!this.problems.some((known) => known.message === message))
        this.problems.push({ kind: 'file', message });
    }
  }
}

/** The number that git gives each line (from 1): it knows line feeds alone, we know lone returns as well. */
function gitLines(text: string): number[] {
  const numbers = [1];
  let number = 1;
  for (const [ending] of text.matchAll(/\r\n|\n|\r/g)) {
    if (ending.endsWith('\n')) number++;
    numbers.push(number);
  }
  return numbers;
}
