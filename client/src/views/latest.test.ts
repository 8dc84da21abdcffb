import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Latest } from './latest.ts';

/** A question that is answered by hand. */
class Question {
  readonly answers: ((error?: Error) => void)[] = [];
  readonly ask = (): Promise<void> =>
    new Promise((resolve, reject) => {
      this.answers.push((error) => (error === undefined ? resolve() : reject(error)));
    });

  async answer(error?: Error): Promise<void> {
    this.answers.at(-1)?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('what is asked again', () => {
  it('is asked once at a time, and once more however often it changed meanwhile', async () => {
    const question = new Question();
    const latest = new Latest(
      question.ask,
      () => true,
      () => undefined,
    );
    for (let i = 0; i < 5; i++) latest.outdated();
    assert.equal(question.answers.length, 1);
    await question.answer();
    assert.equal(question.answers.length, 2);
    await question.answer();
    assert.equal(question.answers.length, 2);
  });

  it('is not asked while nobody looks', () => {
    const question = new Question();
    new Latest(
      question.ask,
      () => false,
      () => undefined,
    ).outdated();
    assert.equal(question.answers.length, 0);
  });

  it('may fail, which is told, and is asked again by the next change', async () => {
    const question = new Question();
    const failures: unknown[] = [];
    const latest = new Latest(
      question.ask,
      () => true,
      (error) => failures.push(error),
    );
    latest.outdated();
    const gone = new Error('gone');
    await question.answer(gone);
    assert.deepEqual(failures, [gone]);
    latest.outdated();
    assert.equal(question.answers.length, 2);
  });
});
