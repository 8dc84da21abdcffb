/**
 * What a kind of package manager says of the packages of a project, as plain data, and what is asked of it. A name that
 * an assistant has made up may be registered by whoever waits for that, so an import that nothing declares is worth a
 * look. Whatever is not certain counts as declared: silence is cheaper than a false alarm at every import.
 */

/** What one manifest, lock file or configuration says. */
export interface Declares {
  /** The names of packages, and whatever else may be imported by a name: aliases, for example. */
  readonly names: readonly string[];
  /** The name under which the rest of the project may import what lies beside it. */
  readonly provides?: string;
  /** Whether it is a list of what the project needs; without one, nothing is said of a project. */
  readonly isManifest: boolean;
  /** Whether more may be declared than can be read: then nothing is said of what lies below. */
  readonly isOpen?: boolean;
}

/** The same with its folder: below the root, '' or ending in `/`. */
export interface DeclaredIn extends Declares {
  readonly folder: string;
}

/** What a project declares in one ecosystem. */
export interface DeclaredPackages {
  readonly files: readonly DeclaredIn[];
  /** The names of folders and files of the project that code may import. */
  readonly own: readonly string[];
}

/** What a project declares, by the id of the ecosystem. One that is missing could not be looked through. */
export type ProjectPackages = Readonly<Record<string, DeclaredPackages>>;

export interface Ecosystem {
  readonly id: string;
  /** The ids of the languages whose imports it resolves. */
  readonly languages: readonly string[];
  /** The endings of its code, without a dot. */
  readonly endings: readonly string[];
  /** Whether a file of this path may say what is declared. */
  mayDeclare(path: string): boolean;
  /** What such a file says. Never throws: a file that is broken is open. */
  read(path: string, text: string): Declares;
  /** The package that an import names; undefined where it names none, or one that nobody has to declare. */
  packageOf(specifier: string): string | undefined;
  /** Whether names that are declared cover a package. */
  covers(names: ReadonlySet<string>, name: string): boolean;
}

/** What cannot be read may declare anything. */
export const OPEN: Declares = { names: [], isManifest: false, isOpen: true };
