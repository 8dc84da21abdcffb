/**
 * The types of what libraries give, which models say by dotted names: `sqlite3.connect()` a `sqlite3.Connection`,
 * `sqlite3.Connection.cursor()` a `sqlite3.Cursor`, `flask.request` a `flask.Request`. So a receiver is known by what
 * it is and not by what it is called.
 */

import { pointee } from './typeTexts.ts';

/** What one model says. */
export interface LibraryTypes {
  /** By the name of a function or method with `()`, or of a field or variable: the type of what it gives. */
  readonly given: Readonly<Record<string, string>>;
  /** By the name of a type: the types that its values are as well. */
  readonly supertypes: Readonly<Record<string, readonly string[]>>;
}

const NONE: readonly string[] = [];

/** What all models of a set of rules say. */
export class KnownLibraries {
  private readonly given = new Map<string, string>();
  private readonly supertypes = new Map<string, readonly string[]>();
  /** All that a model speaks of as a type. */
  private readonly types = new Set<string>();
  private readonly byLastName = new Map<string, string[]>();

  constructor(private readonly models: ReadonlySet<LibraryTypes>) {
    for (const { given, supertypes } of models) {
      for (const [name, type] of Object.entries(given)) {
        this.given.set(name, type);
        this.types.add(name.slice(0, name.lastIndexOf('.'))).add(type);
      }
      for (const [type, others] of Object.entries(supertypes)) {
        this.supertypes.set(type, [...(this.supertypes.get(type) ?? NONE), ...others]);
        for (const each of [type, ...others]) this.types.add(each);
      }
    }
    for (const type of this.types) {
      const last = type.slice(type.lastIndexOf('.') + 1);
      const others = this.byLastName.get(last);
      if (others === undefined) this.byLastName.set(last, [type]);
      else others.push(type);
    }
  }

  /** Whether it is what these models say. */
  isOf(models: ReadonlySet<LibraryTypes>): boolean {
    return models.size === this.models.size && [...models].every((model) => this.models.has(model));
  }

  get isEmpty(): boolean {
    return this.given.size === 0 && this.supertypes.size === 0;
  }

  /** The types of what is behind one of some names. */
  of(names: readonly string[]): readonly string[] {
    for (const name of names) {
      const type = this.given.get(name);
      if (type !== undefined) return [type];
    }
    return NONE;
  }

  /** The types of what a member of a value gives, by the types of the value; with `()` at its end it is called. */
  ofMember(types: readonly string[], member: string): readonly string[] {
    return this.of(this.withSupertypes(types).map((type) => `${type}.${member}`));
  }

  /** Some types with all that their values are as well, the nearest first; what they are made of does not matter. */
  withSupertypes(types: readonly string[]): readonly string[] {
    if (this.isEmpty) return types;
    const all = new Set(types);
    // What is added is looked at in its turn.
    for (const type of all) {
      const plain = type.endsWith('>') ? type.slice(0, type.indexOf('<')) : type;
      if (plain !== type && this.isKnown(plain)) all.add(plain);
      // A pointer or reference has the methods of what it leads to.
      const behind = pointee(type);
      if (behind !== type && this.isKnown(behind)) all.add(behind);
      for (const other of this.supertypes.get(plain) ?? NONE) all.add(other);
    }
    return all.size === types.length ? types : [...all];
  }

  /** The types that models speak of whose dotted names end in a name. */
  typesNamed(name: string): readonly string[] {
    return this.byLastName.get(name) ?? NONE;
  }

  /** Whether a model speaks of a type. */
  isKnown(type: string): boolean {
    return this.types.has(type);
  }
}

/** Nothing is known of any library. */
export const NO_LIBRARIES = new KnownLibraries(new Set());
