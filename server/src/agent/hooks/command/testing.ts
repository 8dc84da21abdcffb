/** What tests of commands share: the real grammar, a project with some packages, and the check of a command. */

import assert from 'node:assert/strict';
import { readGrammar } from '../../../../../test/support/grammars.ts';
import { Scanner } from '../../../engine/scanner.ts';
import type { KeyFile } from '../keyFile.ts';
import { checkCommand, mayMatter } from './check.ts';

export const DOWNLOAD = /runs a program that it downloads/;
export const INSTALL = /It installs (.*), which no manifest/;
export const PERSONAL = /It writes (".*"): reviews, the policy/;
export const SUPPRESSION = /It writes a suppression/;

const MANIFESTS: Readonly<Record<string, string>> = {
  'package.json': '{"dependencies": {"express": "^4.0.0", "@types/node": "20"}}',
  'package-lock.json': '{"packages": {"node_modules/left-pad": {}, "node_modules/@scope/deep": {}}}',
  'requirements.txt': 'Django==4.2\nruamel.yaml\n',
  'Cargo.toml': '[dependencies]\nserde = "1"\n',
  'go.mod': 'require github.com/pkg/errors v0.9.1\n',
  Gemfile: "gem 'rails'\n",
  'composer.json': '{"require": {"monolog/monolog": "^3"}}',
  '*.csproj': '<PackageReference Include="Serilog" Version="4.0.0" />',
};

/** Checks commands. What the quick look leaves out must be nothing to speak of. */
export async function commandChecker(
  keys: readonly KeyFile[] = [],
): Promise<(command: string) => Promise<string[]>> {
  const scanner = await Scanner.create({ readGrammar });
  await scanner.prepareLanguage('bash');
  return async (command) => {
    const found = await checkCommand(command, {
      withTree(text, work) {
        const made = scanner.withTree(
          { path: 'c', editorId: 'shellscript', text },
          (root) => [work(root)] as const,
        );
        assert.ok(made !== undefined);
        return made[0];
      },
      manifests: async (names) => names.flatMap((name) => MANIFESTS[name] ?? []),
      keys,
    });
    assert.ok(found.length === 0 || mayMatter(command, () => keys), `the quick look leaves out: ${command}`);
    return found;
  };
}
