/**
 * What asking a reviewer takes of the machine: the person's own configuration, running a program, what was agreed to,
 * and the answers that are kept. All of it lies in the person's folders and none of it in a workspace.
 */

import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../review/lineHash.ts';
import { LONGEST_ANSWER } from '../reviewer/answer.ts';
import type { AnswerFiles } from '../reviewer/answerCache.ts';
import type { ReadText } from '../storage/files.ts';
import { readText } from '../storage/files.ts';
import { cacheFiles } from './cacheFiles.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';
import { personalFolder, settingsFolder } from './personalFolder.ts';
import { ProcessError, runProcess } from './process.ts';

export interface ReviewerPort {
  /** The person's own configuration, whether it exists or not; absolute. */
  readonly configurationFile: string;
  /** Its text; null where there is none. */
  readConfiguration(): Promise<ReadText | null>;
  /**
   * Runs a program with a line on its standard input and answers all of its standard output. It runs apart from the
   * workspace, and is ended when its time is over, when it says too much, or when the person breaks off. Rejects with
   * a sentence.
   */
  run(command: readonly string[], input: string, patience: number): Promise<string>;
  readonly answers: AnswerFiles;
  /** Whether the person has agreed to something, by what it is about. */
  hasAgreed(what: readonly string[]): Promise<boolean>;
  keepAgreement(what: readonly string[]): Promise<void>;
  /** Takes an agreement back; answers whether there was one. */
  forgetAgreement(what: readonly string[]): Promise<boolean>;
  /** 32 hexadecimal digits that nobody can guess. */
  random(): string;
}

/** An answer is counted in UTF-16 units, of which one takes three bytes at most; the rest is for what the program complains of. */
const MOST_BYTES = 4 * LONGEST_ANSWER;

export function reviewerPort(
  configurationFile = join(settingsFolder(), 'config.yml'),
  folder = personalFolder('reviewer'),
): ReviewerPort {
  const agreement = (what: readonly string[]): string =>
    join(folder, 'agreed', sha256Hex(JSON.stringify(what)));
  return {
    configurationFile,
    readConfiguration: () => readText(configurationFile, nodeFileSystem),
    run: (command, input, patience) => runReviewer(command, input, patience, dirname(configurationFile)),
    answers: privately(folder),
    async hasAgreed(what) {
      try {
        // The text is held against what is asked, since names of files are all that anybody sees of them.
        return (await readFile(agreement(what), 'utf8')) === JSON.stringify(what);
      } catch {
        return false;
      }
    },
    async keepAgreement(what) {
      await mkdir(join(folder, 'agreed'), { recursive: true, mode: 0o700 });
      await writeFile(agreement(what), JSON.stringify(what), { mode: 0o600 });
    },
    async forgetAgreement(what) {
      try {
        await rm(agreement(what));
        return true;
      } catch {
        return false;
      }
    },
    random: () => randomBytes(16).toString('hex'),
  };
}

/** The cache in a folder that nobody else can read. */
function privately(folder: string): AnswerFiles {
  const files = cacheFiles(folder);
  return {
    ...files,
    async write(name, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await files.write(name, text);
    },
  };
}

async function runReviewer(
  [program = '', ...args]: readonly string[],
  input: string,
  patience: number,
  folder: string,
): Promise<string> {
  try {
    const { code, stdout, stderr } = await runProcess(inHome(program), args.map(inHome), {
      folder,
      input: `${input}\n`,
      patience,
      mostOutput: MOST_BYTES,
      withoutTerminal: true,
      endsWithUs: true,
    });
    if (code === 0) return stdout;
    const why = stderr.trim().split('\n').at(-1) ?? '';
    throw new Error(
      `The program ended with ${code === null ? 'a signal' : `code ${code}`}${why === '' ? '' : `: ${why.slice(0, 300)}`}.`,
    );
  } catch (error) {
    if (error instanceof ProcessError) throw new Error(`${error.message}.`, { cause: error });
    throw error;
  }
}

function inHome(text: string): string {
  return text.startsWith('~/') ? join(homedir(), text.slice(2)) : text;
}
