/** Numbers of things for people: `1 finding`, `1,234 findings`. Without `Intl`, which takes longer to start than most runs. */

/** A whole number with the thing that is counted; its plural ends in `s`. */
export function counted(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** A whole number with its digits in groups of three. */
export function grouped(number: number): string {
  return groupedBy(number, ',');
}

/** The same as a language writes it. */
export function groupedBy(number: number, separator: string): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, separator);
}
