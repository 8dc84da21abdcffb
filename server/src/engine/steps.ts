/** Work that is done in steps, so that who waits may do other things between them, or give it up. */

/** Takes all steps at once. */
export function finish<Result>(steps: Iterator<undefined, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same steps; they end with nothing once what they are about has become something else. */
export function* unlessOvertaken<Result>(
  steps: Iterator<undefined, Result>,
  isOvertaken: () => boolean,
): Generator<undefined, Result | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
    if (isOvertaken()) return undefined;
  }
}
