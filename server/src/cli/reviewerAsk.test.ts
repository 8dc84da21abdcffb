/** `reviewer ask` with programs that answer well, badly, late or never; and what is sent to whom, and what is not. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { projectRoot, readGrammar } from '../../../test/support/grammars.ts';
import { schemaErrors } from '../../../test/support/jsonSchema.ts';
import { TemporaryFolder } from '../../../test/support/temporaryFolder.ts';
import type { CliEnvironment } from '../ports/environment.ts';
import { reviewerPort } from '../ports/reviewers.ts';
import { type CommandResult, runCommand } from './testing.ts';

const FAKE = join(projectRoot, 'test/support/fakeReviewer.mjs');
const schema = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot, `schemas/${name}.schema.json`), 'utf8'));
const APP = 'password = "zx81-spectrum"\n\n\ndef run(name):\n    bad(name)\n    return name\n';

describe('reviewer ask', () => {
  let folder: TemporaryFolder;
  let home: TemporaryFolder;

  const configure = (...command: string[]): void => {
    const list = JSON.stringify([process.execPath, ...command]);
    home.write({
      'config.yml': `reviewers:\n  fake:\n    command: ${list}\n    model: Fake 1\n    timeout: 2\n`,
    });
  };
  const run = (args: readonly string[], environment: Partial<CliEnvironment> = {}): Promise<CommandResult> =>
    runCommand(folder.path, ['reviewer', 'ask', ...args], {
      readGrammar,
      environment: {
        reviewers: reviewerPort(home.at('config.yml'), home.at('kept')),
        ask: undefined,
        ...environment,
      },
    });
  const log = (): string => (existsSync(home.at('log')) ? readFileSync(home.at('log'), 'utf8') : '');
  const fake = (way: string): void => configure(FAKE, way, home.at('log'));

  beforeEach(() => {
    folder = new TemporaryFolder({ 'app.py': APP });
    home = new TemporaryFolder();
    execFileSync('git', ['init', '--quiet'], { cwd: folder.path });
    fake('good');
  });
  afterEach(() => {
    folder.remove();
    home.remove();
  });

  it('shows the opinion beside the finding, with the name of the model and what it is worth', async () => {
    const { code, out, error } = await run(['app.py:5', '--yes']);
    assert.equal(
      out,
      [
        'app.py:5: Sure (sure, high)',
        '  Second opinion of Fake 1: likely real (real with 80 %).',
        '  Bad is called.',
        '  line 5: bad(name)',
        '  1 suggestion was left out: it quotes what is not there, or is not about unreviewed code of AI.',
        '  A model said this. It is no review and no verdict.',
        '',
        '',
      ].join('\n'),
    );
    assert.match(
      error,
      /^fake: 1 answer, 0 answers from before; 1 of 20 requests and [\d,]+ of 200,000 characters were used\.\n$/,
    );
    assert.equal(code, 0);
  });

  it('has an edit shown that was tried', async () => {
    fake('mending');
    const { out } = await run(['app.py', '--yes']);
    assert.match(out, /Its edit, which was tried[\s\S]*- {5}bad\(name\)\n {2}\+ {5}good\(name\)/);
    assert.equal(readFileSync(folder.at('app.py'), 'utf8'), APP);
  });

  it('asks nobody without a configuration of the person, whatever the workspace has', async () => {
    home.remove();
    folder.write({
      '.ai-security-scanner.yml': `reviewers:\n  fake:\n    command: ${JSON.stringify([process.execPath, FAKE])}\n`,
    });
    const { code, error } = await run(['app.py', '--yes']);
    assert.equal(code, 2);
    assert.match(error, /nothing is asked unless you set one up/);
    const scan = await runCommand(folder.path, ['--path', '.'], { readGrammar });
    assert.match(scan.error + scan.out, /Unknown key `reviewers`/);
  });

  it('takes no configuration that lies in the workspace', async () => {
    folder.write({ 'own/config.yml': readFileSync(home.at('config.yml'), 'utf8') });
    const reviewers = reviewerPort(folder.at('own/config.yml'), home.at('kept'));
    const { code, error } = await run(['app.py', '--yes'], { reviewers });
    assert.equal(code, 2);
    assert.match(error, /lies in the workspace/);
    assert.equal(log(), '');
  });

  it('takes no program by a relative path, and says what else is wrong with a configuration', async () => {
    home.write({
      'config.yml':
        'reviewers:\n  a: { command: [./a.sh] }\n  b: { model: B }\n  c: { command: [c], timeout: soon }\n',
    });
    const { error } = await run(['app.py', '--reviewer', 'a']);
    for (const expected of [
      /relative path: write it in full/,
      /`b` has no `command`/,
      /Expected a whole number/,
      /--reviewer a is not known/,
    ])
      assert.match(error, expected);
  });

  it('sends nothing before the person agrees, and says how', async () => {
    const { code, error, out } = await run(['app.py']);
    assert.equal(code, 2);
    assert.match(
      error,
      /^Nothing was sent\. fake .* would be sent findings.*Look at it with --show, then agree with --yes\./,
    );
    assert.equal(out, '');
    assert.equal(log(), '');
  });

  it('shows all that would be sent, with secrets masked, and sends nothing', async () => {
    const asText = await run(['app.py', '--show']);
    assert.equal(asText.code, 0);
    assert.match(asText.out, /^To fake about a finding in app\.py: [\d,]+ characters/);
    assert.match(asText.out, / {4}5\| {5}bad\(name\)/);
    const { out } = await run(['app.py', '--show', '--format', 'jsonl']);
    assert.equal(log(), '');
    const shown = JSON.parse(out) as { excerpts: unknown; prompt: string };
    await run(['app.py', '--yes']);
    const sent = JSON.parse(log()) as { excerpts: unknown; prompt: string };
    assert.deepEqual(shown.excerpts, sent.excerpts);
    const unguessable = /[0-9a-f]{32}/g;
    assert.equal(shown.prompt.replace(unguessable, ''), sent.prompt.replace(unguessable, ''));
    assert.doesNotMatch(asText.out + log(), /zx81/);
    assert.deepEqual(schemaErrors(JSON.parse(log()), schema('reviewer-request')), []);
  });

  it('asks the person once for a kind of content in a workspace, and again after --forget', async () => {
    const questions: string[] = [];
    const ask = async (question: string): Promise<boolean> => {
      questions.push(question);
      return true;
    };
    const first = await run(['app.py'], { ask });
    assert.equal(questions.length, 1);
    assert.match(questions[0] ?? '', /would be sent findings.*of \/.*Send this/);
    assert.match(first.out, /bad\(name\)[\s\S]*Second opinion/);
    folder.write({ 'app.py': APP.replace('bad(name)', 'bad(name, 1)') });
    await run(['app.py'], { ask });
    assert.equal(questions.length, 1);
    await run(['app.py:5', '--function'], { ask });
    assert.equal(questions.length, 2);
    assert.match((await run(['--forget'], { ask })).out, /asked again .*finding, function/);
    folder.write({ 'app.py': APP.replace('bad(name)', 'bad(name, 2)') });
    await run(['app.py'], { ask });
    assert.equal(questions.length, 3);
    // Another command is another reviewer.
    configure(FAKE, 'not-real', home.at('log'));
    await run(['app.py'], { ask });
    assert.equal(questions.length, 4);
  });

  it('sends nothing when the person says no, and does not ask for each finding', async () => {
    folder.write({ 'app.py': `${APP}bad(1)\nbad(2)\n` });
    let asked = 0;
    const { code } = await run(['app.py'], { ask: async () => ++asked < 0 });
    assert.equal(code, 2);
    assert.equal(asked, 1);
    assert.equal(log(), '');
  });

  it('answers from before what was asked before, without any code in what is kept', async () => {
    await run(['app.py', '--yes']);
    const { out, error } = await run(['app.py']);
    assert.match(out, /likely real/);
    assert.match(error, /0 answers, 1 answer from before; 0 of 20 requests/);
    assert.equal(log().trim().split('\n').length, 1);
    const kept = readdirSync(home.at('kept'), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => readFileSync(join(each.parentPath, each.name), 'utf8'));
    assert.ok(kept.length > 0);
    for (const text of kept) assert.doesNotMatch(text, /bad\(|def run|app\.py/);
  });

  const REFUSED: readonly (readonly [string, RegExp])[] = [
    ['slow', /did not answer within 2 seconds/],
    ['orphan', /did not answer within 2 seconds/],
    ['dying', /ended with code 3: no model is loaded/],
    ['silent', /it is empty/],
    ['huge', /answers too much/],
    ['words', /not one JSON object/],
    ['several-lines', /2 lines instead of one/],
    ['wrong-nonce', /nonce is another/],
    ['invented', /quotes a line that was not sent/],
  ];
  for (const [way, why] of REFUSED)
    it(`takes no answer of a reviewer that is ${way}`, async () => {
      fake(way);
      const { code, out, error } = await run(['app.py', '--yes']);
      assert.equal(out, '');
      assert.match(error, why);
      assert.equal(code, 2);
      // Nor is it kept.
      assert.match((await run(['app.py'])).error, /Nothing was sent/);
    }).timeout(20_000);

  it('goes on after one answer that is not taken', async () => {
    folder.write({ 'app.py': APP, 'b.py': 'bad(2)\n' });
    configure(
      '-e',
      `process.stdin.on('data', (d) => { const { nonce, path, finding } = JSON.parse(d); if (path === 'app.py') process.exit(1); console.log(JSON.stringify({ nonce, opinion: 'unsure', why: 'W.', quotes: [{ line: finding.line, text: 'bad(2)' }] })); })`,
    );
    const { code, out, error } = await run(['app.py', 'b.py', '--yes']);
    assert.match(out, /^b\.py:1: .*\n {2}Second opinion of Fake 1: unsure\./);
    assert.match(error, /app\.py: fake did not answer/);
    assert.equal(code, 2);
  });

  it('says nothing to the terminal that the reviewer had it say', async () => {
    fake('speaks-to-the-terminal');
    const { out } = await run(['app.py', '--yes']);
    assert.ok(!out.includes('\u001b'));
    assert.doesNotMatch(out, /^::/m);
  });

  it('keeps to its budget, and says what is beyond', async () => {
    folder.write({ 'app.py': 'bad(1)\nbad(2)\nbad(3)\n' });
    home.write({ 'config.yml': `${readFileSync(home.at('config.yml'), 'utf8')}    requests: 2\n` });
    const { code, error } = await run(['app.py', '--yes']);
    assert.equal(log().trim().split('\n').length, 2);
    assert.match(error, /2 of 2 requests and [\s\S]*1 question not sent, beyond that/);
    assert.equal(code, 2);
  });

  it('runs the reviewer apart from the workspace', async () => {
    configure('-e', `process.stdin.resume(); console.error(process.cwd()); process.exit(1)`);
    assert.match((await run(['app.py', '--yes'])).error, new RegExp(`code 1: ${home.path}`));
  });

  it('changes nothing about findings, whatever is answered', async () => {
    const scan = () => runCommand(folder.path, ['--path', '.', '--format', 'json'], { readGrammar });
    const before = await scan();
    fake('not-real');
    assert.match((await run(['app.py', '--yes'])).out, /likely not real/);
    const after = await scan();
    assert.deepEqual(
      [after.code, JSON.parse(after.out).findings],
      [before.code, JSON.parse(before.out).findings],
    );
    assert.equal(existsSync(folder.at('.ai-review')), false);
  });

  it('asks about a function without a finding, and about a change', async () => {
    folder.write({ 'app.py': 'def calm():\n    return 1\n', 'b.py': 'x = 1\n' });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder.path,
      });
    git('add', '.');
    git('commit', '--quiet', '-m', 'One');
    const { out } = await run(['app.py:2', '--function', '--yes']);
    assert.match(out, /^app\.py: function\n {2}Second opinion of Fake 1: looked at\./);
    folder.write({ 'b.py': 'x = 1\ny = 2\n' });
    const change = await run(['--since', 'HEAD', '--yes', '--format', 'jsonl']);
    const { path, kind } = JSON.parse(change.out) as { path: string; kind: string };
    assert.deepEqual([path, kind], ['b.py', 'change']);
    assert.equal(change.error.includes('cannot be read'), false, change.error);
    folder.write({ 'c.py': 'x = 1\0\n', 'notes.bin': '\0\0' });
    git('add', '.');
    git('commit', '--quiet', '-m', 'Two');
    const { error } = await run(['--since', 'HEAD~1', '--yes']);
    assert.match(error, /"c\.py" cannot be read: .*binary file/);
    assert.doesNotMatch(error, /notes\.bin/);
  });

  it('says what to write instead of what makes no sense', async () => {
    for (const [args, why] of [
      [[], /Say one thing to ask about/],
      [['app.py', '--judged'], /Say one thing to ask about/],
      [['app.py', '--function'], /write app\.py:LINE/],
      [['app.py:4'], /There is no finding at app\.py:4/],
      [['app.py:99'], /has 7 lines/],
      [['nothing.py'], /There is no file/],
      [['--since', 'nowhere'], /--since nowhere/],
    ] as const) {
      const { code, error } = await run(args);
      assert.equal(code, 2);
      assert.match(error, why);
    }
  });

  it('gives what the schema of answers promises', async () => {
    const { out } = await run(['app.py', '--show', '--format', 'jsonl']);
    for (const [way, keeps] of [
      ['mending', true],
      ['wrong-nonce', true],
      ['words', false],
    ] as const) {
      const said = execFileSync(process.execPath, [FAKE, way], { input: out, encoding: 'utf8' });
      assert.equal(
        said.startsWith('{') && schemaErrors(JSON.parse(said), schema('reviewer-answer')).length === 0,
        keeps,
      );
    }
  });

  it('is answered by the example for a local model server', async () => {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { model, messages } = JSON.parse(body) as { model: string; messages: { content: string }[] };
        const prompt = messages[0]?.content ?? '';
        const nonce = /"nonce": "([0-9a-f]{32})"/.exec(prompt)?.[1];
        const content = JSON.stringify(
          { nonce, opinion: 'real', why: `Says ${model}.`, quotes: [{ line: 5, text: 'bad(name)' }] },
          null,
          2,
        );
        response.end(JSON.stringify({ choices: [{ message: { content } }] }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    configure(join(projectRoot, 'examples/reviewers/local-model.mjs'), `http://127.0.0.1:${port}/v1`, 'tiny');
    const { out, error } = await run(['app.py', '--yes']);
    server.close();
    assert.match(out, /likely real\.\n {2}Says tiny\./, error);
  });

  it('is answered by the example of a classifier that was trained on verdicts', async () => {
    const record = (rule: string, verdict: string) =>
      JSON.stringify({
        rule,
        verdict,
        features: { severity: 'high', confidence: 'high', cwe: [78] },
        path: { steps: [] },
      });
    const verdicts = [
      ...Array(8).fill(record('sure', 'false-positive')),
      ...Array(8).fill(record('other', 'fixed')),
    ];
    home.write({ 'verdicts.jsonl': `${verdicts.join('\n')}\n` });
    const weights = execFileSync(process.execPath, [
      join(projectRoot, 'examples/reviewers/train-classifier.mjs'),
      home.at('verdicts.jsonl'),
    ]);
    home.write({ 'weights.json': weights });
    configure(join(projectRoot, 'examples/reviewers/classifier.mjs'), home.at('weights.json'));
    const { out, error } = await run(['app.py', '--yes']);
    assert.match(out, /likely not real[\s\S]*Of 16 verdicts it has learnt about: rule sure/, error);
    const { out: second } = await run(['app.py:5', '--function', '--yes']);
    assert.match(second, /only judges findings/);
  });
});
