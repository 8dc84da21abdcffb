/** No secret is left in what is sent, and what is none stays readable. */

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { MASK, maskSecrets } from './masking.ts';
import { isAboutSecrets } from './secretRules.ts';

const masked = (text: string): string => maskSecrets(text, []).text;

describe('masking secrets', () => {
  const SECRETS: readonly (readonly [string, string])[] = [
    ['password = "hunter2-x"', 'hunter2-x'],
    ["const dbPassword = 'correct horse battery';", 'correct horse battery'],
    ['{"api_key": "Zx81spectrum"}', 'Zx81spectrum'],
    ['String clientSecret = "a1b2c3d4";', 'a1b2c3d4'],
    ['PASSWORD=s3cr3tvalue', 's3cr3tvalue'],
    ['# the password: zx81spectrum99', 'zx81spectrum99'],
    ['url = "postgres://admin:pa55word@db.example/app"', 'pa55word'],
    ['headers = {"Authorization": "Bearer abcDEF123456ghiJKL"}', 'abcDEF123456ghiJKL'],
    ['jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"', 'eyJzdWIiOiIxIn0'],
    [`key = "${'AKIA'}${'Q7WERTYUIOPASDFG'}"`, 'Q7WERTYUIOPASDFG'],
    [`x = "${'ghp_'}${'0123456789abcdefghijABCDEFGHIJ012345'}"`, '0123456789abcdefghijABCDEFGHIJ012345'],
    ['blob = "kJ8s7Hq2LmZx9Vb4Nw6Yt3Rc5Pd1Fg0A"', 'kJ8s7Hq2LmZx9Vb4Nw6Yt3Rc5Pd1Fg0A'],
    ['seed = "9f86d081884c7d659a2feaa0c55ad015"', '9f86d081884c7d659a2feaa0c55ad015'],
    ['kennwort = "geheim-99"', 'geheim-99'],
  ];
  for (const [text, secret] of SECRETS)
    it(`takes the secret out of ${text.slice(0, 50)}`, () => {
      const shown = masked(text);
      assert.ok(!shown.includes(secret), shown);
      assert.match(shown, MASK);
    });

  const PLAIN = [
    'password = request.form["password"]',
    'token = next(tokens)',
    'def check_password(user, password):',
    'const path = "src/components/ReviewTree/reviewNodes.ts";',
    'secret = os.environ["APP_SECRET_NAME"]'.replace('"APP_SECRET_NAME"', 'name'),
    'cursor.execute("SELECT id, name, created FROM customers WHERE name = ?")',
    'if (tokens.length > 10) return tokenCount;',
  ];
  for (const text of PLAIN) it(`leaves ${text.slice(0, 50)}`, () => assert.equal(masked(text), text));

  it('masks what a rule about secrets found: the strings in it, else all', () => {
    const text = 'connect(host, "letmein")\nconnect(host, letmein)';
    const spans = [
      { start: 0, end: 24 },
      { start: 39, end: 46 },
    ];
    assert.equal(
      maskSecrets(text, spans).text,
      'connect(host, "MASKED_SECRET_1")\nconnect(host, MASKED_SECRET_1)',
    );
  });

  it('keeps the lines of a key over several, and masks each', () => {
    const text =
      'k = """-----BEGIN RSA PRIVATE KEY-----\nMIIabc\ndef==\n-----END RSA PRIVATE KEY-----"""\nx = 1\n';
    const { text: shown } = maskSecrets(text, []);
    assert.equal(shown.split('\n').length, text.split('\n').length);
    assert.doesNotMatch(shown, /MIIabc|def==/);
    assert.match(shown, /\nx = 1\n/);
  });

  it('masks a key that has no end, and leaves the code behind a word for one', () => {
    const cut = '-----BEGIN PRIVATE KEY-----\nMIIabc\n';
    assert.doesNotMatch(masked(cut), /MIIabc/);
    const code = 'if "-----BEGIN PRIVATE KEY-----" in text:\n    raise Leak(text)\n';
    assert.match(masked(code), /:\n {4}raise Leak\(text\)/);
  });

  it('masks the same secret wherever it stands, with the same mask, and in other texts', () => {
    const result = maskSecrets(
      'password = "zx81-spectrum"\nlog("zx81-spectrum")\nother_token = "another-77"',
      [],
    );
    assert.equal(result.secrets, 2);
    assert.match(result.mask(result.text), /^password = "(MASKED_SECRET_\d)"\nlog\("\1"\)\n/);
    assert.doesNotMatch(result.mask('The password zx81-spectrum is in the code.'), /zx81/);
  });

  it('takes out what is long and random, however long', () => {
    const blob = 'kJ8s7Hq2LmZx9Vb4Nw6Yt3Rc5Pd1Fg0A'.repeat(40);
    assert.equal(masked(`x = "${blob}"`), 'x = "MASKED_SECRET_1"');
  });

  it('knows rules about secrets by their weakness', () => {
    assert.ok(isAboutSecrets({ cwe: [321] }));
    assert.ok(!isAboutSecrets({ cwe: [89] }));
    assert.ok(!isAboutSecrets({ cwe: [] }));
  });

  it('takes time in proportion to the text', () => {
    const start = performance.now();
    masked(`password = ${'a1'.repeat(500_000)}\n${'token '.repeat(200_000)}${'secret_'.repeat(100_000)}`);
    assert.ok(performance.now() - start < 10_000);
  });
});
