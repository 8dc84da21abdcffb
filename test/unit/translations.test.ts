/**
 * The translations: each language has all that is said, nothing besides, and the same placeholders, icons, commands
 * and code. `UPDATE_GOLDENS=1` writes down the English sentences of the sources.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';
import { type Sentences, sentencesIn, sentencesOfSources } from '../support/sentences.ts';

type Bundle = Record<string, string>;

const read = (path: string): Bundle => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));

/** The languages of the files in a folder with names of a form, sorted. */
const languages = (folder: string, form: RegExp): string[] =>
  readdirSync(join(projectRoot, folder)).flatMap((name) => form.exec(name)?.[1] ?? []);

const BUNDLE = 'l10n/bundle.l10n.json';
const LANGUAGES = languages('l10n', /^bundle\.l10n\.([\w-]+)\.json$/);

/** What a translation keeps as it is: placeholders, icons, links to commands, code, options, names of files. */
function kept(text: string): string[] {
  const parts = text.matchAll(
    /\{\d+\}|\$\([\w-]+\)|\(command:[\w.]+\)|`[^`]*`|--[a-z][\w-]*|[\w/]*\.[\w.-]*[a-z]\w*|\d{4}-\d\d-\d\d/g,
  );
  return [...new Set([...parts].map(([part]) => part.replace(/\.$/, '')))].sort();
}

/** Says what is wrong with a translation of some texts. */
function faults(english: Bundle, translated: Bundle): string[] {
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(translated, key));
  const extra = Object.keys(translated).filter((key) => !Object.hasOwn(english, key));
  return [
    ...missing.map((key) => `missing: ${key}`),
    ...extra.map((key) => `no longer said: ${key}`),
    ...Object.entries(translated).flatMap(([key, text]) => {
      if (text.trim() === '' && key.trim() !== '') return [`empty: ${key}`];
      const [wanted, found] = [kept(english[key] ?? text), kept(text)];
      return wanted.join(' ') === found.join(' ') ? [] : [`${key}: ${wanted} has become ${found}`];
    }),
  ];
}

describe('what is said to people', () => {
  let said: Sentences;
  before(async () => {
    said = await sentencesOfSources();
    if (process.env.UPDATE_GOLDENS) {
      const bundle = Object.fromEntries(said.all.map((sentence) => [sentence, sentence]));
      writeFileSync(join(projectRoot, BUNDLE), `${JSON.stringify(bundle, null, 2)}\n`);
    }
  });

  it('is found in the sources', () => assert.ok(said.all.length > 400, `only ${said.all.length} sentences`));

  it('is written where it is said, so that a bundle can have it', () => assert.deepEqual(said.made, []));

  it('goes through l10n in the client: no words are shown without', () => assert.deepEqual(said.bare, []));

  it('is listed in English for translators', () => {
    const listed = read(BUNDLE);
    assert.deepEqual(Object.keys(listed).sort(), said.all);
    for (const [sentence, text] of Object.entries(listed)) assert.equal(text, sentence);
  });
});

describe('the reading of the sources', () => {
  const said = async (text: string) => {
    const { all, made, bare } = await sentencesIn([{ path: 'client/src/a.ts', text }]);
    return { all: all.filter((each) => each !== '1,234'), made, bare };
  };

  it('finds sentences, also where there are two of them', async () =>
    assert.deepEqual(
      await said(`vscode.l10n.t(n === 1 ? '1 file' : '{0} files', n); t("it's"); other('no');`),
      {
        all: ['1 file', "it's", '{0} files'],
        made: [],
        bare: [],
      },
    ));

  it('finds sentences that are made, which no bundle can have', async () =>
    assert.deepEqual((await said(`t(\`\${n} files\`); t(sentence);`)).made, [
      'client/src/a.ts: Interpolated `',
      'client/src/a.ts: Identifier sentence',
    ]));

  for (const code of [
    "vscode.window.showInformationMessage('Bare')",
    "item.text = '$(shield) Bare'",
    "item.tooltip = n > 0 ? t('Said') : 'Bare'",
    "const items = [{ label: 'Bare', description: id }]",
    `view.message = \`\${t('Said')} Bare\``,
  ]) {
    it(`finds words that are shown without: ${code}`, async () =>
      assert.deepEqual((await said(code)).bare, ['client/src/a.ts: Bare']));
  }
});

describe('the languages', () => {
  it('are there', () => assert.ok(LANGUAGES.length >= 6, LANGUAGES.join(' ')));
  it('are the same for the manifest as for everything else', () =>
    assert.deepEqual(languages('.', /^package\.nls\.([\w-]+)\.json$/), LANGUAGES));

  for (const language of LANGUAGES) {
    it(`${language}: says everything`, () =>
      assert.deepEqual(faults(read(BUNDLE), read(`l10n/bundle.l10n.${language}.json`)), []));
    it(`${language}: says everything of the manifest`, () =>
      assert.deepEqual(faults(read('package.nls.json'), read(`package.nls.${language}.json`)), []));
  }
});

describe('the check of translations', () => {
  for (const [english, translated, fault] of [
    [{ 'Open {0}': 'Open {0}' }, {}, 'missing: Open {0}'],
    [{}, { Gone: 'Weg' }, 'no longer said: Gone'],
    [{ Open: 'Open' }, { Open: ' ' }, 'empty: Open'],
    [{ 'Open {0}': 'Open {0}' }, { 'Open {0}': '{1} öffnen' }, 'Open {0}: {0} has become {1}'],
    [{ a: '$(check) Done' }, { a: 'Fertig' }, 'a: $(check) has become '],
    [{ a: 'Write --path' }, { a: '--pfad schreiben' }, 'a: --path has become --pfad'],
  ] as const) {
    it(`finds ${fault}`, () => assert.deepEqual(faults(english, translated), [fault]));
  }
});
