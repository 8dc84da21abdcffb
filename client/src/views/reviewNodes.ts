/**
 * The tree of reviews as plain data: workspace folders, folders, files, each with its counts, by what the
 * person wants to see. Nothing of VS Code in here, so that it can be tried without one.
 */

import type { FileReview, ReviewPart } from '../../../protocol/messages.ts';

/** What the person wants to see; all that are true must hold. */
export interface ReviewFilter {
  /** Only what is left to review. */
  readonly unreviewed: boolean;
  /** Only what is written by AI, or likely to be, and left to review. */
  readonly ai: boolean;
  /** Only files with findings, and in them the findings. */
  readonly findings: boolean;
}

export interface Counts {
  readonly files: number;
  readonly unreviewedFindings: number;
  readonly unreviewedLines: number;
  readonly staleLines: number;
}

export interface FolderNode {
  readonly kind: 'workspaceFolder' | 'folder';
  /** The same for the same folder in every tree, so that VS Code keeps open what was open. */
  readonly id: string;
  readonly name: string;
  /** The URI of the folder. */
  readonly uri: string;
  readonly children: readonly (FolderNode | FileNode)[];
  readonly counts: Counts;
}

export interface FileNode {
  readonly kind: 'file';
  readonly id: string;
  readonly name: string;
  readonly review: FileReview;
  readonly counts: Counts;
}

/** The tree. The workspace folders have nodes of their own where there are several (URI by name). */
export function reviewTree(
  reviews: readonly FileReview[],
  filter: ReviewFilter,
  workspaceFolders: ReadonlyMap<string, string>,
): (FolderNode | FileNode)[] {
  const shown = reviews.filter((review) => isShown(review, filter));
  const folders = new Map<string | undefined, FileReview[]>();
  for (const review of shown) folders.set(review.folder, [...(folders.get(review.folder) ?? []), review]);
  if (workspaceFolders.size <= 1)
    return [...folders].flatMap(([folder, files]) => below(folder ?? '', '', files));
  return [...folders].flatMap(([folder, files]) => {
    const children = below(folder ?? '', '', files);
    if (folder === undefined) return children;
    const name = workspaceFolders.get(folder) ?? folder;
    return [folderNode('workspaceFolder', folder, name, folder, children)];
  });
}

/** Whether a file has something that the person wants to see. */
export function isShown(review: FileReview, filter: ReviewFilter): boolean {
  const left = review.unreviewedFindings > 0 || review.reviewedLines < review.lines;
  if (filter.unreviewed && !left) return false;
  if (filter.ai && review.unreviewedAiLines === 0) return false;
  return !filter.findings || (filter.unreviewed ? review.unreviewedFindings : review.findings) > 0;
}

/** Whether a part of a file is among what the person wants to see. */
export function isPartShown(part: ReviewPart, filter: ReviewFilter): boolean {
  if (filter.ai && part.ai === undefined) return false;
  return !filter.findings || part.kind === 'finding';
}

/** Folders before files, each by name; a folder with one folder in it and nothing else is shown as one. */
function below(root: string, prefix: string, reviews: readonly FileReview[]): (FolderNode | FileNode)[] {
  const folders = new Map<string, FileReview[]>();
  const files: FileNode[] = [];
  for (const review of reviews) {
    const rest = review.path.slice(prefix.length);
    const end = rest.indexOf('/');
    if (end < 0) files.push({ kind: 'file', id: review.uri, name: rest, review, counts: countsOf(review) });
    else folders.set(rest.slice(0, end), [...(folders.get(rest.slice(0, end)) ?? []), review]);
  }
  const nodes = [...folders].map(([name, inside]) => {
    const path = `${prefix}${name}`;
    const children = below(root, `${path}/`, inside);
    const [only] = children;
    if (children.length === 1 && only?.kind === 'folder') return { ...only, name: `${name}/${only.name}` };
    const uri = `${root}/${path.split('/').map(encodeURIComponent).join('/')}`;
    return folderNode('folder', uri, name, uri, children);
  });
  return [...nodes.sort(byName), ...files.sort(byName)];
}

function folderNode(
  kind: FolderNode['kind'],
  id: string,
  name: string,
  uri: string,
  children: FolderNode['children'],
): FolderNode {
  return { kind, id, name, uri, children, counts: sum(children.map(({ counts }) => counts)) };
}

function countsOf({ unreviewedFindings, lines, reviewedLines, staleLines }: FileReview): Counts {
  return { files: 1, unreviewedFindings, unreviewedLines: lines - reviewedLines, staleLines };
}

/** The counts of several files or folders together. */
export function sum(all: readonly Counts[]): Counts {
  const total = { files: 0, unreviewedFindings: 0, unreviewedLines: 0, staleLines: 0 };
  for (const each of all)
    for (const key of ['files', 'unreviewedFindings', 'unreviewedLines', 'staleLines'] as const)
      total[key] += each[key];
  return total;
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name);
}
