/** docs/cli.md names every option of a scan, every command and every format, and no others. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { COMMANDS } from '../../server/src/cli/main.ts';
import { SCAN_HELP, SCAN_OPTIONS } from '../../server/src/cli/scanOptions.ts';
import { FORMATS } from '../../server/src/report/formats.ts';
import { projectRoot } from '../support/grammars.ts';

const text = readFileSync(join(projectRoot, 'docs/cli.md'), 'utf8');

function named(pattern: RegExp, where: string): string[] {
  return [...where.matchAll(pattern)].map(([, name]) => name as string).sort();
}

describe('docs/cli.md', () => {
  it('lists the options of a scan, as the help does', () => {
    const options = Object.keys(SCAN_OPTIONS).sort();
    assert.deepEqual(named(/^\| `--([\w-]+)[^`]*` \|/gm, text), options);
    assert.deepEqual(named(/^ {2}(?:-\w, )?--([\w-]+)/gm, SCAN_HELP), options);
  });

  it('lists the formats and their profiles, as the table has them', () => {
    const rows = FORMATS.map(
      ({ name, extension, summary }) => `| \`${name}\` | \`.${extension}\` | ${summary} |`,
    );
    assert.deepEqual(text.match(/^\| `\w+` \| `\.\w+` \| .*\|$/gm), rows);
    for (const { name } of FORMATS) assert.match(SCAN_HELP, new RegExp(`\\b${name}\\b`));
    const profiles = FORMATS.flatMap(({ name, profiles = [] }) => profiles.map((each) => [each.name, name]));
    for (const [profile, format] of profiles)
      assert.ok(text.includes(`\`${profile}\` (of \`${format}\`)`), profile);
  });

  it('lists the commands, as they are used', () => {
    const headings = named(/^### `(.*)`$/gm, text);
    const commands = COMMANDS.map(({ name, usage }) => `${name} ${usage.replace(/ {2,}\(.*/, '')}`.trim());
    assert.deepEqual(headings, commands.sort());
  });
});
