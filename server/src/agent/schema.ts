/**
 * The schemas of tools' inputs: the part of JSON Schema that they use, and whether a value keeps to one. Models
 * read the schemas and mostly keep to them; whatever comes is held against them all the same, so that the tools
 * can read their input without a look. What is wrong is said so that a model can mend its call.
 */

export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

export type PropertySchema =
  | (Described & { readonly type: 'string'; readonly maxLength: number })
  | (Described & { readonly type: 'integer'; readonly minimum: number; readonly maximum: number })
  | (Described & {
      readonly type: 'array';
      readonly items: { readonly type: 'string'; readonly maxLength: number };
      readonly maxItems: number;
    });

interface Described {
  readonly description: string;
}

export type Input = Readonly<Record<string, unknown>>;

/**
 * The input with what is null left out, or what is wrong with it. A message names only what the schema names:
 * it repeats nothing of the value.
 */
export function readInput(schema: ObjectSchema, value: unknown): { input: Input } | { fault: string } {
  const given = value ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return { fault: 'The input must be an object.' };
  const input = Object.fromEntries(
    Object.entries(given).filter(([, each]) => each !== null && each !== undefined),
  );
  const names = Object.keys(schema.properties);
  if (Object.keys(input).some((name) => !names.includes(name)))
    return { fault: `The input has a property that is not known: there is ${names.join(', ')}.` };
  for (const name of schema.required ?? [])
    if (!Object.hasOwn(input, name)) return { fault: `\`${name}\` is missing.` };
  for (const [name, each] of Object.entries(input)) {
    const fault = faultIn(schema.properties[name] as PropertySchema, each);
    if (fault !== undefined) return { fault: `\`${name}\` ${fault}.` };
  }
  return { input };
}

function faultIn(schema: PropertySchema, value: unknown): string | undefined {
  switch (schema.type) {
    case 'string':
      return textFault(schema.maxLength, value);
    case 'integer': {
      const { minimum, maximum } = schema;
      const isInside =
        Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
      return isInside ? undefined : `must be a whole number from ${minimum} to ${maximum}`;
    }
    case 'array': {
      if (!Array.isArray(value)) return 'must be a list';
      if (value.length > schema.maxItems)
        return `has more than ${schema.maxItems} entries: call again for the rest`;
      const fault = value
        .map((each) => textFault(schema.items.maxLength, each))
        .find((each) => each !== undefined);
      return fault === undefined ? undefined : `has an entry that ${fault}`;
    }
  }
}

function textFault(maximum: number, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a text';
  return value.length > maximum ? `is longer than ${maximum} characters` : undefined;
}
