/**
 * From the paths of the command line to the files to scan, each with the project whose rules it gets.
 *
 * Folders are walked: `.gitignore` files, the configuration's `paths:` and the globs of the command line say
 * what is left out, and so does having no rule that would look at a file. A file that is named itself is
 * meant: only the globs of the same command line leave it out.
 */

import type { Policy } from '../config/policy.ts';
import { loadProject, type Project, type ProjectFiles } from '../config/project.ts';
import { holdsCode } from '../embedded/index.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import type { Reach } from '../review/changeParts.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import type { ReadText } from '../storage/files.ts';
import { matchesGlob } from '../text/glob.ts';
import type { ProblemList } from './problems.ts';
import type { ScanOptions } from './scanOptions.ts';

/** A project with its rules ready to run. */
export interface LoadedProject {
  /** Absolute. */
  readonly root: string;
  readonly project: Project;
  readonly rules: RuleSet;
}

/** A file to scan. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** Below the project's root, with `/`. */
  readonly inside: string;
  readonly loaded: LoadedProject;
  /** Whether the person named the file itself. */
  readonly named: boolean;
  /** Reads it, where its text is not the one on the disk. */
  readonly read?: () => Promise<ReadText>;
}

export interface Targets {
  /** Each file once, in the order of the command line and then of the names. */
  readonly files: readonly Target[];
  readonly projects: readonly LoadedProject[];
  /** Whether a path that the person gave could not be found or read. */
  readonly failed: boolean;
  /** Files that globs left out. */
  readonly leftOut: number;
}

/** What becomes of a path of a change, and by which project. */
export interface Scope extends Reach {
  readonly target: Target;
}

export class TargetFinder {
  private readonly files = new Map<string, Target>();
  private readonly projects = new Map<string, LoadedProject>();
  private failed = false;
  private leftOut = 0;

  constructor(
    private readonly options: ScanOptions,
    private readonly environment: CliEnvironment,
    private readonly problems: ProblemList,
    private readonly projectFiles: ProjectFiles,
  ) {}

  get targets(): Targets {
    const { files, projects, failed, leftOut } = this;
    return { files: [...files.values()], projects: [...projects.values()], failed, leftOut };
  }

  /** Finds the files of all paths that the person gave. */
  async findAll(): Promise<Targets> {
    for (const path of this.options.paths) await this.add(this.environment.absolute(path));
    return this.targets;
  }

  /**
   * Adds a file that another tool has found something in, although no rule looks at files of its kind: if it lies
   * below what the person named, and nothing leaves it out. `inside` is below the project's root.
   */
  async addImported(loaded: LoadedProject, inside: string): Promise<void> {
    const { environment, options, files } = this;
    const path = environment.join(loaded.root, inside);
    if (files.has(path) || (await this.projectOf(path, loaded.root)) !== loaded) return;
    const isNamed = options.paths.some(
      (each) => environment.below(environment.absolute(each), path) !== undefined,
    );
    const target = this.target(path, loaded, false);
    if (!isNamed || this.isLeftOut(target) || !loaded.project.isScanned(inside)) return;
    if ((await environment.kindOf(path)) === 'file') files.set(path, target);
  }

  /** The project of the folder that the command runs in. */
  here(): Promise<LoadedProject> {
    const { folder } = this.environment;
    return this.projectOf(folder, folder);
  }

  private async add(path: string): Promise<void> {
    const { environment } = this;
    try {
      const kind = await environment.kindOf(path);
      if (kind === 'folder') await this.addFolder(path, await this.projectOf(path, path));
      else if (kind === 'file') this.addFile(path, await this.projectOf(path, environment.join(path, '..')));
      else {
        const missing = 'There is no such file or folder: mend the path.';
        await this.fail(path, kind === 'missing' ? missing : 'This is neither a file nor a folder.');
      }
    } catch (error) {
      await this.fail(path, `The path cannot be read: ${(error as Error).message}.`);
    }
  }

  /** Says when a path that the person gave is not there, although nothing of it would be scanned. */
  async check(path: string): Promise<void> {
    if ((await this.environment.kindOf(path)) === 'missing')
      await this.fail(path, 'There is no such file or folder: mend the path.');
    else await this.projectOf(path, path);
  }

  /** What becomes of a path of a change: whether a rule looks at it or not, since it may have to be reviewed. */
  async scopeOf(path: string, policiesOf: (loaded: LoadedProject) => readonly Policy[]): Promise<Scope> {
    const loaded = await this.projectOf(path, path);
    const target = this.target(path, loaded, false);
    const scope = { target, project: loaded, inside: target.inside, policies: policiesOf(loaded) };
    const { options, environment } = this;
    const isNamed = options.paths.some(
      (each) => environment.below(environment.absolute(each), path) !== undefined,
    );
    if (!isNamed) return { ...scope, exempt: 'is not below the paths that the command names' };
    if (this.isLeftOut(target)) return { ...scope, exempt: 'is left out by --include or --exclude' };
    return loaded.project.isScanned(target.inside)
      ? scope
      : { ...scope, exempt: 'is excluded by the configuration of the base' };
  }

  private addFile(path: string, loaded: LoadedProject): void {
    const target = this.target(path, loaded, true);
    if (this.isLeftOut(target)) this.leftOut++;
    else this.files.set(path, target);
  }

  private async addFolder(folder: string, loaded: LoadedProject): Promise<void> {
    // A folder that is excluded need not be walked; what is included may lie anywhere below.
    const wanted = (path: string, isFolder: boolean): boolean => {
      if (!isFolder) return true;
      const { inside } = this.target(path, loaded, false);
      const { exclude } = loaded.project.configuration.paths;
      return !exclude.some((glob) => matchesGlob(inside, glob)) && !this.isExcluded(path, inside);
    };
    for await (const entry of this.environment.walk(folder, { wanted })) {
      if ('problem' in entry) await this.problems.add(entry.problem);
      else if (!this.files.has(entry.path)) this.addWalked(this.target(entry.path, loaded, false));
    }
  }

  private addWalked(target: Target): void {
    const { path, inside, loaded } = target;
    if (!mayHaveRules(target)) return;
    if (this.isLeftOut(target) || !loaded.project.isScanned(inside)) this.leftOut++;
    else this.files.set(path, target);
  }

  /** What a path of another state of the files would be to a scan of this one; undefined where it is left out. */
  async targetOf(path: string): Promise<Target | undefined> {
    const { target, exempt } = await this.scopeOf(path, () => []);
    return exempt === undefined && mayHaveRules(target) ? target : undefined;
  }

  private target(path: string, loaded: LoadedProject, named: boolean): Target {
    return { path, inside: this.environment.below(loaded.root, path) ?? path, loaded, named };
  }

  /** Whether the globs of the command line leave a file out. */
  private isLeftOut({ path, inside }: Target): boolean {
    const { include } = this.options;
    if (include.length > 0 && !include.some((glob) => this.matches(path, inside, glob))) return true;
    return this.isExcluded(path, inside);
  }

  private isExcluded(path: string, inside: string): boolean {
    return this.options.exclude.some((glob) => this.matches(path, inside, glob));
  }

  /** Globs of the command line are about paths as the person sees them, from here or from the root. */
  private matches(path: string, inside: string, glob: string): boolean {
    const { folder, relative } = this.environment;
    return matchesGlob(relative(folder, path), glob) || matchesGlob(inside, glob);
  }

  /** The project of a path. Without configuration or repository, paths are about where the command runs. */
  private async projectOf(path: string, folder: string): Promise<LoadedProject> {
    const { environment } = this;
    const here = environment.below(environment.folder, path) === undefined ? folder : environment.folder;
    const root = (await this.projectFiles.projectRoot(path)) ?? here;
    const known = this.projects.get(root);
    if (known !== undefined) return known;
    const { bundledRules, strictness, rules: extraRules } = this.options;
    const project = await loadProject(this.projectFiles, root, {
      trusted: true,
      scans: true,
      bundled: bundledRules,
      extraRules: extraRules.map((each) => environment.absolute(each)),
      ...(strictness === undefined ? {} : { strictness }),
    });
    const loaded = { root, project, rules: new RuleSet(project.rules) };
    this.projects.set(root, loaded);
    for (const problem of [...project.problems, ...loaded.rules.problems]) await this.problems.add(problem);
    if (project.rules.length === 0) {
      const message =
        'There are no rules to run: all are left out by the configuration, --strictness or --no-bundled-rules.';
      await this.problems.add({ kind: 'configuration', message });
    }
    return loaded;
  }

  private async fail(path: string, message: string): Promise<void> {
    this.failed = true;
    await this.problems.add({ kind: 'file', message, path });
  }
}

/** A name without an ending may still be a script; its first line tells when it is read. */
function mayHaveRules({ path, inside, loaded }: Target): boolean {
  return holdsCode(path) || !/\.[^./\\]+$/.test(path) || loaded.rules.hasTextRules(inside);
}
