/**
 * The VSIX: what `npm run package` makes carries what the extension needs, and nothing else.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { grammars, runtime } from '../../scripts/grammars.ts';
import { LANGUAGES } from '../../server/src/syntax/languages/index.ts';
import { projectRoot } from '../support/grammars.ts';
import { zipEntries } from '../support/zip.ts';

describe('the VSIX', () => {
  let folder: string;
  let vsix: string;
  let paths: string[];

  before(function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), 'ai-security-scanner-vsix-'));
    vsix = join(folder, 'extension.vsix');
    execFileSync('npm', ['run', '--silent', 'package', '--', '-o', vsix], {
      cwd: projectRoot,
      stdio: 'pipe',
    });
    paths = zipEntries(vsix).map(({ path }) => path);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has the extension, the server, the command, the rules and every grammar', () => {
    const wanted = [
      'extension.js',
      'server.js',
      'server.program.js',
      'engine.js',
      'session.js',
      'desktop.js',
      'web/extension.js',
      'web/worker.js',
      'web/worker.program.js',
      'cli.js',
      'cli.program.js',
      'mcp.js',
      'rules.date',
      'rules.json',
      ...LANGUAGES.map(({ id }) => `patterns/${id}.json`),
      ...[runtime, ...grammars].map(({ file }) => `grammars/${file}`),
    ];
    for (const path of wanted) assert.ok(paths.includes(`extension/dist/${path}`), path);
  });

  it("has what VS Code's own agent is given", () => {
    for (const path of [
      'agent/.claude-plugin/plugin.json',
      'agent/hooks/hooks.json',
      'agent/hook.sh',
      'agent/hook.ps1',
      'dist/agent/skills/secure-code/SKILL.md',
      'dist/agent/instructions/python.instructions.md',
    ])
      assert.ok(paths.includes(`extension/${path}`), path);
  });

  it('has its texts, its icon and the licences', () => {
    for (const pattern of [
      /readme\.md$/i,
      /changelog\.md$/i,
      /LICENSE/i,
      /THIRD-PARTY-NOTICES\.txt$/,
      /images\/icon\.png$/,
    ]) {
      assert.ok(
        paths.some((path) => pattern.test(path)),
        String(pattern),
      );
    }
  });

  it('has no sources, source maps, tests or dependencies', () => {
    assert.deepEqual(
      paths.filter((path) =>
        /\.(ts|map|mjs)$|node_modules|extension\/(test|scripts|server|client)\//.test(path),
      ),
      [],
    );
  });

  it('has every language, and not the English sentences, which nobody reads', () => {
    const below = (folder: string) =>
      readdirSync(join(projectRoot, folder)).filter((name) =>
        /\.(l10n|nls)\..*\.json$|^package\.nls/.test(name),
      );
    const wanted = [...below('l10n').map((name) => `l10n/${name}`), ...below('.')];
    assert.ok(wanted.length > 10);
    for (const path of wanted)
      assert.equal(paths.includes(`extension/${path}`), path !== 'l10n/bundle.l10n.json', path);
  });

  it('is at most 5.0 MB', () => {
    const bytes = statSync(vsix).size;
    assert.ok(bytes <= 5_000_000, `${bytes} bytes`);
  });
});
