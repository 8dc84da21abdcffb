/**
 * What a repository is written in, and which of it is generated, by the names of its files alone. Nobody trusts the
 * repository, so the walk is bounded; whoever shows the outcome says so where it was cut.
 */

import { languageOf } from '../syntax/languages/index.ts';
import { globProblem, matchesGlob } from '../text/glob.ts';

/** More files are not looked at. */
export const MOST_FILES = 50_000;

/** What generators of code call their files and folders; whatever a project builds is mostly ignored by git. */
const GENERATED = [
  'generated/',
  '__generated__/',
  '*.generated.*',
  '*_generated.*',
  'zz_generated.*',
  '*.gen.go',
  '*.pb.go',
  '*.pb.cc',
  '*.pb.h',
  '*_pb2.py',
  '*_pb2_grpc.py',
  '*_pb.js',
  '*_pb.ts',
  '*_pb.rb',
  '*.g.cs',
  '*.designer.cs',
  '*.Designer.cs',
  '*.min.js',
];

/** Globs that the repository itself gives are looked at up to this many. */
const MOST_OWN = 50;

export interface Survey {
  /** Ids of the languages of what is not left out. */
  readonly languages: ReadonlySet<string>;
  /** Globs of generated programs that are there. */
  readonly generated: readonly GeneratedFiles[];
  /** Whether there were more files than were looked at. */
  readonly isCut: boolean;
  /** Folders and files that could not be looked at. */
  readonly unread: number;
}

/** Programs that a glob leaves out. */
export interface GeneratedFiles {
  readonly glob: string;
  readonly programs: number;
  /** Whether that is more than half of all programs, which a person should think about first. */
  readonly isMost: boolean;
}

/** Surveys files by their paths below the root, with `/`; null stands for one that cannot be looked at. */
export async function survey(
  paths: AsyncIterable<string | null>,
  attributes: string,
  isScanned: (path: string) => boolean,
): Promise<Survey> {
  const globs = [...new Set([...GENERATED, ...generatedByAttributes(attributes)])];
  const groups = new Map<string, Programs>();
  let [files, unread] = [0, 0];
  let isCut = false;
  for await (const path of paths) {
    if (path === null) {
      unread++;
      continue;
    }
    if (files === MOST_FILES) {
      isCut = true;
      break;
    }
    files++;
    const language = languageOf({ path })?.id;
    if (language === undefined || !isScanned(path)) continue;
    const own = globs.filter((glob) => matchesGlob(path, glob));
    const key = JSON.stringify([language, own]);
    const group = groups.get(key) ?? { language, globs: own, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  const programs = [...groups.values()];
  const all = countOf(programs);
  const generated = globs.flatMap((glob) => {
    const count = countOf(programs.filter((group) => group.globs.includes(glob)));
    return count === 0 ? [] : [{ glob, programs: count, isMost: count * 2 > all }];
  });
  const leftOut = new Set(generated.filter(({ isMost }) => !isMost).map(({ glob }) => glob));
  const kept = programs.filter((group) => !group.globs.some((glob) => leftOut.has(glob)));
  return { languages: new Set(kept.map(({ language }) => language)), generated, isCut, unread };
}

/** Programs of one language that the same globs mean. */
interface Programs {
  readonly language: string;
  readonly globs: readonly string[];
  count: number;
}

function countOf(groups: readonly Programs[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/**
 * The globs that a `.gitattributes` calls generated, as GitHub's pages and others understand it. A pattern that our
 * globs cannot say is left out.
 */
export function generatedByAttributes(text: string): string[] {
  const globs: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [pattern = '', ...attributes] = line.trim().split(/\s+/);
    if (pattern === '' || /^[#!"[]/.test(pattern) || globs.length === MOST_OWN) continue;
    const isGenerated = attributes.some((each) => /^linguist-generated(?:=true)?$/.test(each));
    if (isGenerated && globProblem(pattern) === undefined) globs.push(pattern);
  }
  return globs;
}
