/** docs/agents.md has a section for each agent, and in it what set-up writes for a project. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { wantedEntries } from '../../server/src/agent/setup/agentFile.ts';
import { AGENTS, type Agent } from '../../server/src/agent/setup/agents.ts';
import { projectRoot } from '../support/grammars.ts';

const text = readFileSync(join(projectRoot, 'docs/agents.md'), 'utf8');

function sectionOf({ name }: Agent): string {
  const [, section = ''] = text.split(new RegExp(`^### ${name}$`, 'm'));
  return section.split(/^##/m)[0] as string;
}

function blocksIn(section: string, language: string): string[] {
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block]) => block as string,
  );
}

describe('docs/agents.md', () => {
  for (const agent of AGENTS) {
    const section = sectionOf(agent);
    const blocks = blocksIn(section, 'json').map((block) => JSON.parse(block) as Record<string, unknown>);

    it(`has the files of ${agent.name}, and says what was tried`, () => {
      assert.match(section, /^(?:Tried in|By its documented format; not tried in) /m);
      // The hooks of VS Code stand with those of Copilot's command line, which are the same.
      if (agent.id === 'vscode') return;
      for (const { path, scope } of agent.files)
        assert.ok(section.includes(scope === 'user' ? `~/${path}\`` : `\`${path}\``), path);
    });

    // What only a person's own files have is given as it would be in a project's.
    const inProject = agent.files.filter(({ scope }) => scope === 'project');
    const ownServers = agent.files.filter(
      ({ servers }) => servers !== undefined && !inProject.some((file) => file.servers !== undefined),
    );
    for (const file of [
      ...inProject,
      ...ownServers.map((each) => ({ ...each, scope: 'project' as const })),
    ]) {
      if (agent.id === 'vscode') continue;
      const wanted = wantedEntries(agent, file, { program: undefined, platform: 'posix', options: {} });

      it(`has what is written into ${file.path} of ${agent.name}`, () => {
        if (file.format === 'toml') {
          const { command, args } = wanted.server as { command: string; args: string[] };
          const block = `[${file.servers?.key}.ai-security-scanner]\ncommand = "${command}"\nargs = ${JSON.stringify(args)}\n`;
          assert.deepEqual(blocksIn(section, 'toml'), [block]);
          return;
        }
        if (file.servers !== undefined)
          assert.deepEqual(
            blocks.find((block) => file.servers !== undefined && file.servers.key in block),
            { [file.servers.key]: { 'ai-security-scanner': wanted.server } },
          );
        const [first, ...others] = wanted.hooks;
        if (first === undefined) return;
        const { event, matcher, entry } = first;
        const value =
          file.hooks?.shape === 'groups'
            ? { ...(matcher === undefined ? {} : { matcher }), hooks: [entry] }
            : entry;
        assert.deepEqual(
          blocks.find((block) => 'hooks' in block),
          { ...file.constants, hooks: { [event]: [value] } },
        );
        for (const other of others) {
          assert.ok(section.includes(`\`${other.event}\``), other.event);
          if (other.matcher !== undefined && other.matcher !== matcher)
            assert.ok(section.includes(`\`${other.matcher}\``), other.matcher);
        }
      });
    }
  }
});
