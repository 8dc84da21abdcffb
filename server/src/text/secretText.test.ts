import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isSecretValue, isToken } from './secretText.ts';

describe('a token', () => {
  // Made for this test: no service gave them out.
  const TOKEN = 'ghp_Zq4mR8tW2xK7vB1nC5sD9fG3hJ6pL0aYeUi';
  const cases: readonly [text: string, before: string, after: string, expected: boolean][] = [
    [TOKEN, '', '', true],
    [TOKEN, '"', '"', true],
    [TOKEN, 'user:', '@host', true],
    [TOKEN, 'key\\n', '\\n', true],
    [TOKEN, 'token%3D', '&', true],
    [TOKEN, 'old_', '', true],
    [TOKEN, '', '-old', true],
    [TOKEN, 'x', '', false],
    [TOKEN, '', 'x', false],
    [TOKEN, '9', '"', false],
    ['ghp_0123456789qrstuvQRSTUV012345WXYZ6789', '', '', true],
    ['ghp_0123456789qrstuvQRSTUV012345WXYZ6789', 'id_', '', false],
    ['ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '', '', false],
    ['ghp_000000000000000000000000000000000000', '', '', false],
    ['AKIAI77QZ2DHBEXAMPLE', '', '', false],
    ['ghp_yourTokenGoesHere1234567890abcdefghi', '', '', false],
    ['ghp_ababababababababababababababababab', '', '', false],
  ];
  for (const [text, before, after, expected] of cases)
    it(`${expected ? 'is' : 'is not'} ${before}[${text}]${after}`, () =>
      assert.equal(isToken(text, before, after), expected));
});

describe('a secret value', () => {
  const SECRETS = [
    'c0rrect!horse',
    'Wint3r&Falls',
    'a8d3-kk19-zz02',
    'north7-gate-81',
    'swordfish',
    'letmein9',
    'hQ8zR2mW5tK9xB3n',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'qmXbRtZkWvLpNsDf+/==',
    'kRWtMMDXQhFvyrziyFzlDqAk',
    '48151623',
  ];
  const OTHERS = [
    '********',
    '[REDACTED]',
    '••••••••',
    'Password:',
    'Enter your password',
    'new_password',
    'api_key',
    'clientSecret',
    'APIKeyName',
    'RESET_TOKEN_NAME',
    'auth.form.password',
    'account/change-password',
    'form[secret]',
    'x-auth-token',
    'oauth2_access_token',
    'Passwort',
    'contraseña',
    'application-settings',
    '$DB_PASSWORD',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what people write.
    '${DB_PASSWORD}',
    '{{ password }}',
    '<your password>',
    '%(password)s',
    'env:DB_PASSWORD',
    'vault:secret/data/app',
    '/run/secrets/db',
    'https://host/token',
    'process.env.SECRET',
    'changeme123',
    'test1234',
    'placeholder-9',
    'ab12',
    '',
  ];
  for (const text of SECRETS) it(`is ${text}`, () => assert.equal(isSecretValue(text), true));
  for (const text of OTHERS) it(`is not ${text}`, () => assert.equal(isSecretValue(text), false));
});
