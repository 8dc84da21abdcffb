/** docs/agents.md names every tool, resource and prompt of agents as they are, with their inputs, and no others. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { RESOURCE_TEMPLATES, RESOURCES } from '../../server/src/agent/resources.ts';
import { REVIEW_PROMPT } from '../../server/src/agent/reviewPrompt.ts';
import { TOOLS } from '../../server/src/agent/tools.ts';
import { projectRoot } from '../support/grammars.ts';

const text = readFileSync(join(projectRoot, 'docs/agents.md'), 'utf8');

describe('docs/agents.md', () => {
  it('has a section for each tool, with what it does and takes', () => {
    const sections = text.split(/^##+ /m).filter((section) => section.startsWith('`'));
    const described = sections.map((section) => {
      const [, name] = /^`(\w+)`\n/.exec(section) ?? [];
      const [, summary] = /^`\w+`\n\n(.*)\n/.exec(section) ?? [];
      const inputs = [...(/^Input: ([^.]*)/m.exec(section)?.[1] ?? '').matchAll(/`(\w+)`/g)];
      return { name, summary, inputs: inputs.map(([, input]) => input).sort() };
    });
    assert.deepEqual(
      described,
      TOOLS.map(({ name, summary, inputSchema }) => ({
        name,
        summary,
        inputs: Object.keys(inputSchema.properties).sort(),
      })),
    );
  });

  it('names each resource and the prompt', () => {
    const named = [...text.matchAll(/`(security:\/\/[^`]*)`/g)].map(([, uri]) => uri).sort();
    assert.deepEqual(named, [...RESOURCES, ...RESOURCE_TEMPLATES].map(({ uri }) => uri).sort());
    assert.ok(text.includes(`\`${REVIEW_PROMPT.name}\``));
  });
});
