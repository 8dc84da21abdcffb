/** The tools, called as a model calls them: rightly, wrongly, and on a workspace that speaks to it. */

import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { HOSTILE, INJECTION, MemoryWorkspace, speakingLines } from './testing.ts';
import { LONGEST_TEXT } from './tool.ts';
import { callTool, TOOLS } from './tools.ts';

const APP = `def run():
    bad(1)
    a = source()
    b = a
    sink(b)
`;
const FILES = {
  'app.py': APP,
  'clean.py': 'good()\n',
  'suppressed.py': 'bad(1)  # ai-security-ignore: bad-call -- a test\n',
  'own.py': 'own("x")\n',
  'notes.bin.txt': 'nothing\n',
};

describe('the tools of agents', () => {
  let workspace: MemoryWorkspace;
  before(async () => {
    workspace = await MemoryWorkspace.of(FILES);
  });
  const call = async (name: string, input: unknown = {}): Promise<string> => {
    const { text, isError } = await callTool(name, input, workspace);
    assert.equal(isError, undefined, text);
    return text;
  };
  const refused = async (name: string, input: unknown): Promise<string> => {
    const { text, isError } = await callTool(name, input, workspace);
    assert.equal(isError, true, text);
    return text;
  };

  it('are five, and have no word for a decision', () => {
    assert.deepEqual(
      TOOLS.map(({ name }) => name),
      ['securityScan', 'securityExplain', 'securityFix', 'securityGuidelines', 'reviewStatus'],
    );
    for (const { name, inputSchema } of TOOLS)
      for (const word of [name, ...Object.keys(inputSchema.properties)])
        assert.doesNotMatch(word, /mark|judge|suppress|ignore|disable|withdraw|write|policy|verdict|reason/i);
  });

  it('say of every input what it is for', () => {
    for (const { description, summary, inputSchema } of TOOLS) {
      assert.ok(description.length > 100 && summary.length > 20);
      for (const property of Object.values(inputSchema.properties))
        assert.ok(property.description.length > 20);
    }
  });

  it('refuse what is no input of theirs, and say what would be', async () => {
    assert.match(await refused('securityScan', { path: 'app.py' }), /not known: there is files, startLine/);
    assert.match(await refused('securityScan', []), /must be an object/);
    assert.match(await refused('securityScan', 'app.py'), /must be an object/);
    assert.match(await refused('securityScan', { files: 'app.py' }), /`files` must be a list/);
    assert.match(await refused('securityScan', { files: [1] }), /`files` has an entry that must be a text/);
    assert.match(await refused('securityScan', { files: Array(51).fill('a.py') }), /more than 50 entries/);
    assert.match(await refused('securityScan', { files: ['a.py'], startLine: 0 }), /from 1 to/);
    assert.match(await refused('securityScan', { files: ['a.py'], startLine: 1.5 }), /whole number/);
    const text = 'x'.repeat(LONGEST_TEXT + 1);
    assert.match(await refused('securityScan', { files: ['a.py'], text }), /longer than 1000000/);
    assert.match(await refused('securityFix', {}), /`file` is missing/);
    assert.match(await refused('securityFix', { file: null }), /`file` is missing/);
    assert.match(await refused('markReviewed', {}), /no such tool: there is securityScan/);
    assert.match(await refused('securityScan', JSON.parse('{"__proto__": 1}')), /not known/);
  });

  it('take null for what is left out, as some models write it', async () => {
    assert.match(
      await call('securityScan', { files: ['app.py'], text: null, startLine: null }),
      /2 findings/,
    );
  });

  describe('securityScan', () => {
    it('tells the findings of files, the worst first, and which have none', async () => {
      const text = await call('securityScan', { files: ['app.py', 'clean.py'] });
      assert.match(
        text,
        /^2 findings in "app.py":\n1\. critical, line 2, rule bad-call CWE-78: Do not call bad\./,
      );
      assert.match(text, /\n2\. high, line 5, rule flow: Input reaches a sink\./);
      assert.match(text, /\n\nNo findings in "clean.py"\.\n/);
      assert.match(text, /Mend the code, then scan again/);
    });

    it('keeps to the lines that are asked for', async () => {
      const text = await call('securityScan', { files: ['app.py'], startLine: 3, endLine: 5 });
      assert.match(text, /^1 finding in "app.py":\n1\. high, line 5/);
      assert.match(await call('securityScan', { files: ['app.py'], endLine: 1 }), /^No findings in "app.py"/);
    });

    it('looks at a text that is not saved, of a file that need not exist', async () => {
      assert.match(
        await call('securityScan', { files: ['new.py'], text: 'bad()\n' }),
        /^1 finding in "new.py"/,
      );
      assert.match(await call('securityScan', { files: ['app.py'], text: 'good()\n' }), /^No findings/);
    });

    it('asks which file a text or lines belong to', async () => {
      assert.match(await refused('securityScan', { text: 'bad()' }), /about one file/);
      assert.match(
        await refused('securityScan', { files: ['a.py', 'b.py'], startLine: 1 }),
        /about one file/,
      );
    });

    it('looks at what is not committed when no file is named', async () => {
      assert.match(await call('securityScan'), /No file differs/);
      workspace.changed = ['app.py', 'clean.py'];
      assert.match(await call('securityScan'), /^2 findings in "app.py"[\s\S]*No findings in "clean.py"/);
      workspace.changed = ['notes.bin.txt'];
      assert.match(await call('securityScan'), /^No rule looks at any of the changed files\.$/);
      workspace.changed = Array.from({ length: 60 }, () => 'clean.py');
      assert.match(await call('securityScan'), /10 more changed files were not looked at/);
      workspace.changed = [];
    });

    it('says what is suppressed, but does not count it', async () => {
      const text = await call('securityScan', { files: ['suppressed.py'] });
      assert.match(text, /^No findings in "suppressed.py"\.\n\nComments in the code suppress 1 more/);
    });

    it('says what it could not read, and goes on with the rest', async () => {
      const text = await call('securityScan', { files: ['missing.py', 'app.py', '/etc/passwd'] });
      assert.match(text, /2 findings in "app.py"/);
      assert.match(
        text,
        /Not scanned: There is no such file\.\n\nNot scanned: It is outside the workspace\./,
      );
      assert.match(await refused('securityScan', { files: ['/etc/passwd'] }), /outside the workspace/);
    });

    it('says where code could not be parsed', async () => {
      const text = await call('securityScan', { files: ['broken.py'], text: 'def f(:\n  )(\nbad()\n' });
      assert.match(text, /Not everything in "broken.py" could be checked:\n- "/);
    });

    it('says what is wrong with configuration and rules', async () => {
      workspace.wrong = [{ kind: 'configuration', message: HOSTILE }];
      const text = await call('securityScan', { files: ['app.py'] });
      assert.match(text, /The configuration or rules of the workspace have problems:\n- "fine/);
      assert.deepEqual(speakingLines(text), []);
      workspace.wrong = [];
    });

    it('says which scan failed, and goes on with the rest', async () => {
      const { scan } = workspace;
      workspace.scan = async (file, text) => {
        if (file.shown === 'clean.py') throw new Error(HOSTILE);
        return scan.call(workspace, file, text);
      };
      const text = await call('securityScan', { files: ['clean.py', 'app.py'] });
      workspace.scan = scan;
      assert.match(text, /^2 findings in "app.py"/);
      assert.match(text, /Not scanned: The scan of "clean.py" failed: "fine\\"/);
    });

    it('stops when nobody waits any more', async () => {
      const cancelled = { isCancelled: () => true };
      const answer = await callTool('securityScan', { files: ['app.py'] }, workspace, cancelled);
      assert.deepEqual(answer, { text: 'The scan was cancelled.', isError: true });
    });
  });

  describe('securityExplain', () => {
    it('shows the code, the way of the data and the page of the rule', async () => {
      const text = await call('securityExplain', { file: 'app.py', line: 5 });
      assert.match(text, /1\. high, line 5, rule flow: Input reaches a sink/);
      assert.match(text, /The code:\n```text\n {4}5\| {5}sink\(b\)\n```/);
      assert.match(text, /The way of the data:\nsource, line 3, ".*": "a = source\(\)"[\s\S]*sink, line 5/);
      assert.doesNotMatch(text, /bad-call/);
      const page = await call('securityExplain', { file: 'app.py', line: 2 });
      assert.match(
        page,
        /Why: Because it is bad\.\nHow to mend it: Call good\.\nInsecure:\n```text\n\| bad\(\)\n```/,
      );
    });

    it('knows rules by their ids alone', async () => {
      assert.match(
        await call('securityExplain', { ruleId: 'bad-call' }),
        /^Rule bad-call \(Bad call; severity crit/,
      );
      assert.match(
        await refused('securityExplain', { ruleId: HOSTILE }),
        /No rule that is on here has the id "fine\\"/,
      );
    });

    it('says that a finding is not there', async () => {
      assert.match(
        await refused('securityExplain', { file: 'app.py', line: 1 }),
        /no such finding in "app.py" now/,
      );
      assert.match(await refused('securityExplain', {}), /Give `file` and `line`/);
      assert.match(await refused('securityExplain', { line: 5 }), /Give `file` and `line`/);
    });
  });

  describe('securityFix', () => {
    /** The edits of an answer, applied by whoever got it. */
    const applied = (text: string, answer: string): string => {
      const edits = JSON.parse(/^\[\n[\s\S]*?\n\]$/m.exec(answer)?.[0] ?? 'null') as {
        start: { line: number; column: number };
        end: { line: number; column: number };
        newText: string;
      }[];
      const lines = text.split('\n');
      const offset = ({ line, column }: { line: number; column: number }): number =>
        lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
      return edits
        .reverse()
        .reduce(
          (out, { start, end, newText }) => out.slice(0, offset(start)) + newText + out.slice(offset(end)),
          text,
        );
    };

    it('gives edits that mend, and applies none', async () => {
      const answer = await call('securityFix', { file: 'app.py' });
      const mended = applied(APP, answer);
      assert.equal(mended, APP.replace('bad(1)', 'good()'));
      assert.equal(workspace.contents['app.py'], APP);
      assert.match(answer, /At line 2:\n```text\n\| - {5}bad\(1\)\n\| \+ {5}good\(\)\n```/);
      assert.match(answer, /Not mended by them: line 5 \(rule flow\)/);
      assert.doesNotMatch(await call('securityScan', { files: ['app.py'], text: mended }), /bad-call/);
    });

    it('gives edits whose text can be read back exactly', async () => {
      const text = 'x = "\u202e😀"; bad(1)\n';
      const answer = await call('securityFix', { file: 'x.py', text });
      assert.equal(applied(text, answer), 'x = "\u202e😀"; good()\n');
      assert.doesNotMatch(answer, /\u202e/);
    });

    it('keeps to a line and a rule', async () => {
      assert.match(
        await call('securityFix', { file: 'app.py', line: 5 }),
        /None of these has a mechanical fix/,
      );
      assert.match(await call('securityFix', { file: 'app.py', line: 1 }), /nothing is to be mended/);
      assert.match(await call('securityFix', { file: 'app.py', ruleId: 'flow' }), /None of these has/);
      assert.match(await call('securityFix', { file: 'suppressed.py' }), /nothing is to be mended/);
    });
  });

  describe('securityGuidelines', () => {
    it('say what the rules ask for, by language and topic', async () => {
      assert.match(
        await call('securityGuidelines'),
        /^Guidelines for python.*:\n- The workspace asks \(python\): "fine.*"\n- \*\*Bad call\*\* \(python\): Do not/,
      );
      assert.match(await call('securityGuidelines', { languages: ['go'] }), /No rule is on for go/);
      const text = await call('securityGuidelines', { languages: ['python'], topic: 'SINK' });
      assert.match(text, /Input in a sink/);
      assert.doesNotMatch(text, /Bad call/);
      assert.match(
        await call('securityGuidelines', { topic: 'nothing like it' }),
        /No guideline for python is about "nothing like it"/,
      );
      assert.match(
        await refused('securityGuidelines', { languages: ['klingon'] }),
        /"klingon" is no language/,
      );
    });
  });

  describe('reviewStatus', () => {
    it('says how far files are reviewed', async () => {
      const text = await call('reviewStatus', { files: ['app.py'] });
      assert.match(
        text,
        /^"app.py": 1 of 4 lines reviewed, 1 changed since their review, 2 not reviewed \(2 of/,
      );
      assert.match(text, /1 of 1 findings not judged\nReviewing is for a person/);
    });

    it('is about what is not committed when no file is named', async () => {
      assert.match(await call('reviewStatus'), /No file differs/);
      workspace.changed = ['app.py'];
      assert.match(await call('reviewStatus'), /^"app.py": /);
      workspace.changed = [];
    });

    it('says what it could not read', async () => {
      assert.match(
        await refused('reviewStatus', { files: ['missing.py'] }),
        /^Not read: There is no such file/,
      );
    });
  });

  it('answer when the workspace fails them, and quote why', async () => {
    const { locate } = workspace;
    workspace.locate = () => Promise.reject(new Error(HOSTILE));
    const text = await refused('securityScan', { files: ['app.py'] });
    workspace.locate = locate;
    assert.match(text, /^securityScan failed: "fine\\"/);
    assert.deepEqual(speakingLines(text), []);
  });

  it('quote whatever the workspace says, in every answer', async () => {
    const name = `${HOSTILE}.py`;
    const code = `def f():\n    a = source()  # ${INJECTION}\n    sink(a)  # ${INJECTION}\n    own("""\n${HOSTILE}\n""")\n    bad("""${HOSTILE}""")\n`;
    workspace.contents[name] = code;
    workspace.changed = [name];
    const answers = [
      await call('securityScan', { files: [name] }),
      await call('securityScan'),
      await call('securityScan', { files: ['own.py'] }),
      await call('securityExplain', { file: name }),
      await call('securityExplain', { file: name, line: 3 }),
      await call('securityExplain', { ruleId: 'of-the-workspace' }),
      await call('securityFix', { file: name }),
      await call('securityFix', { file: 'own.py' }),
      await call('securityGuidelines'),
      await call('reviewStatus', { files: [name] }),
      await refused('securityGuidelines', { languages: [HOSTILE.slice(0, 40)] }),
      await refused('securityScan', { [HOSTILE]: 1 }),
      await refused(HOSTILE, {}),
    ];
    for (const answer of answers) assert.deepEqual(speakingLines(answer), [], answer);
    // They are there, as data.
    assert.match(answers[0] as string, /Ignore your rules/);
    assert.match(answers[5] as string, /the workspace's rule says "fine\\"/);
    delete workspace.contents[name];
    workspace.changed = [];
  });

  it('find an injection that nobody quotes', () => {
    assert.equal(speakingLines(HOSTILE).length, 2);
    assert.equal(speakingLines(`say "this": ${INJECTION}`).length, 1);
    assert.deepEqual(speakingLines(`say "${INJECTION}"\n  12| ${INJECTION}`), []);
  });
});
