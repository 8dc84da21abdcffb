// Builds what ships, into dist/: the extension, the server and the command, as CommonJS (VS Code's
// web worker host loads no ES modules), extension and server for browsers as well, the grammars beside them,
// and the bundled rules and their patterns as JSON. All of them read the same rules and grammars.
//
//   node esbuild.mjs                 for development: readable, with source maps
//   node esbuild.mjs --production    for packages: minified, without maps, with third-party notices
//   node esbuild.mjs --watch         for development, again after every change

import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { tsImport } from 'tsx/esm/api';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const { bundleOptions, bundles } = await tsImport('./scripts/bundles.ts', import.meta.url);
const { grammars, runtime, grammarPath } = await tsImport('./scripts/grammars.ts', import.meta.url);
const { readBundledRules } = await tsImport('./scripts/bundledRules.ts', import.meta.url);
const { rulesDate } = await tsImport('./scripts/rulesDate.ts', import.meta.url);
const { bundledPatternFiles } = await tsImport('./scripts/bundledPatterns.ts', import.meta.url);
const { writeAgentFiles } = await tsImport('./scripts/agentFiles.ts', import.meta.url);
const { thirdPartyNotices } = await tsImport('./scripts/notices.ts', import.meta.url);

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
  for (const [language, file] of await bundledPatternFiles(root, rules))
    await writeFile(join(dist, 'patterns', `${language}.json`), JSON.stringify(file));
  await writeAgentFiles(join(dist, 'agent'), rules);
}

function optionsOf(bundle) {
  return { ...bundleOptions(root, bundle, production), logLevel: 'info' };
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
  const contexts = await Promise.all(
    bundles.map((bundle) => {
      const options = optionsOf(bundle);
      return esbuild.context({ ...options, plugins: [...options.plugins, rulesPlugin] });
    }),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(bundles.map((bundle) => esbuild.build(optionsOf(bundle))));
  for (const { entries, executable } of bundles)
    if (executable) for (const output of Object.keys(entries)) await chmod(join(dist, output), 0o755);
  if (production) {
    const metafiles = results.map((result) => result.metafile);
    await writeFile(join(root, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(root, metafiles));
  }
  // Last, so that a rule that is just being written stops nobody from trying the rest.
  await writeRules();
}
