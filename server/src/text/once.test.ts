import assert from 'node:assert/strict';
import { once } from './once.ts';

describe('an answer that is found out once', () => {
  it('is asked for once for each object, also where it is null', () => {
    const asked: string[] = [];
    const lengthOf = once(({ name }: { readonly name: string }) => {
      asked.push(name);
      return name === '' ? null : name.length;
    });
    const [one, other, none] = [{ name: 'ab' }, { name: 'ab' }, { name: '' }];
    assert.deepEqual(
      [one, one, other, none, none].map((each) => lengthOf(each)),
      [2, 2, 2, null, null],
    );
    assert.deepEqual(asked, ['ab', 'ab', '']);
  });

  it('may rest on those about other objects', () => {
    interface Link {
      readonly next: Link | null;
    }
    const depth: (link: Link) => number = once(({ next }: Link) => (next === null ? 1 : 1 + depth(next)));
    assert.equal(depth({ next: { next: { next: null } } }), 3);
  });
});
