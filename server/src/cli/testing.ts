/** For tests: the command in a folder of files, with everything real but the process around it. */

import { Scanner } from '../engine/scanner.ts';
import { LOCK_FILE } from '../packs/lockFile.ts';
import { keepAgentWrites } from '../ports/agentReports.ts';
import { commandLine } from '../ports/commandLine.ts';
import type { CliEnvironment, Terminal } from '../ports/environment.ts';
import { hookFiles } from '../ports/hookFiles.ts';
import { hookMemory } from '../ports/hookMemory.ts';
import { importResults } from '../ports/imports.ts';
import { nodeFileSystem } from '../ports/nodeFileSystem.ts';
import { PackageFiles } from '../ports/packageFiles.ts';
import { projectFiles } from '../ports/projects.ts';
import type { Framework } from '../rule/frameworks.ts';
import { loadRules } from '../rule/load.ts';
import type { FileSystem } from '../storage/fileSystem.ts';
import { fileSize, kindOf, readText, realPath, writeAtomically } from '../storage/files.ts';
import { repositoryRoot } from '../storage/roots.ts';
import { walk } from '../storage/walk.ts';
import type { ReadGrammar } from '../syntax/grammars.ts';
import { main } from './main.ts';

/** What ships with the command in these tests: one rule of each confidence, and one about text. */
export const RULES = `rules:
  - { id: sure, message: Do not call bad., severity: ERROR, languages: [python], pattern: bad(...), fix: good(), metadata: { confidence: HIGH, cwe: ['CWE-78'] } }
  - { id: likely, message: Do not call doubtful., severity: WARNING, languages: [python], pattern: doubtful(...) }
  - { id: unsure, message: Do not call strange., severity: INFO, languages: [python], pattern: strange(...), metadata: { confidence: LOW } }
`;

/** When all of it happens. */
const INSTANT = '2026-01-01T12:00:00.000Z';

export interface CommandOptions {
  readonly readGrammar: ReadGrammar;
  readonly fileSystem?: FileSystem;
  readonly terminal?: Partial<Terminal>;
  /** The bundled rules as YAML. */
  readonly rules?: string;
  /** The web frameworks that ship with the command. */
  readonly frameworks?: readonly Framework[];
  /** Milliseconds that pass each time somebody asks for the time. */
  readonly tick?: number;
  /** Replaces parts of the environment. */
  readonly environment?: Partial<CliEnvironment>;
}

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The environment of a command in a folder. */
export function testEnvironment(folder: string, options: CommandOptions): CliEnvironment {
  const { fileSystem = nodeFileSystem, readGrammar, rules = RULES, terminal, tick = 0 } = options;
  const { frameworks = [] } = options;
  const loaded = loadRules(rules, 'bundled.yaml');
  const bundled = loaded.rules.map((rule) => ({ ...rule, bundled: true }));
  let time = 0;
  const here = process.cwd();
  const createScanner = (): Promise<Scanner> => Scanner.create({ readGrammar, today: () => '2026-01-01' });
  return {
    ...commandLine(new PackageFiles(`${here}/dist`), '1.2.3', `${here}/dist/cli.js`),
    ...projectFiles(
      {
        bundledRules: async () => bundled,
        bundledModels: async () => loaded.models,
        rulesDate: async () => '2025-12-01',
      },
      fileSystem,
    ),
    userPacks: {
      scope: 'user',
      packs: `${folder}/.user/packs`,
      lock: `${folder}/.user/${LOCK_FILE}`,
      publishers: `${folder}/.user/trusted_publishers`,
    },
    folder,
    readText: (path) => readText(path, fileSystem),
    walk: (root, walkOptions) => walk(root, { ...walkOptions, fileSystem }),
    kindOf: (path) => kindOf(path, fileSystem),
    fileSize: (path) => fileSize(path, fileSystem),
    realPath: (path) => realPath(path, fileSystem),
    repositoryRoot: (path) => repositoryRoot(path, fileSystem),
    writeAtomically: (path, text) => writeAtomically(path, text, fileSystem),
    absolute: (path) =>
      path.startsWith('/') ? path : path === '.' ? folder : `${folder}/${path.replace(/^\.\//, '')}`,
    createScanner,
    importResults: (root, project, named) =>
      importResults(root, project, { createScanner, bundledFrameworks: async () => frameworks }, named),
    programHash: async () => 'program',
    cores: 1,
    variables: {},
    hooks: {
      ...hookFiles(folder, (session) => hookMemory(session, `${folder}/.git/hooks-memory`)),
      keep: (report) => keepAgentWrites(report, { time: Date.parse(INSTANT), tool: '1.2.3' }),
    },
    instant: () => INSTANT,
    now: () => (time += tick),
    terminal: { colour: false, width: 100, progress: false, ...terminal },
    ...options.environment,
  };
}

/** Runs a command line in a folder. */
export async function runCommand(
  folder: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  let out = '';
  let error = '';
  const written = {
    out: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      error += text;
    },
  };
  const environment = testEnvironment(folder, {
    ...options,
    environment: { ...written, ...options.environment },
  });
  const code = await main(args, environment);
  return { code, out, error };
}
