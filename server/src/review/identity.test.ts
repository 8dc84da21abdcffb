import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeReviewer, hasIdentity, isSamePerson, reviewerFolder } from './identity.ts';

const person = (email: string, name = 'N') => ({ name, email });

describe("a reviewer's folder", () => {
  it('is recognised by people', () => {
    assert.match(
      reviewerFolder(person('ada.lovelace@example.org')),
      /^ada-lovelace-example-org-[0-9a-f]{8}$/,
    );
    assert.match(reviewerFolder(person('', 'José Ñandú')), /^jose-nandu-[0-9a-f]{8}$/);
  });

  it('is safe on every file system, whatever the identity', () => {
    const hostile = [
      '../../etc/passwd',
      '..\\..\\windows',
      '/',
      '.',
      '..',
      '.git',
      'con',
      'NUL',
      'aux.json',
      'com1@example.org',
      'a'.repeat(10_000),
      'a b\tc\nd',
      'a\0b',
      'x:stream',
      '*?<>|"',
      'trailing. ',
      '-rf',
      '~root',
      '名前@例え.jp',
      '👩‍💻@example.org',
      '\u202egnp.exe',
      'İ@example.org',
      '%2e%2e%2f',
    ];
    const folders = hostile.map((email) => reviewerFolder(person(email)));
    for (const folder of folders) assert.match(folder, /^[a-z0-9][a-z0-9-]{0,39}-[0-9a-f]{8}$/);
    assert.equal(new Set(folders).size, hostile.length);
  });

  it('is no reserved name of Windows, with or without an ending', () => {
    for (const name of ['con', 'prn', 'aux', 'nul', 'com1', 'lpt1'])
      assert.notEqual(reviewerFolder(person(name)).split('.')[0], name);
  });

  it('is one for one person, and another for another', () => {
    assert.equal(
      reviewerFolder(person('Ada@Example.org', 'A')),
      reviewerFolder(person(' ada@example.org', 'B')),
    );
    assert.notEqual(reviewerFolder(person('a.b@example.org')), reviewerFolder(person('a-b@example.org')));
    assert.notEqual(reviewerFolder(person('ada')), reviewerFolder(person('', 'ada')));
  });
});

describe('identities', () => {
  it('are the same by address, or by name when there is none', () => {
    assert.ok(isSamePerson(person('ADA@x.org', 'Ada'), person('ada@x.org', 'A. L.')));
    assert.ok(isSamePerson(person('', 'Ada'), person('', 'ada ')));
    assert.ok(!isSamePerson(person('', 'Ada'), person('ada', 'Ada')));
    assert.ok(isSamePerson(person('e\u0301@x'), person('\u00e9@x')));
  });
  it('may be missing', () => {
    assert.ok(!hasIdentity(person(' ', '\t')));
    assert.ok(hasIdentity(person('', 'Ada')));
  });
  it('are written for people', () => {
    assert.equal(describeReviewer(person('a@x', 'Ada')), 'Ada <a@x>');
    assert.equal(describeReviewer(person('', 'Ada')), 'Ada');
    assert.equal(describeReviewer(person('a@x', '')), 'a@x');
  });
});
