/**
 * VS Code in another language than English, without its language pack, which only the Marketplace has. VS Code takes a
 * language for its own as soon as a pack is entered for it. The one that is entered here translates nothing of VS Code,
 * so that whatever a window says in that language is ours.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes a language the display language of the installation whose data are in a folder. It counts from the next start on. */
export async function setDisplayLanguage(userData: string, language: string): Promise<void> {
  const translations = join(userData, 'languagePack', 'main.i18n.json');
  await mkdir(join(userData, 'languagePack'), { recursive: true });
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: language,
    // VS Code passes over a pack that no extension brings.
    extensions: [{ extensionIdentifier: { id: `tests.language-pack-${language}` }, version: '1.0.0' }],
    label: language,
    translations: { vscode: translations },
  };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
  await mkdir(join(userData, 'User'), { recursive: true });
  await writeFile(join(userData, 'User', 'argv.json'), JSON.stringify({ locale: language }));
}
