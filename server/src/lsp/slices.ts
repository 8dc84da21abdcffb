/** Long work in slices, so that whoever sends a message meanwhile never waits for long. */

/** The longest that work goes on without a look at what has come in, in milliseconds. */
export const SLICE = 8;

export interface Clock {
  /** Calls back once no message waits to be read; returns its withdrawal. */
  defer(callback: () => void): () => void;
  /** The time in milliseconds. */
  now(): number;
}

/** Takes all steps of some work; between slices it waits for what comes before it. */
export async function inSlices<Result>(
  steps: Iterator<unknown, Result>,
  { defer, now }: Clock,
  rest: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    const end = now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (now() < end);
    await new Promise<void>((resolve) => defer(resolve));
    await rest();
  }
}
