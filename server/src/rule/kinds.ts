/**
 * Kinds of harm, as sinks of models name them: which weaknesses they are, and what is harmless for each. What a rule is
 * about whose sinks name no kind is told by the CWE that it reports, so that what is harmless for it is known all the
 * same.
 */

/** What is known of one kind of harm. */
interface Kind {
  /** Its numbers in the CWE. */
  readonly cwe: readonly number[];
  /**
   * Whether a character of ASCII means nothing special there. Unless given, letters, digits, `_` and `-` alone do not,
   * which are harmless everywhere, and characters beyond ASCII may do harm.
   */
  readonly isHarmless?: (character: string) => boolean;
  /** Where it is the harm that something is looked up by a name from outside, or that a number is from outside. */
  readonly isOf?: 'names' | 'numbers';
  /** Whether it is about addresses: who chooses the host chooses where they lead. */
  readonly isOfAddresses?: boolean;
}

const KINDS: Readonly<Record<string, Kind>> = {
  sql: { cwe: [89, 564], isHarmless: oneOf('.,:@+/~') },
  command: { cwe: [77, 78, 88], isHarmless: oneOf('.,:@+/=') },
  code: { cwe: [94, 95] },
  reflection: { cwe: [470], isOf: 'names' },
  prototype: { cwe: [1321], isOf: 'names' },
  path: { cwe: [22, 23, 36, 73] },
  url: { cwe: [918], isOfAddresses: true },
  redirect: { cwe: [601], isOfAddresses: true },
  html: { cwe: [79, 80], isHarmless: noneOf('<>"\'`&=:') },
  log: { cwe: [117], isHarmless: noneOf('\n\r') },
  header: { cwe: [113, 644], isHarmless: noneOf('\n\r') },
  mail: { cwe: [], isHarmless: noneOf('\n\r,;<>') },
  ldap: { cwe: [90], isHarmless: oneOf('.@: ') },
  xpath: { cwe: [643, 652], isHarmless: oneOf('.,:') },
  nosql: { cwe: [943], isHarmless: oneOf('.,:@+/ ') },
  template: { cwe: [1336], isHarmless: oneOf('.,:@+/ ') },
  format: { cwe: [134], isHarmless: oneOf('.,:@+/ ') },
  regex: { cwe: [730, 1333] },
  size: { cwe: [400, 770, 789], isOf: 'numbers' },
  index: { cwe: [129, 190], isOf: 'numbers' },
  deserialization: { cwe: [502] },
  xml: { cwe: [611] },
  prompt: { cwe: [1427] },
};

function oneOf(characters: string): (character: string) => boolean {
  return (character) => characters.includes(character);
}

const CONTROLS = '\0\b\t\n\v\f\r';

/** All that can be printed, and white space, without some. */
function noneOf(characters: string): (character: string) => boolean {
  return (character) => !characters.includes(character) && (character >= ' ' || CONTROLS.includes(character));
}

/** What is known of a kind; nothing of kinds that only a project's own models name. */
export function kindNamed(name: string): Kind | undefined {
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** Whether numbers, dates and the like can carry nothing for any of a rule's kinds; undefined where it names none. */
export function areNumbersHarmless(kinds: readonly string[]): boolean | undefined {
  return kinds.length === 0 ? undefined : !kinds.some((kind) => kindNamed(kind)?.isOf === 'numbers');
}

/** The kinds of harm that weaknesses, by their CWE numbers, are about; none of weaknesses of other sorts. */
export function kindsOfWeaknesses(cwe: readonly number[]): string[] {
  return Object.entries(KINDS)
    .filter(([, kind]) => kind.cwe.some((number) => cwe.includes(number)))
    .map(([name]) => name);
}
