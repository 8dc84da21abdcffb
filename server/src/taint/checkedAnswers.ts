/** What a function has checked of what it was passed wherever it answers: behind it, where it is true, where false. */

/** Keys of expressions begin with a space. */
const OF_PARAMETER = '#';

/** The key of what a parameter brings, or of a field of it. */
export function parameterKey(index: number, path: readonly string[]): string {
  return `${OF_PARAMETER}${JSON.stringify([index, ...path])}`;
}

/** Whether a key stands for what a parameter brings; other keys are those of expressions. */
export function isParameterKey(key: string): boolean {
  return key.startsWith(OF_PARAMETER);
}

/** The parameter and path that a key of one (`isParameterKey`) stands for. */
export function parameterOf(key: string): { readonly index: number; readonly path: readonly string[] } {
  const [index, ...path] = JSON.parse(key.slice(OF_PARAMETER.length)) as [number, ...string[]];
  return { index, path };
}

/** By outcome, the keys (`parameterKey`) of what was certainly checked. */
export interface FunctionChecks {
  /** Wherever the function comes back at all. */
  readonly always: readonly string[];
  readonly whenTrue: readonly string[];
  readonly whenFalse: readonly string[];
}

export const NO_CHECKS: FunctionChecks = { always: [], whenTrue: [], whenFalse: [] };

/** Collects what was checked at each answer of a function, by whether it is true. */
export class CheckedAnswers {
  private whenTrue: readonly string[] | null = null;
  private whenFalse: readonly string[] | null = null;

  /** An answer that is true, or false, behind checks of what has some keys. */
  note(isTrue: boolean, checked: readonly string[]): void {
    const keys = checked.filter(isParameterKey);
    if (isTrue) this.whenTrue = both(this.whenTrue ?? keys, keys);
    else this.whenFalse = both(this.whenFalse ?? keys, keys);
  }

  /** All of it; `always` is what was checked at the end. `endsSilently` where that may come without an answer. */
  conclude(always: readonly string[], endsSilently: boolean): FunctionChecks {
    const { whenTrue, whenFalse } = this;
    return {
      always: always.filter(isParameterKey),
      whenTrue: whenTrue ?? [],
      whenFalse: endsSilently ? [] : (whenFalse ?? []),
    };
  }
}

/** What either of two summaries of a function is certain of. */
export function commonChecks(a: FunctionChecks, b: FunctionChecks): FunctionChecks {
  return {
    always: both(a.always, b.always),
    whenTrue: both(a.whenTrue, b.whenTrue),
    whenFalse: both(a.whenFalse, b.whenFalse),
  };
}

export function sameChecks(a: FunctionChecks, b: FunctionChecks): boolean {
  return (
    sameKeys(a.always, b.always) && sameKeys(a.whenTrue, b.whenTrue) && sameKeys(a.whenFalse, b.whenFalse)
  );
}

function both(a: readonly string[], b: readonly string[]): readonly string[] {
  return a === b ? a : a.filter((key) => b.includes(key));
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}
