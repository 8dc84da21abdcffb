/**
 * Checks a value against a JSON schema (draft 7), as far as the schemas that ship use it. A keyword that is
 * not known here fails the test, so that no schema can promise what nobody checks.
 */

type Schema = Readonly<Record<string, unknown>>;

const ANNOTATIONS = new Set([
  '$schema',
  '$id',
  'title',
  'description',
  'default',
  'definitions',
  '$defs',
  'examples',
]);

/** The ways in which a value breaks a schema, each with its place; empty when it keeps to it. */
export function schemaErrors(value: unknown, root: Schema): string[] {
  return new Checker(root).errors(value, root, '');
}

class Checker {
  constructor(private readonly root: Schema) {}

  errors(value: unknown, schema: Schema, at: string): string[] {
    const errors: string[] = [];
    for (const [keyword, wanted] of Object.entries(schema)) {
      if (!ANNOTATIONS.has(keyword)) errors.push(...this.check(keyword, wanted, value, schema, at));
    }
    return errors;
  }

  private check(keyword: string, wanted: unknown, value: unknown, schema: Schema, at: string): string[] {
    const fail = (message: string): string[] => [`${at === '' ? 'the value' : at}: ${message}`];
    switch (keyword) {
      case '$ref':
        return this.errors(value, this.resolve(wanted as string), at);
      case 'type': {
        const types = Array.isArray(wanted) ? wanted : [wanted];
        return types.some((type) => hasType(value, type)) ? [] : fail(`is not ${types.join(' or ')}`);
      }
      case 'enum':
        return (wanted as unknown[]).includes(value) ? [] : fail(`is none of ${JSON.stringify(wanted)}`);
      case 'const':
        return value === wanted ? [] : fail(`is not ${JSON.stringify(wanted)}`);
      case 'anyOf': {
        const tried = (wanted as Schema[]).map((each) => this.errors(value, each, at));
        return tried.some((errors) => errors.length === 0) ? [] : fail(`fits nothing: ${tried.flat()}`);
      }
      case 'minimum':
        return typeof value !== 'number' || value >= (wanted as number) ? [] : fail(`is below ${wanted}`);
      case 'maximum':
        return typeof value !== 'number' || value <= (wanted as number) ? [] : fail(`is above ${wanted}`);
      case 'minLength':
        return typeof value !== 'string' || value.length >= (wanted as number) ? [] : fail('is too short');
      case 'maxLength':
        return typeof value !== 'string' || value.length <= (wanted as number) ? [] : fail('is too long');
      case 'pattern':
        return typeof value !== 'string' || new RegExp(wanted as string, 'u').test(value)
          ? []
          : fail(`does not match ${wanted}`);
      case 'maxItems':
        return Array.isArray(value) && value.length > (wanted as number)
          ? fail(`has more than ${wanted} entries`)
          : [];
      case 'items':
        return Array.isArray(value)
          ? value.flatMap((item, i) => this.errors(item, wanted as Schema, `${at}/${i}`))
          : [];
      case 'required':
        return isMapping(value)
          ? (wanted as string[])
              .filter((key) => !Object.hasOwn(value, key))
              .flatMap((key) => fail(`lacks ${key}`))
          : [];
      case 'properties':
        return isMapping(value)
          ? Object.entries(wanted as Record<string, Schema>).flatMap(([key, each]) =>
              Object.hasOwn(value, key) ? this.errors(value[key], each, `${at}/${key}`) : [],
            )
          : [];
      case 'patternProperties':
        return isMapping(value)
          ? Object.entries(wanted as Record<string, Schema>).flatMap(([pattern, each]) =>
              Object.keys(value)
                .filter((key) => new RegExp(pattern, 'u').test(key))
                .flatMap((key) => this.errors(value[key], each, `${at}/${key}`)),
            )
          : [];
      case 'additionalProperties': {
        if (!isMapping(value)) return [];
        const known = Object.keys((schema.properties as object | undefined) ?? {});
        const patterns = Object.keys((schema.patternProperties as object | undefined) ?? {});
        const others = Object.keys(value).filter(
          (key) => !known.includes(key) && !patterns.some((each) => new RegExp(each, 'u').test(key)),
        );
        if (wanted === false) return others.flatMap((key) => fail(`has the unknown key ${key}`));
        return others.flatMap((key) => this.errors(value[key], wanted as Schema, `${at}/${key}`));
      }
      default:
        throw new Error(`The schema uses \`${keyword}\`, which test/support/jsonSchema.ts does not know.`);
    }
  }

  private resolve(reference: string): Schema {
    let schema: unknown = this.root;
    for (const part of reference.replace(/^#\//, '').split('/')) schema = (schema as Schema)[part];
    if (!isMapping(schema)) throw new Error(`The schema has no ${reference}.`);
    return schema;
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isMapping(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
