/**
 * Reading a configuration part by part: what is wrong becomes a problem that says where, what, and what
 * instead, and its default stands, so that one mistake does not undo the rest.
 */

import type { Problem, Span } from '../finding/finding.ts';
import { nearest } from '../rule/nearest.ts';
import type { KeyPath, Locate } from '../rule/reader.ts';
import { globProblem, MOST_GLOBS } from '../text/glob.ts';

/** A value somewhere in a configuration, with the problems of the whole file. */
export class Setting {
  constructor(
    /** Plain data as YAML means it. */
    readonly raw: unknown,
    private readonly path: KeyPath,
    private readonly file: {
      readonly name: string;
      readonly problems: Problem[];
      readonly locate: Locate;
      readonly locateKey: Locate;
    },
  ) {}

  /** Reports something about the value. */
  report(message: string): void {
    this.reportAt(this.file.locate(this.path) ?? this.file.locateKey(this.path), message);
  }

  /**
   * The settings of a mapping by their keys; absent and empty ones are left out. Reports keys that are not
   * known; `elsewhere` says of keys that belong to another mapping to which. Undefined when it is no mapping.
   */
  mapping<Key extends string>(
    known: readonly Key[],
    elsewhere: Readonly<Record<string, string>> = {},
  ): Partial<Record<Key, Setting>> | undefined {
    const entries = this.entries(`a mapping with ${listed(known, 'and')}`);
    if (entries === undefined) return undefined;
    const settings: Partial<Record<Key, Setting>> = {};
    for (const [key, setting] of entries) {
      const name = known.find((candidate) => candidate === key);
      if (name === undefined) setting.reportUnknownKey(key, known, elsewhere);
      else if (setting.raw !== null) settings[name] = setting;
    }
    return settings;
  }

  /** The entries of a mapping whose keys are names of something. */
  entries(what: string): [string, Setting][] | undefined {
    const { raw } = this;
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      this.report(`Expected ${what}, found ${this.described}.`);
      return undefined;
    }
    return Object.entries(raw).map(([key, value]) => [key, this.child(key, value)]);
  }

  /** The items of a list; a single value stands for a list of one. */
  items(): Setting[] {
    return Array.isArray(this.raw) ? this.raw.map((item, i) => this.child(i, item)) : [this];
  }

  text(): string | undefined {
    if (typeof this.raw === 'string' && this.raw !== '') return this.raw;
    const quotes = typeof this.raw === 'number' || typeof this.raw === 'boolean' ? ': put it in quotes' : '';
    this.report(`Expected text, found ${this.described}${quotes}.`);
    return undefined;
  }

  /** A path below the configuration's folder, with `/`. */
  inside(): string | undefined {
    const path = this.text()
      ?.replaceAll('\\', '/')
      .replace(/^(?:\.\/)+/, '');
    if (path === undefined) return undefined;
    if (!/^(?:[a-z]:|\/)/i.test(path) && !path.split('/').includes('..')) return path;
    this.report('Expected a path below the folder of the configuration: move the file into it.');
    return undefined;
  }

  texts(): string[] {
    return this.items().flatMap((item) => item.text() ?? []);
  }

  globs(): string[] {
    const items = this.items();
    if (items.length > MOST_GLOBS) {
      this.report(
        `The list has more than ${MOST_GLOBS} globs and was not read: name folders instead of files.`,
      );
      return [];
    }
    return items.flatMap((item) => {
      const glob = item.text();
      if (glob === undefined) return [];
      const problem = globProblem(glob);
      if (problem === undefined) return [glob];
      item.report(problem);
      return [];
    });
  }

  oneOf<Name extends string>(names: readonly Name[]): Name | undefined {
    const name = names.find((candidate) => candidate === this.raw);
    if (name !== undefined) return name;
    const close = typeof this.raw === 'string' ? nearest(this.raw.toLowerCase(), names) : undefined;
    const instead = close === undefined ? '' : ` Did you mean \`${close}\`?`;
    this.report(`Expected ${listed(names, 'or')}, found ${this.described}.${instead}`);
    return undefined;
  }

  flag(): boolean | undefined {
    if (typeof this.raw === 'boolean') return this.raw;
    this.report(`Expected true or false, found ${this.described}.`);
    return undefined;
  }

  /** A whole number from 1 on. */
  count(): number | undefined {
    if (typeof this.raw === 'number' && Number.isInteger(this.raw) && this.raw >= 1) return this.raw;
    this.report(`Expected a whole number of at least 1, found ${this.described}.`);
    return undefined;
  }

  private child(key: string | number, raw: unknown): Setting {
    return new Setting(raw, [...this.path, key], this.file);
  }

  private reportUnknownKey(
    key: string,
    known: readonly string[],
    elsewhere: Readonly<Record<string, string>>,
  ): void {
    const place = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined;
    const close = nearest(key, known);
    const instead =
      place !== undefined
        ? `it belongs under \`${place}\``
        : close !== undefined
          ? `did you mean \`${close}\``
          : `there are ${listed(known, 'and')}`;
    const end = place === undefined && close !== undefined ? '?' : '.';
    this.reportAt(this.file.locateKey(this.path), `Unknown key \`${key}\`: ${instead}${end}`);
  }

  private reportAt(span: Span | undefined, message: string): void {
    const { name, problems } = this.file;
    problems.push({ kind: 'configuration', path: name, message, ...(span === undefined ? {} : { span }) });
  }

  /** What was found, in the words of who wrote it. */
  private get described(): string {
    const { raw } = this;
    if (raw === null || raw === undefined) return 'nothing';
    if (raw === '') return 'an empty text';
    if (Array.isArray(raw)) return 'a list';
    if (typeof raw === 'object') return 'a mapping';
    const shown = JSON.stringify(raw);
    return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
  }
}

function listed(names: readonly string[], joint: string): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} ${joint} ${quoted[quoted.length - 1]}`;
}
