/** What the extension brings for VS Code's own agent: declared as it is built, and asking for the same events as set-up. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { readBundledRules } from '../../scripts/bundledRules.ts';
import { agentOf } from '../../server/src/agent/setup/agents.ts';
import { type AgentFiles, agentFiles, SKILL } from '../../server/src/guidelines/agentFiles.ts';
import { loadBundledRules } from '../../server/src/rule/load.ts';
import { LANGUAGES } from '../../server/src/syntax/languages/index.ts';
import { projectRoot } from '../support/grammars.ts';

interface Contribution {
  readonly path: string;
  readonly when: string;
}

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const { contributes } = JSON.parse(read('package.json')) as {
  contributes: Record<'chatPlugins' | 'chatInstructions' | 'chatSkills', Contribution[]> & {
    configuration: { properties: Record<string, unknown> };
  };
};

describe('what ships for agents in VS Code', () => {
  let files: AgentFiles;

  before(async () => {
    const bundled = await readBundledRules(join(projectRoot, 'rules'));
    files = agentFiles(loadBundledRules(JSON.stringify(bundled)).rules);
  });

  it('is declared as it is built', () => {
    const built = [...files.keys()].map((path) => `./dist/agent/${path}`);
    assert.deepEqual(
      contributes.chatInstructions.map(({ path }) => path).sort(),
      built.filter((path) => path.endsWith('.instructions.md')).sort(),
    );
    assert.deepEqual(
      contributes.chatSkills.map(({ path }) => path),
      [`./dist/agent/${SKILL}`],
    );
    assert.ok(contributes.chatInstructions.length >= 4);
  });

  it('is for the files of its language, and short enough to go along with every request', () => {
    for (const { path } of contributes.chatInstructions) {
      const text = files.get(path.replace('./dist/agent/', '')) ?? '';
      const id = path.replace(/^.*\/|\.instructions\.md$/g, '');
      const language = LANGUAGES.find((each) => each.id === id);
      const [, globs = ''] = /^---\n[\s\S]*?\napplyTo: '(.*)'\n---\n/.exec(text) ?? [];
      assert.deepEqual(
        globs.split(','),
        language?.extensions.map((extension) => `**/*${extension}`),
      );
      assert.match(text, /\n- SQL injection\n/);
      assert.ok(text.length < 4000, `${path}: ${text.length}`);
    }
  });

  it('has a skill whose pages are there and say what to do', () => {
    const skill = files.get(SKILL) ?? '';
    assert.match(skill, /^---\nname: secure-code\ndescription: .{40,}\n---\n/);
    const pages = [...skill.matchAll(/\]\(\.\/(.*?)\)/g)].map(([, name]) => name as string);
    assert.equal(pages.length, contributes.chatInstructions.length);
    for (const page of pages)
      assert.match(files.get(SKILL.replace('SKILL.md', page)) ?? '', /\*\*SQL injection\*\*.*CWE-89/);
  });

  it('waits for settings that there are', () => {
    const entries = [...contributes.chatPlugins, ...contributes.chatInstructions, ...contributes.chatSkills];
    for (const { when } of entries) {
      const settings = [...when.matchAll(/config\.([\w.]+)/g)].map(([, name]) => name as string);
      assert.equal(settings.length, 1);
      for (const name of settings) assert.ok(name in contributes.configuration.properties, name);
    }
  });

  it('has a plugin that asks for the events that set-up asks for, through scripts that are there', () => {
    const [plugin] = contributes.chatPlugins;
    const folder = join(projectRoot, plugin?.path ?? '');
    assert.ok(existsSync(join(folder, '.claude-plugin/plugin.json')));
    const { hooks } = JSON.parse(readFileSync(join(folder, 'hooks/hooks.json'), 'utf8')) as {
      hooks: Record<string, { hooks: { command: string; windows: string }[] }[]>;
    };
    const wanted = agentOf('vscode')?.files.find((file) => file.hooks !== undefined)?.hooks?.events ?? [];
    assert.deepEqual(
      Object.keys(hooks),
      wanted.map(({ name }) => name),
    );
    for (const [group] of Object.values(hooks))
      for (const line of [group?.hooks[0]?.command, group?.hooks[0]?.windows]) {
        // An agent takes an exit code for a veto, and a shell ends with that very one when a script is gone.
        assert.match(line ?? '', /(?:\|\||;) exit 0$/);
        const [, script = ''] = /\$\{CLAUDE_PLUGIN_ROOT\}\/([\w.]+)"/.exec(line ?? '') ?? [];
        assert.ok(existsSync(join(folder, script)) && script !== '', line);
      }
  });
});
