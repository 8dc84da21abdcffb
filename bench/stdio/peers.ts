/**
 * Other tools' language servers, at pinned versions, installed from npm into the user's cache folder when the
 * benchmark runs; none of them is a dependency of the project.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ServerCommand } from './languageServer.ts';

const PACKAGES = [
  '@ast-grep/cli@0.51.1',
  'oxlint@1.94.0',
  '@biomejs/biome@2.6.8',
  'eslint@10.15.0',
  'eslint-plugin-security@4.1.0',
  'eslint-plugin-sonarjs@4.2.2',
  'vscode-langservers-extracted@4.10.0',
];

/** A rule for ast-grep of about what the edited line does; the tool ships none. */
const AST_GREP_RULE = `id: exec
language: JavaScript
severity: error
message: A command is run.
rule:
  any:
    - pattern: childProcess.exec($A + $B, $$$)
    - pattern: eval($$$)
    - pattern: require('child_process')
`;

const ESLINT_CONFIG = `const security = require('eslint-plugin-security');
const sonarjs = require('eslint-plugin-sonarjs');
module.exports = [security.configs.recommended, sonarjs.configs.recommended];
`;

/** What VS Code's ESLint extension answers when its server asks. */
const ESLINT_SETTINGS = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: true,
  useFlatConfig: true,
  experimental: { useFlatConfig: false },
  codeAction: {
    disableRuleComment: { enable: false, location: 'separateLine' },
    showDocumentation: { enable: false },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
};

/** The servers, and the folder in which they and the measured file lie. Throws when npm cannot install them. */
export function installPeers(): { readonly folder: string; readonly servers: readonly ServerCommand[] } {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ai-security-scanner/peers');
  const folder = join(cache, Buffer.from(PACKAGES.join()).toString('base64url').slice(-24));
  if (!existsSync(folder)) install(folder);
  const bin = (name: string): string => join(folder, 'node_modules/.bin', name);
  return {
    folder,
    servers: [
      { name: 'ast-grep', command: bin('ast-grep'), args: ['lsp'], folder, mayRegister: true },
      { name: 'oxlint', command: bin('oxlint'), args: ['--lsp'], folder, mayRegister: true },
      { name: 'Biome', command: bin('biome'), args: ['lsp-proxy'], folder, mayRegister: true },
      {
        name: 'ESLint + security + sonarjs',
        command: bin('vscode-eslint-language-server'),
        args: ['--stdio'],
        folder,
        mayRegister: true,
        configuration: {
          '*': { ...ESLINT_SETTINGS, workspaceFolder: { uri: `file://${folder}`, name: 'bench' } },
        },
      },
    ],
  };
}

function install(folder: string): void {
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, 'rules'), { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(partial, name), text);
  write('package.json', '{"name":"bench","private":true}\n');
  write('sgconfig.yml', 'ruleDirs: [rules]\n');
  write('rules/exec.yml', AST_GREP_RULE);
  write('eslint.config.js', ESLINT_CONFIG);
  write('biome.json', '{"linter":{"enabled":true},"formatter":{"enabled":false}}\n');
  write('.oxlintrc.json', '{"categories":{"correctness":"error","suspicious":"warn"}}\n');
  const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...PACKAGES], {
    cwd: partial,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (npm.status !== 0)
    throw new Error(`The other servers could not be installed: ${npm.stderr.slice(-500)}`);
  renameSync(partial, folder);
}
