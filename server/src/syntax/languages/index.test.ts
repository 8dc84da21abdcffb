import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { languageOf } from './index.ts';

const ofLine = (firstLine: string): string | undefined => languageOf({ path: 'script', firstLine })?.id;

describe('the language of a script by its first line', () => {
  for (const [line, language] of [
    ['#!/bin/sh', 'bash'],
    ['#! /bin/bash -eu', 'bash'],
    ['#!/usr/bin/env python', 'python'],
    ['#!/usr/bin/python3.11', 'python'],
    ['#!/opt/pypy3/bin/pypy3.10 -u', 'python'],
    ['#!/usr/bin/env -S python3 -u', 'python'],
    ['#!/usr/bin/env -S uv run --script', 'python'],
    ['#!/usr/bin/env -u HOME node', 'javascript'],
    ['#!/usr/bin/env -S NODE_OPTIONS=--no-warnings node --experimental-vm-modules', 'javascript'],
    ['#!/usr/bin/nodejs', 'javascript'],
    ['#!/usr/local/bin/node20', 'javascript'],
    ['#!/usr/bin/env -S npx tsx', 'typescript'],
    ['#!/usr/bin/ruby3.2', 'ruby'],
    ['#!/usr/bin/php8.3', 'php'],
    ['#!/usr/bin/python3\r', 'python'],
  ] as const)
    it(line.trim(), () => assert.equal(ofLine(line), language));

  it('is none for other interpreters and other lines', () => {
    for (const line of [
      '#!/usr/bin/perl',
      '#!',
      '# python',
      'python3',
      ' #!/bin/sh',
      '#!/usr/bin/env pythonish',
    ])
      assert.equal(ofLine(line), undefined, line);
  });

  it('does not count against an ending', () => {
    assert.equal(languageOf({ path: 'a.ts', firstLine: '#!/usr/bin/env node' })?.id, 'typescript');
  });
});
