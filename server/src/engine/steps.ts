/**
 * Work that is done in steps, so that who waits may do other things between them, or give it up. A step may offer
 * what is known by then.
 */

/** What a step offers: the answer as far as it goes, to be asked for before the next step. */
export type Offer<Answer> = (() => Answer) | undefined;

/** Takes all steps at once. */
export function finish<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same steps; they end with nothing once what they are about has become something else. */
export function* unlessOvertaken<Step, Result>(
  steps: Iterator<Step, Result>,
  isOvertaken: () => boolean,
): Generator<Step, Result | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield step.value;
    if (isOvertaken()) return undefined;
  }
}

/** The same steps, what they offer turned into something else. */
export function* offering<From, To, Result>(
  steps: Iterator<Offer<From>, Result>,
  turned: (answer: From) => To,
): Generator<Offer<To>, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const offer = step.value;
    yield offer && (() => turned(offer()));
  }
}
