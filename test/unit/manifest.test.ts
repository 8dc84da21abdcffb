/** The extension's manifest: what it declares is implemented, named, described, and agrees with the code. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { DEFAULT_SETTINGS } from '../../protocol/messages.ts';
import { TOOLS } from '../../server/src/agent/tools.ts';
import { projectRoot } from '../support/grammars.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;

/** The commands of `client/src/commands/`, by the names in its tables. */
function implemented(): string[] {
  return [...read('client/src/commands/index.ts').matchAll(/^\s+'(aiSecurityScanner\.\w+)': /gm)].map(
    ([, name]) => name as string,
  );
}

/** The tools of agents as VS Code declares them. */
const DECLARED_TOOLS = TOOLS.map(({ name, title, summary, description, inputSchema }) => ({
  name,
  toolReferenceName: name,
  displayName: title,
  userDescription: summary,
  modelDescription: description,
  canBeReferencedInPrompt: true,
  icon: '$(shield)',
  tags: ['security'],
  inputSchema,
}));

describe('the manifest', () => {
  const commands = manifest.contributes.commands as { command: string; title: string; category: string }[];

  it('declares exactly the commands that there are', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), implemented().sort());
  });

  it('gives each a title and the category of all', () => {
    for (const { title, category } of commands) {
      assert.equal(category, 'AI Security');
      assert.match(title, /^%command\.\w+%$/);
    }
  });

  it('declares the tools of agents as they are', () => {
    if (process.env.UPDATE_GOLDENS) {
      manifest.contributes.languageModelTools = DECLARED_TOOLS;
      writeFileSync(join(projectRoot, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    }
    assert.deepEqual(manifest.contributes.languageModelTools, DECLARED_TOOLS);
  });

  it('leaves it to the person alone whether models may be asked: no workspace can switch that on', () => {
    const { properties } = manifest.contributes.configuration as {
      properties?: Record<string, { scope?: string; default?: unknown }>;
    };
    const setting = properties?.['aiSecurityScanner.modelReviewer'];
    assert.deepEqual([setting?.scope, setting?.default], ['application', false]);
  });

  it('keeps out of the palette what needs a finding', () => {
    const hidden = (manifest.contributes.menus.commandPalette as { command: string; when: string }[]).map(
      ({ command }) => command,
    );
    for (const name of [
      'markFindingReviewed',
      'judgeFinding',
      'suppressFinding',
      'disableRuleInFolder',
      'disableRuleForUser',
      'askCopilot',
      'askModelAboutFinding',
    ])
      assert.ok(hidden.includes(`aiSecurityScanner.${name}`), name);
  });

  it('describes the settings that the protocol has, with the same defaults', () => {
    const declared = manifest.contributes.configuration.properties as Record<
      string,
      { default: unknown; markdownDescription: string }
    >;
    for (const [name, value] of Object.entries(DEFAULT_SETTINGS))
      assert.deepEqual(declared[`aiSecurityScanner.${name}`]?.default, value, name);
    for (const { markdownDescription } of Object.values(declared))
      assert.match(markdownDescription, /^%setting\.[\w.]+%$/);
  });

  it('has a text for every name it uses, and none besides', () => {
    const used = new Set([...read('package.json').matchAll(/%([\w.]+)%/g)].map(([, key]) => key as string));
    assert.deepEqual(Object.keys(strings).sort(), [...used].sort());
  });

  it('lists every sentence of the client for translators', () => {
    const sources = readdirSync(join(projectRoot, 'client/src'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.endsWith('.ts'));
    const bundle = JSON.parse(read('l10n/bundle.l10n.json')) as Record<string, string>;
    const sentences = sources.flatMap((name) =>
      [...read(`client/src/${name}`).matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) =>
        (text as string).replaceAll("\\'", "'"),
      ),
    );
    assert.ok(sentences.length > 20);
    assert.deepEqual(
      sentences.filter((text) => !(text in bundle)),
      [],
    );
  });

  it('lets no workspace that is not trusted say what is looked for, shown or noted', () => {
    const declared = manifest.contributes.configuration.properties as Record<string, { scope: string }>;
    const shows = /\.(?:statusBar|fileBadges|codeLens|trace|provenance\.gutterMarks)\b/;
    const open = Object.keys(declared).filter(
      (name) => declared[name]?.scope !== 'application' && !shows.test(name),
    );
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, open);
  });

  it('has what the Marketplace and Open VSX ask for', () => {
    const { categories, keywords, galleryBanner, icon, pricing } = manifest;
    // Those that VS Code knows; others are shown as no category.
    const known =
      'AI,Azure,Chat,Data Science,Debuggers,Education,Extension Packs,Formatters,Keymaps,Language Packs';
    const more =
      'Linters,Machine Learning,Notebooks,Programming Languages,SCM Providers,Snippets,Testing,Themes';
    for (const category of categories) assert.ok(`${known},${more}`.split(',').includes(category), category);
    assert.ok(keywords.length <= 30 && new Set(keywords).size === keywords.length);
    assert.equal(pricing, 'Free');
    // A picture in the format and size that are asked for, on a banner of its own colour.
    const picture = readFileSync(join(projectRoot, icon));
    assert.equal(picture.subarray(1, 4).toString('latin1'), 'PNG');
    assert.ok(picture.readUInt32BE(16) >= 128 && picture.readUInt32BE(16) === picture.readUInt32BE(20));
    assert.equal(galleryBanner.theme, 'dark');
    assert.ok(read('images/icon.svg').includes(`fill="${galleryBanner.color}"`));
  });

  it('runs where the code is, and says so', () => {
    assert.deepEqual(manifest.extensionKind, ['workspace']);
    assert.equal(manifest.browser, './dist/web/extension.js');
  });

  it('says truthfully what does not work where', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, 'limited');
  });
});
