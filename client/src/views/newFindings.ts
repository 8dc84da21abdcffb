/** Which findings have come since an earlier look, wherever the lines have moved meanwhile. */

export interface Said {
  readonly message: string;
  readonly rule: string;
}

/** Those of `now` that there are more of than before, in their order. */
export function newFindings<Finding extends Said>(
  before: readonly Said[],
  now: readonly Finding[],
): Finding[] {
  const known = new Map<string, number>();
  for (const finding of before) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  return now.filter((finding) => {
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

function keyOf({ rule, message }: Said): string {
  return `${rule} ${message}`;
}
