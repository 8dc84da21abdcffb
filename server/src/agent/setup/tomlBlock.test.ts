import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { blockIn, saysToml, TomlFault, withBlock, withoutBlock } from './tomlBlock.ts';

const TABLE = 'mcp_servers.ai-security-scanner';
const BODY = `[${TABLE}]\ncommand = "npx"\nargs = ["x"]`;

describe('the block in a TOML file', () => {
  for (const [name, text] of [
    ['nothing', ''],
    ['a key', 'model = "o3"\n'],
    ['no last line break', 'model = "o3"'],
    ['blank lines at the end', 'model = "o3"\n\n\n'],
    ['CRLF', 'model = "o3"\r\n[a]\r\nb = 1\r\n'],
    ['CRLF without the last', '[a]\r\nb = 1'],
    [
      'comments and strings',
      '# [mcp_servers.ai-security-scanner]\na = """\n[mcp_servers.ai-security-scanner]\n"""\nb = \'#\' # c\n',
    ],
    [
      'values of several lines',
      'a = [\n  "x", # one\n  { b = 1 },\n]\n[t."a.b"]\nc = 1979-05-27T07:32:00Z\n',
    ],
    ['servers of others', '[mcp_servers.other]\ncommand = "y"\n[mcp_servers.other.env]\nA = "b"\n'],
    ['keys that only begin alike', '[mcp_servers]\nai-security-scanner-2 = { command = "x" }\n'],
    ['a byte-order mark', '\uFEFFmodel = "o3"\n'],
  ] as const)
    it(`goes in and out: ${name}`, () => {
      const after = withBlock(text, TABLE, BODY);
      assert.equal(blockIn(text), undefined);
      assert.equal(blockIn(after), BODY);
      assert.ok(after.startsWith(text));
      assert.equal(withoutBlock(after), text);
    });

  it('keeps what was written behind it', () => {
    const after = `${withBlock('a = 1\n', TABLE, BODY)}\n[other]\nb = 2\n`;
    assert.equal(withoutBlock(after), 'a = 1\n\n[other]\nb = 2\n');
    assert.throws(() => withoutBlock(`${withBlock('', TABLE, BODY)}b = 2\n`), /keys behind our block/);
  });

  it('does not go where it would mean something else', () => {
    for (const [text, message] of [
      ['[mcp_servers.ai-security-scanner]\ncommand = "mine"\n', /a table .* of its own/],
      ['[ mcp_servers . "ai-security-scanner" ]\n', /a table .* of its own/],
      ['mcp_servers = { other = { command = "x" } }\n', /no table can be added/],
      ['mcp_servers.ai-security-scanner = { command = "x" }\n', /no table can be added/],
      ['[mcp_servers]\n"ai-security-scanner" = { command = "x" }\n', /no table can be added/],
      ['[mcp_servers]\nai-security-scanner.command = "x"\n', /no table can be added/],
      ['mcp_servers.ai-security-scanner.command = "x"\n', /no table can be added/],
      ['[mcp_servers.ai-security-scanner.env]\nA = "b"\n', /a table .* of its own/],
      ['[[mcp_servers]]\nname = "x"\n', /a table .* of its own/],
      ['mcp_servers = "none"\n', /no table can be added/],
      ['a = """\nnever ended\n', /a string without an end/],
      ['a = "broken\n', /a string without an end/],
      ['a = [\n  1,\n', /a bracket without an end/],
      ['what is this\n', /cannot be understood: what is this/],
      ['{ "json": 1 }\n', /cannot be understood/],
    ] as const)
      assert.throws(
        () => withBlock(text, TABLE, BODY),
        (error) => error instanceof TomlFault && message.test(error.message),
        text,
      );
  });

  it('is left alone when its marks are not a pair', () => {
    const after = withBlock('', TABLE, BODY);
    assert.throws(() => withoutBlock(after + after), /not one pair/);
    assert.throws(() => withoutBlock(after.replace(/.*: end\n/, '')), /not one pair/);
  });

  it('tells what a key says', () => {
    const text = 'a.hooks = false\n[features]\nother = true\nhooks = false # off\n';
    assert.ok(saysToml(text, 'features', 'hooks', 'false'));
    assert.ok(saysToml('features.hooks = false', 'features', 'hooks', 'false'));
    assert.ok(!saysToml(text, 'features', 'hooks', 'true'));
    assert.ok(!saysToml('[other]\nhooks = false\n', 'features', 'hooks', 'false'));
    assert.ok(!saysToml('# features.hooks = false\n', 'features', 'hooks', 'false'));
  });
});
