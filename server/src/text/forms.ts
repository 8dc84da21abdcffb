/**
 * Forms of values that come from outside. A form answers what is wrong with a value, as the end of a sentence
 * that begins with where it stands, or undefined.
 */

export type Form = (value: unknown) => string | undefined;

/** The most that a number of the protocol may be: larger ones stand for "the end" and are no places. */
const LARGEST = 2 ** 31 - 1;

export const anything: Form = () => undefined;

export const text: Form = (value) => (typeof value === 'string' ? undefined : ' is not a text');

export const whole: Form = (value) => (Number.isSafeInteger(value) ? undefined : ' is not a whole number');

/** A line, a column, or a count. */
export const count: Form = (value) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST
    ? undefined
    : ` is not a whole number from 0 to ${LARGEST}`;

export function oneOf(...values: readonly (string | number | boolean)[]): Form {
  return (value) => (values.some((each) => each === value) ? undefined : ` is none of ${values.join(', ')}`);
}

export function nullable(form: Form): Form {
  return (value) => (value === null ? undefined : form(value));
}

export function either(...forms: readonly Form[]): Form {
  return (value) => {
    const faults = forms.map((form) => form(value));
    return faults.includes(undefined) ? undefined : faults.join(' and');
  };
}

export function list(form: Form): Form {
  return (value) => {
    if (!Array.isArray(value)) return ' is not a list';
    for (const [i, each] of value.entries()) {
      const fault = form(each);
      if (fault !== undefined) return `[${i}]${fault}`;
    }
    return undefined;
  };
}

/** An object; of its fields that are not named here nothing is said. Those of `optional` may be missing. */
export function record(
  required: Readonly<Record<string, Form>>,
  optional: Readonly<Record<string, Form>> = {},
): Form {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return ' is not an object';
    const fields = value as Readonly<Record<string, unknown>>;
    for (const [name, form] of Object.entries(required)) {
      const fault = fields[name] === undefined ? ' is missing' : form(fields[name]);
      if (fault !== undefined) return `.${name}${fault}`;
    }
    for (const [name, form] of Object.entries(optional)) {
      const fault = fields[name] === undefined ? undefined : form(fields[name]);
      if (fault !== undefined) return `.${name}${fault}`;
    }
    return undefined;
  };
}
