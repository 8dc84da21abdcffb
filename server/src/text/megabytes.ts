/** Sizes for people. */

/** A number of bytes in megabytes of 1,024 × 1,024: `64 MB`. Whole for the limits that it is used for. */
export function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}
