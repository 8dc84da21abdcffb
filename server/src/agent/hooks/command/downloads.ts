/** Downloads that are run unread: piped into an interpreter, handed to one as its program, or saved and run. */

import { programIn } from './interpreters.ts';
import { insideOf, type Pipeline, type ShellCommand, type Word } from './shellCommand.ts';

export const DOWNLOADERS: ReadonlySet<string> = new Set(
  `aria2c aws curl elinks fetch ftp gh gsutil http https invoke-restmethod invoke-webrequest irm iwr links lynx nc
   ncat netcat scp sftp socat ssh w3m wget xh`.split(/\s+/),
);

/** Code that fetches something, and code that runs what it is given. */
const FETCHES =
  /urllib|urlopen|\brequests\.|\bfetch\s*\(|LWP::|open-uri|net\/http|Net::HTTP|file_get_contents\s*\(\s*["']?http|\/dev\/tcp\//;
const RUNS = /\b(?:exec|eval|system|popen|subprocess|child_process|spawn|Function)\b/;

/** How PowerShell fetches and runs, which is not to be read by the grammar of Bash. */
const POWERSHELL_FETCHES =
  /\b(?:iwr|irm|curl|wget|invoke-webrequest|invoke-restmethod|downloadstring|downloadfile|start-bitstransfer)\b/i;
const POWERSHELL_RUNS = /\b(?:iex|invoke-expression)\b/i;

/** Words of a command line without which nothing is fetched, besides the programs. */
export const FETCHING = new RegExp(`${FETCHES.source}|downloadstring|downloadfile|start-bitstransfer`, 'i');

/** Whether a text has PowerShell run what it downloads, though only in Bash's eyes is it a command. */
export function runsInPowerShell(text: string, pipelines: readonly Pipeline[]): boolean {
  return (
    pipelines.flat().some(({ program }) => POWERSHELL_RUNS.test(program)) && POWERSHELL_FETCHES.test(text)
  );
}

/** Whether one of the pipelines of a text downloads a program and runs it. */
export function runsDownload(pipelines: readonly Pipeline[]): boolean {
  const saved = new Set(pipelines.flatMap(savedBy));
  return pipelines.some(
    (pipeline) => runsDownloaded(pipeline) || pipeline.some((each) => runsFile(each, saved)),
  );
}

function runsDownloaded(pipeline: Pipeline): boolean {
  let downloaded = false;
  for (const command of pipeline) {
    const { name, outputs, words } = command;
    if (name !== undefined && isDownload(name)) return true;
    if (runsIt(command, downloaded)) return true;
    downloaded ||= isDownloader(command) || insideOf(command).some((each) => each.some(isDownloader));
    // `tee >(sh)` and `> >(sh)`: what is inside reads it.
    const readers = [...outputs, ...words].flatMap(({ inside }) => inside);
    if (downloaded && readers.some(([first]) => first !== undefined && runsIt(first, true))) return true;
  }
  return false;
}

/** Whether a command is an interpreter whose program is downloaded, `downloaded` saying whether its input is. */
function runsIt(command: ShellCommand, downloaded: boolean): boolean {
  const program = programIn(command);
  if (program === undefined) return false;
  if (program.from === 'input')
    return (
      downloaded ||
      [...command.inputs, ...command.files, ...command.outputs].some(
        (each) => isDownload(each) || FETCHES.test(each.shape),
      )
    );
  const { word, from } = program;
  if (isDownload(word)) return true;
  if (from === 'file') return FETCHES.test(word.shape);
  // A text that only a run tells, behind a download, is most likely just that.
  return (downloaded && word.text === undefined) || (FETCHES.test(word.shape) && RUNS.test(word.shape));
}

function isDownload({ inside }: Word): boolean {
  return inside.some((pipeline) => pipeline.some(isDownloader));
}

function isDownloader(command: ShellCommand): boolean {
  if (DOWNLOADERS.has(command.program)) return true;
  if (command.files.some(({ shape }) => FETCHES.test(shape))) return true;
  const program = programIn(command);
  return program?.from === 'text' && command.words.some(({ shape }) => FETCHES.test(shape));
}

/** The names of the files that a pipeline saves downloads in. */
function savedBy(pipeline: Pipeline): string[] {
  const from = pipeline.findIndex(isDownloader);
  if (from < 0) return [];
  const behind = pipeline.slice(from);
  const teed = behind.filter(({ program }) => program === 'tee').flatMap(({ words }) => words);
  const written = [...behind.flatMap(({ outputs }) => outputs), ...teed].map(({ shape }) => shape);
  const { program, words } = pipeline[from] as ShellCommand;
  const shapes = words.map(({ shape }) => shape);
  const named = shapes.flatMap((word, at) =>
    /^(?:-[a-zA-Z]*[oO]|--output|--output-document|-OutFile)$/.test(word) ? [shapes[at + 1] ?? ''] : [],
  );
  const isNamedByAddress =
    program === 'wget' ||
    program === 'aria2c' ||
    shapes.some((word) => /^-[a-zA-Z]*O|^--remote-name/.test(word));
  const attached = shapes.flatMap((word) => /^(?:-[oO]|--output(?:-document)?=)(.+)$/.exec(word)?.[1] ?? []);
  const addresses = isNamedByAddress ? shapes.filter((word) => /^[^-].*\//.test(word)) : [];
  return [...written, ...named, ...attached, ...addresses].map(lastPart).filter((name) => /\w/.test(name));
}

/** Whether a command runs one of these files. */
function runsFile(command: ShellCommand, saved: ReadonlySet<string>): boolean {
  const program = programIn(command);
  const run = program?.from === 'file' ? program.word : command.name;
  const inputs = program?.from === 'input' ? command.files : [];
  return [...(run === undefined ? [] : [run]), ...inputs].some(
    ({ shape }) => saved.has(lastPart(shape)) && (program !== undefined || shape.includes('/')),
  );
}

function lastPart(path: string): string {
  return (
    path
      .replace(/[?#].*$/, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  );
}
