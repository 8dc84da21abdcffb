// Builds what ships, into dist/: the extension, the server and the command, each one file of CommonJS
// (VS Code's web worker host loads no ES modules), extension and server once more for browsers, the grammars
// beside them, and the bundled rules and their patterns as JSON. All of them read the same rules and grammars.
//
//   node esbuild.mjs                 for development: readable, with source maps
//   node esbuild.mjs --production    for packages: minified, without maps, with third-party notices
//   node esbuild.mjs --watch         for development, again after every change

import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { tsImport } from 'tsx/esm/api';
import { webEntryPoints, webOptions } from './scripts/webBundles.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const { grammars, runtime, grammarPath } = await tsImport('./scripts/grammars.ts', import.meta.url);
const { readBundledRules } = await tsImport('./scripts/bundledRules.ts', import.meta.url);
const { rulesDate } = await tsImport('./scripts/rulesDate.ts', import.meta.url);
const { packBundledPatterns } = await tsImport('./scripts/bundledPatterns.ts', import.meta.url);
const { writeAgentFiles } = await tsImport('./scripts/agentFiles.ts', import.meta.url);
const { thirdPartyNotices } = await tsImport('./scripts/notices.ts', import.meta.url);

/** What ships, by output file. */
const entryPoints = [
  { output: 'extension.js', source: 'client/src/extension.ts' },
  // What is started loads the program beside it, with the code that V8 made of it before.
  { output: 'server.js', source: 'server/src/launchServer.ts' },
  { output: 'server.program.js', source: 'server/src/main.ts' },
  { output: 'cli.js', source: 'server/src/launchCli.ts', executable: true },
  { output: 'cli.program.js', source: 'server/src/cli.ts' },
  { output: 'hook.program.js', source: 'server/src/hook.ts' },
  // Loaded by the command alone that serves agents: the protocol's library is as large as the rest of a start.
  { output: 'mcp.js', source: 'server/src/mcp/serve.ts' },
  ...webEntryPoints,
].filter(({ source }) => existsSync(join(root, source)));

/** The rules are read anew with every (re)build of the server, so that `--watch` sees their changes. */
const rulesPlugin = {
  name: 'rules',
  setup(build) {
    build.onEnd(writeRules);
  },
};

async function writeRules() {
  const rules = await readBundledRules(join(root, 'rules'));
  await writeFile(join(dist, 'rules.json'), JSON.stringify(rules));
  await writeFile(join(dist, 'rules.date'), rulesDate(root));
  await mkdir(join(dist, 'patterns'), { recursive: true });
  for (const [language, patterns] of await packBundledPatterns(root, rules))
    await writeFile(join(dist, 'patterns', `${language}.json`), JSON.stringify(patterns));
  await writeAgentFiles(join(dist, 'agent'), rules);
}

function options({ output, source, executable, web }) {
  return {
    absWorkingDir: root,
    entryPoints: [source],
    outfile: join('dist', output),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    alias: {
      // The ES module of web-tree-sitter needs `import.meta.url`, which a CommonJS bundle has not.
      'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
      // The other one of jsonc-parser loads its parts in a way that no bundler sees.
      'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
    },
    banner: executable ? { js: '#!/usr/bin/env node' } : {},
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'info',
    plugins: watch ? [rulesPlugin] : [],
    ...(web === undefined ? {} : webOptions(web)),
  };
}

async function copyGrammars() {
  await mkdir(join(dist, 'grammars'), { recursive: true });
  for (const { file } of [runtime, ...grammars]) {
    await copyFile(grammarPath(root, file), join(dist, 'grammars', file));
  }
}

// A package must not carry what an earlier development build left behind.
if (production) await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await copyGrammars();

if (watch) {
  const contexts = await Promise.all(entryPoints.map((entry) => esbuild.context(options(entry))));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(entryPoints.map((entry) => esbuild.build(options(entry))));
  for (const { output, executable } of entryPoints) {
    if (executable) await chmod(join(dist, output), 0o755);
  }
  if (production) {
    const metafiles = results.map((result) => result.metafile);
    await writeFile(join(root, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(root, metafiles));
  }
  // Last, so that a rule that is just being written stops nobody from trying the rest.
  await writeRules();
}
