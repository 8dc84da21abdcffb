/** The walkthrough: what it leads to is there, and its pictures follow the person's theme, high contrast included. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { projectRoot } from '../support/grammars.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

describe('the walkthrough', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;
  const steps = contributes.walkthroughs[0].steps as Step[];
  const textOf = (name: string): string => strings[name.slice(1, -1)] ?? '';
  const commands = new Set((contributes.commands as { command: string }[]).map(({ command }) => command));
  const views = (contributes.views.aiSecurityScanner as { id: string }[]).map(({ id }) => id);
  const runnable = new Set([...commands, ...views.map((id) => `${id}.focus`)]);

  it('leads to commands that there are, from every step', () => {
    for (const { id, description } of steps) {
      const linked = [...textOf(description).matchAll(/\(command:([\w.]+)\)/g)].map(([, name]) => name);
      assert.ok(linked.length > 0, id);
      assert.deepEqual(
        linked.filter((name) => !runnable.has(name as string)),
        [],
        id,
      );
    }
  });

  it('has each step done by something that happens, not by being looked at', () => {
    for (const { id, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0, id);
      for (const event of completionEvents) {
        const [kind, name = ''] = event.split(':');
        assert.ok(kind === 'onCommand' || kind === 'onView', event);
        if (name.startsWith('aiSecurityScanner.'))
          assert.ok(kind === 'onView' ? views.includes(name) : commands.has(name), event);
      }
    }
  });

  it("draws with the theme's colours alone, and says each picture in words", () => {
    for (const { media } of steps) {
      const picture = read(media.svg);
      const colours = [...picture.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
      assert.ok(colours.length > 0, media.svg);
      assert.deepEqual(
        colours.filter((colour) => !/^(none|var\(--vscode-.*\))$/.test(colour as string)),
        [],
        media.svg,
      );
      assert.ok(textOf(media.altText).length > 20, media.svg);
    }
  });
});
