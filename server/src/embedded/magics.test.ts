import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { languagesNamed } from '../syntax/languages/index.ts';
import { cellCode } from './magics.ts';
import { PartText } from './partText.ts';

const [python] = languagesNamed('python');

function code(text: string): string | undefined {
  const read = cellCode(PartText.same(text, 0, text.length), python);
  return read && `${read.language.id}:${read.text.text}`;
}

describe('commands in cells', () => {
  for (const [what, text, expected] of [
    ['magics', '%matplotlib inline\nrun()\n', 'pass\nrun()\n'],
    ['commands of the shell', '!pip install "x\n  !ls (\nrun()', 'pass\n  pass\nrun()'],
    ['in blocks', 'if x:\n    !ls\nrun()', 'if x:\n    pass\nrun()'],
    ['over several lines', '!a \\\n  b\nrun()', 'pass\nrun()'],
    ['what they give', 'x = !ls\ny = %timeit -o f()\n', 'x = None\ny = None\n'],
    ['questions', 'run?\n?run\nrun.x??\n', 'pass\npass\npass\n'],
    ['with the ends of lines of Windows', '%a\r\nrun()\r\n', 'pass\r\nrun()\r\n'],
  ] as const)
    it(`${what} have something stand in`, () => assert.equal(code(text), `python:${expected}`));

  for (const text of [
    'x = (a\n  % b)\n',
    's = """\n%x\n!y\n"""\n',
    "s = 'it''s'\nx = a \\\n  % b\n",
    '# really?\nrun()\n',
    'x != y\n',
    'a["("]\nb(\n%c)\n',
    'print("50% off! ok?")\n',
  ])
    it(`are none in ${JSON.stringify(text)}`, () => assert.equal(code(text), `python:${text}`));

  it('keep the places of the rest', () => {
    const text = '%pip install x\nrun()\n';
    const read = cellCode(PartText.same(text, 0, text.length), python);
    const at = read?.text.text.indexOf('run') ?? 0;
    assert.equal(read?.text.toFile({ start: at, end: at + 3 }).start, 15);
  });
});

describe('magics of whole cells', () => {
  for (const [text, expected] of [
    ['%%time\nrun()\n', 'python:\nrun()\n'],
    ['%%bash\nls\n', 'bash:\nls\n'],
    ['%%sh --out x\nls\n', 'bash:\nls\n'],
    ['%%script ruby\nputs 1\n', 'ruby:\nputs 1\n'],
    ['%%javascript\nrun()\n', 'javascript:\nrun()\n'],
    ['%%writefile -a a/b.py\nrun()\n', 'python:\nrun()\n'],
    ['\n%%capture out\n!ls\nrun()', 'python:\n\npass\nrun()'],
    ['%%sql\nselect 1\n', undefined],
    ['%%html\n<b>\n', undefined],
  ] as const)
    it(JSON.stringify(text), () => assert.equal(code(text), expected));

  it('are none for other languages', () => {
    const [javascript] = languagesNamed('javascript');
    const read = cellCode(PartText.same('x\n!y\n', 0, 5), javascript);
    assert.equal(read?.text.text, 'x\n!y\n');
  });
});
