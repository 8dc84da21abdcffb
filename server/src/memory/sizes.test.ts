import assert from 'node:assert/strict';
import { ANY, amount } from './amount.ts';
import { countOf, elementOf, isPlainType, sizeOfType } from './sizes.ts';

describe('sizes of types', () => {
  it('are known of numbers, pointers and arrays', () => {
    const sizes: Readonly<Record<string, number>> = {
      ...{
        char: 1,
        'const unsigned char': 1,
        short: 2,
        int: 4,
        unsigned: 4,
        wchar_t: 4,
        'unsigned long long': 8,
      },
      ...{ 'char *': 8, 'struct user *': 8, 'int[4]': 16, uint16_t: 2, size_t: 8, double: 8 },
    };
    for (const [type, bytes] of Object.entries(sizes))
      assert.deepEqual(sizeOfType(type), amount(bytes), type);
  });

  it('are those of the type itself for structures', () => {
    assert.deepEqual(sizeOfType('struct user'), amount(1, 1, 'user'));
    assert.deepEqual(sizeOfType('const struct user'), sizeOfType('struct user'));
    assert.deepEqual(sizeOfType('struct user[3]'), amount(3, 3, 'user'));
  });

  it('are not known of arrays whose length is no number', () => {
    assert.equal(sizeOfType('char[LENGTH]'), ANY);
    assert.equal(sizeOfType('char[]'), ANY);
  });

  it('tell how many elements there are', () => {
    assert.deepEqual(countOf(amount(40), 'int'), amount(10));
    assert.deepEqual(countOf(amount(10), 'int'), amount(2));
    assert.deepEqual(countOf(amount(10), null), amount(10));
    assert.deepEqual(countOf(amount(5, 5, 'user'), 'struct user'), amount(5));
    assert.equal(countOf(amount(5, 5, 'user'), 'int'), undefined);
  });

  it('are those of what pointers and arrays lead to', () => {
    assert.equal(elementOf('const char *'), 'char');
    assert.equal(elementOf('char **'), 'char *');
    assert.equal(elementOf('int[4]'), 'int');
    assert.equal(elementOf('void *'), null);
    assert.equal(elementOf('int'), null);
  });

  it('tell what holds nothing until it is set', () => {
    for (const type of ['int', 'char *', 'std::size_t *', 'double'])
      assert.equal(isPlainType(type), true, type);
    for (const type of ['std::string', 'struct user', 'Config']) assert.equal(isPlainType(type), false, type);
  });
});
