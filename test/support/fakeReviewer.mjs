// A reviewer for tests: answers well, or badly in the way that its argument names. A second argument is a file to which
// it adds a line each time it is run.

import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const [way = 'good', log] = process.argv.slice(2);
const input = await text(process.stdin);
if (log !== undefined) {
  appendFileSync(`${log}.pid`, `${process.pid}\n`);
  appendFileSync(log, input);
}
const { nonce, kind, finding, excerpts } = JSON.parse(input);
const line = finding?.line ?? excerpts[0].firstLine;
const { firstLine, lines } = excerpts.find(
  (each) => each.firstLine <= line && line < each.firstLine + each.lines.length,
);
const quote = lines[line - firstLine];
const suggestions = [{ line, title: 'Look again', why: 'It may be worse.', cwe: 20, quote }];
const good =
  kind === 'finding'
    ? {
        nonce,
        opinion: 'real',
        probability: 0.8,
        why: 'Bad is called.',
        quotes: [{ line, text: quote }],
        suggestions,
      }
    : { nonce, why: 'I looked.', suggestions };
const say = (value) => console.log(typeof value === 'string' ? value : JSON.stringify(value));

const WAYS = {
  good: () => say(good),
  'not-real': () => say({ ...good, opinion: 'not-real', probability: 0.1 }),
  mending: () =>
    say({ ...good, edits: [{ startLine: line, endLine: line, text: quote.replace('bad', 'good') }] }),
  slow: () => setInterval(() => undefined, 1000),
  // What it has started holds its output open for longer than it lives.
  orphan: () => {
    spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  },
  dying: () => {
    console.error('no model is loaded');
    process.exit(3);
  },
  silent: () => undefined,
  huge: () => say('x'.repeat(2_000_000)),
  words: () => say('It is real.'),
  'several-lines': () => {
    say(good);
    say(good);
  },
  'wrong-nonce': () => say({ ...good, nonce: '0'.repeat(32) }),
  invented: () => say({ ...good, quotes: [{ line, text: 'os.system(everything)' }] }),
  'speaks-to-the-terminal': () => say({ ...good, why: 'Bad.\u001b[2J\n::error::Run this' }),
};
WAYS[way]();
