/**
 * Forms made of JSON Schemas, for reading back what is written by a schema that others rely on: so there is one
 * description of it. Only the keywords that ours use are known. What a schema does not name is let through, since a
 * later version may write more.
 */

import { type Form, list, oneOf, record, text, whole } from './forms.ts';

/** The part of JSON Schema (draft 2020-12) that is read. */
export interface Schema {
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The form that a schema describes. Throws where the schema uses what is not known here. */
export function formOf(schema: Schema, root: Schema = schema): Form {
  if (schema.$ref !== undefined) return formOf(definition(schema.$ref, root), root);
  if (schema.enum !== undefined) return oneOf(...schema.enum);
  if (schema.const !== undefined) return oneOf(schema.const);
  switch (schema.type) {
    case 'object':
      return recordOf(schema, root);
    case 'array':
      return list(formOf(schema.items ?? {}, root));
    case 'string':
      return textOf(schema);
    case 'boolean':
      return oneOf(true, false);
    case 'integer':
      return numberOf(schema, whole);
    case 'number':
      return numberOf(schema, (value) => (Number.isFinite(value) ? undefined : ' is not a number'));
    default:
      throw new Error(`No form is known for the schema's type ${schema.type}.`);
  }
}

function definition(reference: string, root: Schema): Schema {
  const found = root.$defs?.[reference.replace(/^#\/\$defs\//, '')];
  if (found === undefined) throw new Error(`The schema has no ${reference}.`);
  return found;
}

function recordOf({ properties = {}, required = [] }: Schema, root: Schema): Form {
  const forms = Object.entries(properties).map(([name, each]) => [name, formOf(each, root)] as const);
  const isRequired = ([name]: readonly [string, Form]): boolean => required.includes(name);
  return record(
    Object.fromEntries(forms.filter(isRequired)),
    Object.fromEntries(forms.filter((each) => !isRequired(each))),
  );
}

function textOf({ pattern }: Schema): Form {
  if (pattern === undefined) return text;
  const regex = new RegExp(pattern, 'u');
  return (value) =>
    text(value) ?? (regex.test(value as string) ? undefined : ` does not have the form ${pattern}`);
}

function numberOf(
  { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: Schema,
  form: Form,
): Form {
  return (value) => {
    const fault = form(value);
    if (fault !== undefined) return fault;
    if ((value as number) < minimum) return ` is less than ${minimum}`;
    return (value as number) > maximum ? ` is more than ${maximum}` : undefined;
  };
}
