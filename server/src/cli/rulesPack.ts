/**
 * `rules pack FOLDER`: makes a pack of a folder with a `pack.yml`: a tarball with the hash of each file in it, signed
 * where a key is named. The same files give the same bytes, so that anybody can check what a pack was made of. The
 * rules that ship with this product are published by this verb as well.
 */

import {
  CONTENTS_FILE,
  type Contents,
  contentsText,
  hashesOf,
  isListed,
  SIGNATURE_FILE,
} from '../packs/contents.ts';
import { DAY, MANIFEST_FILE, readManifest } from '../packs/manifest.ts';
import { openPack } from '../packs/open.ts';
import { PackError, type PackFile } from '../packs/packFile.ts';
import { writeTar } from '../packs/tar.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { safeLine } from '../report/terminalText.ts';
import { counted } from '../text/counted.ts';
import { parseArguments } from './arguments.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { outputFile } from './outputFile.ts';
import { packCommand } from './packCommand.ts';
import { readPackRules } from './packDesk.ts';

export const rulesPack: Command = packCommand({
  name: 'rules pack',
  usage: 'FOLDER [--output FILE] [--sign] [--key FILE] [--published DAY]',
  summary: 'Makes a rule pack of a folder with a pack.yml: a tarball, signed with --sign or --key',
  async run(args, environment) {
    const { positionals, values } = parseArguments(args, {
      output: { kind: 'text' },
      key: { kind: 'text' },
      sign: { kind: 'flag' },
      published: { kind: 'text' },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0)
      throw new UsageError('Say which folder to pack: rules pack FOLDER');
    if (values.published !== undefined && !DAY.test(values.published))
      throw new UsageError('--published takes a day: YYYY-MM-DD.');
    const root = environment.absolute(folder);
    const files = (await readFolder(root, environment)).filter(({ path }) => isPacked(path));
    const manifest = files.find(({ path }) => path === MANIFEST_FILE);
    if (manifest === undefined)
      throw new PackError(`${folder} has no ${MANIFEST_FILE}: write one with a name and a version.`);
    const said = readManifest(new TextDecoder().decode(manifest.bytes));
    const published = values.published ?? said.published ?? (await environment.packs.lastChange(root));
    if (published === undefined)
      throw new PackError('The day of the rules is not known: commit them, or name it with --published.');
    const { name, version, publisher } = said;
    const contents: Contents = {
      schemaVersion: 1,
      name,
      version,
      published,
      ...(publisher === undefined ? {} : { publisher }),
      files: hashesOf(files),
    };
    const text = contentsText(contents);
    const own: PackFile[] = [{ path: CONTENTS_FILE, bytes: new TextEncoder().encode(text) }];
    if (values.sign === true || values.key !== undefined) {
      if (publisher === undefined)
        throw new PackError(
          `A signature is for somebody: name the \`publisher\`, an e-mail address, in ${MANIFEST_FILE}.`,
        );
      own.push({
        path: SIGNATURE_FILE,
        bytes: new TextEncoder().encode(await sign(text, values.key, environment)),
      });
    }
    const packed = [...files, ...own];
    // What is published can be added: it is opened, and its rules are read, as by whoever adds it.
    const opened = openPack(packed, { name, engine: environment.version, isArchive: false });
    const { rules, refusals } = await readPackRules(opened, environment);
    if (refusals.length > 0)
      throw new PackError(['Not all of its rules can be read:', ...refusals].join('\n'));
    const output = outputFile(environment, values.output ?? `${name}-${version}.tgz`);
    await environment.packs.writeBytes(output, environment.packs.gzip(writeTar(packed, 'package')));
    const signed = own.length > 1 ? `signed for ${publisher}` : 'not signed';
    const where = environment.relative(environment.folder, output);
    const what = `${counted(rules.length, 'rule')} in ${counted(files.length, 'file')}`;
    environment.out(
      `${safeLine(`packed  ${name} ${version} of ${published}: ${what}, ${signed}, in ${where}`)}\n`,
    );
    return EXIT.clean;
  },
});

async function readFolder(root: string, environment: CliEnvironment): Promise<readonly PackFile[]> {
  const found = await environment.packFiles(root);
  if (found === undefined) throw new PackError(`${root} does not exist: mend the path.`);
  const [first] = found.refused;
  if (first !== undefined)
    throw new PackError(
      `${JSON.stringify(first.path)} ${first.why}, and a rule pack has regular files only.`,
    );
  return found.files;
}

/** Everything but what is hidden, what an earlier run left, and archives. */
function isPacked(path: string): boolean {
  return isListed(path) && !path.split('/').some((part) => part.startsWith('.')) && !/\.tgz$/.test(path);
}

async function sign(text: string, key: string | undefined, environment: CliEnvironment): Promise<string> {
  try {
    return await environment.packs.sign(
      text,
      key === undefined ? undefined : environment.absolute(key),
      environment.folder,
    );
  } catch (error) {
    throw new PackError((error as Error).message);
  }
}
