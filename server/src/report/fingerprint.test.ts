import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertLinear } from '../../../test/support/growth.ts';
import { findingFingerprint, lineFingerprints } from './fingerprint.ts';

describe("GitHub's fingerprint of lines", () => {
  /** Published with the upload action. */
  const VECTORS: [text: string, fingerprints: string[]][] = [
    ['', ['c129715d7a2bc9a3:1']],
    [
      ' a\nb\n  \t\tc\n d',
      ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
    ],
    [
      'x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n',
      [
        'e54938cc54b302f1:1',
        'bb609acbe9138d60:1',
        '1131fd5871777f34:1',
        '5c482a0f8b35ea28:1',
        '54517377da7028d2:1',
        '2c644846cb18d53e:1',
        'f1b89f20de0d133:1',
        'c129715d7a2bc9a3:1',
      ],
    ],
  ];
  for (const [text, fingerprints] of VECTORS) {
    for (const [name, ending] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['CR', '\r'],
    ] as const) {
      it(`of ${JSON.stringify(text)} with ${name}`, () =>
        assert.deepEqual(lineFingerprints(text.replaceAll('\n', ending)), fingerprints));
    }
  }

  it('counts lines whose next hundred characters are the same', () => {
    const fingerprints = lineFingerprints('Lorem ipsum dolor sit amet.\n'.repeat(10));
    assert.deepEqual(
      fingerprints.slice(0, 7),
      [1, 2, 3, 4, 5, 6].map((count) => `a7f2ff13bc495cf2:${count}`).concat('a7f2ff1481e87703:1'),
    );
    assert.equal(fingerprints.length, 11);
  });

  it('equals the plain definition on random texts', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % below;
    };
    for (let run = 0; run < 50; run++) {
      const text = Array.from(
        { length: random(600) },
        () => ['a', 'é', '漢', '😀', ' ', '\t', '\n', '\r\n', '}'][random(9)],
      ).join('');
      assert.deepEqual(lineFingerprints(text), plainly(text), JSON.stringify(text));
    }
  });

  it('takes time in proportion to the text', () =>
    assertLinear((lines) => {
      const text = 'const value = compute(1, 2, 3);\n'.repeat(lines);
      assert.equal(lineFingerprints(text).length, lines + 1);
    }, 32_000));
});

/** The same, straight from the definition: the hash of the hundred units from each line's start on. */
function plainly(text: string): string[] {
  const units = text.replace(/\r\n?/g, '\n').replace(/[ \t]/g, '');
  const codes = Array.from({ length: units.length }, (_, i) => units.charCodeAt(i));
  codes.push(65535, ...new Array<number>(100).fill(0));
  const counts = new Map<string, number>();
  const starts = [0];
  for (let i = 0; i < units.length; i++) if (codes[i] === 10) starts.push(i + 1);
  return starts.map((start) => {
    let hash = 0n;
    for (const code of codes.slice(start, start + 100)) hash = BigInt.asUintN(64, hash * 37n + BigInt(code));
    const digits = hash.toString(16);
    const count = (counts.get(digits) ?? 0) + 1;
    counts.set(digits, count);
    return `${digits}:${count}`;
  });
}

describe('the fingerprint of a finding', () => {
  const place = { ruleId: 'rule', path: 'a/b.py', code: 'f( x )' };
  const fingerprint = findingFingerprint(place, 1);

  it('has a fixed form', () => assert.match(fingerprint, /^[0-9a-f]{32}:1$/));
  it('stays when only the layout changes', () =>
    assert.equal(findingFingerprint({ ...place, code: ' f(\n\tx )' }, 1), fingerprint));
  it('differs by rule, path, code and occurrence', () => {
    const others = [
      findingFingerprint({ ...place, ruleId: 'other' }, 1),
      findingFingerprint({ ...place, path: 'b.py' }, 1),
      findingFingerprint({ ...place, code: 'f(y)' }, 1),
      findingFingerprint(place, 2),
      fingerprint,
    ];
    assert.equal(new Set(others).size, 5);
  });
});
