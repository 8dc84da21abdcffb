/**
 * Which files of a workspace a module means, from how an import names it: `./users`, `..views`, `app.api.users`,
 * `example.com/shop/handlers`, `App\Http\Controllers\UserController`. Nothing outside the given files is looked at,
 * so what a build tool maps elsewhere is not found.
 */

/** Files that stand for their folder. */
const FOLDER_FILES = /\/(?:index|__init__|mod)$/;

export class Modules {
  /** Files by their path without ending, and by that of their folder, both in lower case. */
  private readonly byPath = new Map<string, string[]>();
  private readonly byFolder = new Map<string, string[]>();

  constructor(files: Iterable<string>) {
    for (const file of files) {
      const name = `/${file.replace(/^\/+/, '')}`.toLowerCase().replace(/(?:\.d)?\.[^./]*$/, '');
      enter(this.byPath, name, file);
      if (FOLDER_FILES.test(name)) enter(this.byPath, name.replace(FOLDER_FILES, ''), file);
      enter(this.byFolder, folderOf(name), file);
    }
  }

  /** The other files of a file's folder, and itself. */
  beside(file: string): readonly string[] {
    return this.byFolder.get(folderOf(`/${file.replace(/^\/+/, '')}`.toLowerCase())) ?? [];
  }

  /**
   * The files that a module means where it is imported in `from`: one, or all of a folder. `mayBeShortened` says
   * that what it begins with may be no folder: the name of a Go module, a namespace.
   */
  find(module: string, from: string, mayBeShortened: boolean): readonly string[] {
    const own = folderOf(`/${from.replace(/^\/+/, '')}`.toLowerCase());
    const relative = /^(\.+)([^./].*)?$/.exec(module);
    if (/^\.{1,2}\//.test(module) || module === '.' || module === '..') {
      const path = resolved(own, module.toLowerCase().split('/'));
      return path === null ? [] : this.at(withoutEnding(path, this.byPath));
    }
    if (relative !== null) {
      const up = Array.from({ length: (relative[1] as string).length - 1 }, () => '..');
      const path = resolved(own, [...up, ...(relative[2] ?? '').toLowerCase().split('.')]);
      return path === null ? [] : this.at(path);
    }
    const isAlias = /^[@~]\//.test(module);
    const parts = module.toLowerCase().split(module.includes('/') ? '/' : /[.\\]|::/);
    const segments = (isAlias ? parts.slice(1) : parts).filter((part) => part !== '');
    return this.around(own, segments, mayBeShortened || isAlias);
  }

  /** Looks for a path from a folder upwards, the nearest first. */
  private around(own: string, segments: readonly string[], mayBeShortened: boolean): readonly string[] {
    const last = mayBeShortened ? segments.length : 1;
    for (let dropped = 0; dropped < last; dropped++) {
      const path = segments.slice(dropped).join('/');
      for (let folder = own; ; folder = folderOf(folder)) {
        for (const base of [folder, `${folder}/src`]) {
          const found = this.at(`${base}/${path}`);
          if (found.length > 0) return found;
        }
        if (folder === '') break;
      }
    }
    return [];
  }

  private at(path: string): readonly string[] {
    return this.byPath.get(path) ?? this.byFolder.get(path) ?? [];
  }
}

function enter(map: Map<string, string[]>, key: string, file: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [file]);
  else if (!known.includes(file)) known.push(file);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path from a folder; null where it leads out of all. */
function resolved(folder: string, parts: readonly string[]): string | null {
  const segments = folder.split('/');
  for (const part of parts) {
    if (part === '..' && segments.length <= 1) return null;
    if (part === '..') segments.pop();
    else if (part !== '.' && part !== '') segments.push(part);
  }
  return segments.join('/');
}

/** An import may name the ending, be it that of what a file is compiled to. */
function withoutEnding(path: string, known: ReadonlyMap<string, unknown>): string {
  return known.has(path) ? path : path.replace(/\.[cm]?[jt]sx?$/, '');
}
