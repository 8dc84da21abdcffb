/**
 * What the verbs about rule packs share: where the packs of this repository or person lie, fetching one and finding
 * out what it is worth, and putting it there. Nothing is written before all of that is known.
 */

import { DEFAULT_CONFIGURATION, parseConfiguration } from '../config/configuration.ts';
import { CONFIGURATION_FILE } from '../config/configurationFile.ts';
import { packPlace } from '../config/project.ts';
import { type CheckedFiles, checkRuleFiles } from '../engine/checkRules.ts';
import type { Problem } from '../finding/finding.ts';
import { checkReplaces, isSame } from '../packs/accept.ts';
import { hashesOf } from '../packs/contents.ts';
import { diffLines, type RulesDiff, rulesDiff } from '../packs/diff.ts';
import { lockAt, type PackPlace, publishersAt, readInstalled } from '../packs/installed.ts';
import { type Lock, type LockedPack, lockText, withoutPack, withPack } from '../packs/lock.ts';
import { isRuleFile, type OpenedPack, onlyFiles, openPack } from '../packs/open.ts';
import { PackError } from '../packs/packFile.ts';
import { signerOf } from '../packs/signer.ts';
import { nameOfSource, type PackSource, parseSource, sourceText } from '../packs/spec.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { loadRuleFiles, type RuleFileText } from '../rule/load.ts';
import { NO_MODELS } from '../rule/models.ts';
import type { Rule } from '../rule/rule.ts';
import { counted } from '../text/counted.ts';
import { LineIndex } from '../text/lines.ts';

/** A pack that was fetched and found to be sound. */
export interface CandidatePack {
  readonly pack: OpenedPack;
  readonly source: PackSource;
  readonly resolved: string | undefined;
  readonly signer: string | undefined;
  /** Why it counts as unsigned, as a sentence. */
  readonly unsigned: string | undefined;
  /** The rules that this engine reads. */
  readonly rules: readonly Rule[];
  /** Ids of rules that it does not. */
  readonly leftOut: readonly string[];
  /** What of the pack is not read and why, a line each. */
  readonly refusals: readonly string[];
}

export class PackDesk {
  private constructor(
    readonly environment: CliEnvironment,
    readonly place: PackPlace,
    /** The folder that paths of sources are relative to. */
    readonly root: string,
    readonly lock: Lock,
  ) {}

  /** The packs of the repository here, or the person's own. Throws a `PackError` where the lock cannot be read. */
  static async open(environment: CliEnvironment, isUser: boolean): Promise<PackDesk> {
    const root = (await environment.projectRoot(environment.folder)) ?? environment.folder;
    const place = isUser
      ? environment.userPacks
      : packPlace(environment, root, await publishersIn(environment, root));
    if (place === undefined) throw new PackError('There is no folder for your own packs here.');
    const read = await lockAt(environment, place);
    if ('problem' in read) throw new PackError(read.problem.message);
    return new PackDesk(environment, place, root, read.lock);
  }

  locked(name: string): LockedPack | undefined {
    return this.lock.packs.find((pack) => pack.name === name);
  }

  /** Says what runs, on the error output, since the answer of the verb is on the other. */
  readonly say = (line: string): void => this.environment.error(`${safeLine(`running: ${line}`)}\n`);

  /** Fetches a pack and finds out what it is. Rejects with a `PackError`. */
  async fetch(source: PackSource, name?: string): Promise<CandidatePack> {
    const { environment, place } = this;
    const { files, isArchive, resolved } = await environment.packs.fetch(source, this.root, this.say);
    const opened = openPack(files, {
      name: name ?? nameOfSource(source),
      engine: environment.version,
      isArchive: isArchive || source.kind === 'npm',
    });
    const { manifest, published } = opened;
    if (published !== undefined && published > environment.instant().slice(0, 10))
      throw new PackError(`${manifest.name} ${manifest.version} is of ${published}, which is in the future.`);
    const publishers = await publishersAt(environment, place);
    if ('problem' in publishers) throw new PackError(publishers.problem.message);
    const signed = await signerOf(opened, {
      verify: publishers.verify,
      holds: (text, signature) => environment.packs.holds(text, signature),
      list: environment.relative(environment.folder, place.publishers),
    });
    const signer = 'signer' in signed ? signed.signer : undefined;
    if (manifest.replacesBundled && signer === undefined)
      throw new PackError(
        `${manifest.name} stands for the rules that ship, so it has to be signed by somebody you trust. ${'unsigned' in signed ? signed.unsigned : ''}`,
      );
    return {
      source,
      resolved,
      signer,
      unsigned: 'unsigned' in signed ? signed.unsigned : undefined,
      ...(await readPackRules(opened, environment)),
    };
  }

  /** Throws a `PackError` where a pack may not take the place of the one that is locked. */
  check({ pack, signer }: CandidatePack): LockedPack | undefined {
    const locked = this.locked(pack.manifest.name);
    if (locked !== undefined) checkReplaces(locked, pack, signer);
    return locked;
  }

  /** What a pack changes: against the one in its place, or the rules that it stands for. */
  async diff({ pack, rules }: CandidatePack): Promise<RulesDiff> {
    const { name, replacesBundled } = pack.manifest;
    if (this.locked(name) !== undefined) return rulesDiff(await this.installedRules(name), rules);
    return rulesDiff(replacesBundled ? await this.environment.bundledRules() : [], rules);
  }

  /** The rules of a pack as it lies there. */
  async installedRules(name: string): Promise<readonly Rule[]> {
    const { packs } = await readInstalled(this.environment, this.place);
    const installed = packs.find(({ locked }) => locked.name === name);
    if (installed === undefined) return [];
    const models =
      installed.locked.replacesBundled === true ? NO_MODELS : await this.environment.bundledModels();
    const { rules } = loadRuleFiles(installed.texts, models);
    return rules.filter(({ id }) => installed.locked.leftOut?.includes(id) !== true);
  }

  /** Puts a pack into its folder and the lock; answers the desk as it is then. */
  async install(candidate: CandidatePack): Promise<PackDesk> {
    const { environment, place } = this;
    const { pack, source, resolved, signer, rules, leftOut } = candidate;
    const { name, version, replacesBundled } = pack.manifest;
    const locked: LockedPack = {
      name,
      version,
      ...(pack.published === undefined ? {} : { published: pack.published }),
      source: sourceText(source),
      ...(resolved === undefined ? {} : { resolved }),
      ...(signer === undefined ? {} : { signer }),
      ...(replacesBundled ? { replacesBundled } : {}),
      rules: rules.length,
      ...(leftOut.length === 0 ? {} : { leftOut }),
      files: hashesOf(pack.files),
    };
    await this.checkPlace(name);
    await environment.packs.write(environment.join(place.packs, name), pack.files);
    return this.write(withPack(this.lock, locked));
  }

  /** The desk without a pack, whose folder is removed. */
  async remove(name: string): Promise<PackDesk> {
    await this.checkPlace(name);
    // The lock first: what is not in it is not used, whatever becomes of the folder.
    const desk = await this.write(withoutPack(this.lock, name));
    await this.environment.packs.remove(this.environment.join(this.place.packs, name));
    return desk;
  }

  /** Rejects where what is written for a pack would go through a link of the workspace. */
  private async checkPlace(name: string): Promise<void> {
    const { environment, place, root } = this;
    if (place.scope === 'user') return;
    await environment.packs.checkNoLinks(root, environment.join(place.packs, name));
    await environment.packs.checkNoLinks(root, place.lock);
  }

  /** The desk with another lock, which is written. */
  private async write(lock: Lock): Promise<PackDesk> {
    await this.environment.writeAtomically(this.place.lock, lockText(lock));
    return new PackDesk(this.environment, this.place, this.root, lock);
  }

  /** Whether a pack lies there as it would be installed. */
  async isUpToDate({ pack, source }: CandidatePack): Promise<boolean> {
    const locked = this.locked(pack.manifest.name);
    if (locked === undefined || !isSame(locked, pack) || locked.source !== sourceText(source)) return false;
    const { packs } = await readInstalled(this.environment, this.place);
    return packs.some((each) => each.locked.name === locked.name && each.problems.length === 0);
  }

  out(line: string): void {
    this.environment.out(`${safeLine(line)}\n`);
  }

  /** Says what of a pack is not read, who signed it, and what it changes. */
  describe({ pack, refusals, unsigned }: CandidatePack, diff: RulesDiff | undefined): void {
    for (const line of refusals) this.out(`left out  ${line}`);
    if (diff !== undefined) for (const line of diffLines(diff)) this.out(line);
    // That there is no signature at all is said with the name of the pack.
    if (unsigned !== undefined && pack.signature !== undefined) this.out(`unknown  ${unsigned}`);
  }
}

/** The name of the list of publishers in the configuration, as far as it can be read. */
async function publishersIn(environment: CliEnvironment, root: string): Promise<string> {
  const file = environment.join(root, CONFIGURATION_FILE);
  const read = await environment.readText(file);
  if (read !== null && 'problem' in read) throw new PackError(read.problem.message);
  return read === null
    ? DEFAULT_CONFIGURATION.trustedPublishers
    : parseConfiguration(read.text, file).configuration.trustedPublishers;
}

/** Which rules of a pack this engine reads; of one without a manifest the other files are left out. */
export async function readPackRules(
  opened: OpenedPack,
  environment: CliEnvironment,
): Promise<Pick<CandidatePack, 'pack' | 'rules' | 'leftOut' | 'refusals'>> {
  const decoder = new TextDecoder();
  const texts = opened.files
    .filter(({ path }) => isRuleFile(path))
    .map(({ path, bytes }): RuleFileText => ({ file: path, text: decoder.decode(bytes) }));
  const { replacesBundled } = opened.manifest;
  const scanner = await environment.createScanner();
  let loaded: CheckedFiles;
  try {
    const models = replacesBundled ? NO_MODELS : await environment.bundledModels();
    loaded = await checkRuleFiles(texts, models, scanner);
  } finally {
    scanner.dispose();
  }
  const { unread } = loaded;
  const leftOut = new Set(unread.flatMap(({ ruleId }) => ruleId ?? []));
  const taken = new Map<string, string>();
  if (!replacesBundled)
    for (const { id } of await environment.bundledRules()) taken.set(id, 'the rules that ship');
  const repeats: Problem[] = [];
  const rules = loaded.rules.filter((rule) => {
    const { id, file } = rule;
    if (leftOut.has(id)) return false;
    const other = taken.get(id);
    if (other === undefined) taken.set(id, file);
    else
      repeats.push({ kind: 'rule', path: file, ruleId: id, message: `The id is already used in ${other}.` });
    return other === undefined;
  });
  const problems = [...loaded.problems, ...unread, ...repeats];
  if (rules.length + loaded.frameworks.length + loaded.models.size === 0)
    throw new PackError(
      ['There is no rule in it that can be read.', ...problemLines(problems, texts).slice(0, 10)].join('\n'),
    );
  const filled = new Set([...rules, ...loaded.frameworks].map(({ file }) => file));
  const hasModels = (path: string): boolean =>
    /^models:/m.test(texts.find(({ file }) => file === path)?.text ?? '');
  return {
    pack: onlyFiles(opened, (path) => filled.has(path) || hasModels(path)),
    rules,
    leftOut: [...leftOut].sort(),
    refusals: problemLines(problems, texts),
  };
}

/** Problems as lines with their places in the pack, each once. */
function problemLines(problems: readonly Problem[], texts: readonly RuleFileText[]): string[] {
  const lines = problems.map(({ path, span, message, ruleId }) => {
    const text = texts.find(({ file }) => file === path)?.text;
    const at =
      text === undefined || span === undefined ? '' : `:${new LineIndex(text).lineAt(span.start) + 1}`;
    return `${path ?? ''}${at}: ${message}${ruleId === undefined ? '' : ` (${ruleId})`}`;
  });
  return [...new Set(lines)];
}

/** A pack with its rules, for a sentence. */
export function packTitle({ pack: { manifest, published }, rules, signer }: CandidatePack): string {
  const parts = [
    counted(rules.length, 'rule'),
    ...(published === undefined ? [] : [`of ${published}`]),
    signer === undefined ? 'not signed' : `signed by ${signer}`,
  ];
  return `${manifest.name} ${manifest.version}: ${parts.join(', ')}`;
}

/** A path of the disk as the lock names it: relative to the root where it lies in it, else absolute. */
export function relativeSource(source: PackSource, environment: CliEnvironment, root: string): PackSource {
  if (source.kind !== 'path') return source;
  const path = environment.relative(root, environment.absolute(source.path));
  return { kind: 'path', path };
}

/** The packs of the lock with these names, all without any. Throws a `PackError` for a name that none has. */
export function namedPacks(desk: PackDesk, names: readonly string[]): readonly LockedPack[] {
  if (names.length === 0) return desk.lock.packs;
  return names.map((name) => {
    const locked = desk.locked(name);
    if (locked === undefined) throw new PackError(notThere(name, desk));
    return locked;
  });
}

/** What the source of a pack has now. Rejects with a `PackError`, also where that may not take its place. */
export async function newestOf(desk: PackDesk, { name, source }: LockedPack): Promise<CandidatePack> {
  const newest = await desk.environment.packs.newest(parseSource(source), desk.say);
  const candidate = await desk.fetch(newest, name);
  const found = candidate.pack.manifest.name;
  if (found !== name)
    throw new PackError(`The source of ${name} (${source}) has another pack now, ${found}: it is not taken.`);
  desk.check(candidate);
  return candidate;
}

/** That there is no such pack, and which there are. */
export function notThere(name: string, { lock: { packs } }: PackDesk): string {
  const names = packs.map((pack) => pack.name).join(', ');
  return `There is no rule pack ${name} here${names === '' ? '.' : `: there are ${names}.`}`;
}
