/**
 * Lists that are as long as the input likes. `list.push(...items)` and `Math.max(...numbers)` pass every item as
 * an argument, and a function takes only so many: some 100,000 end in an error.
 */

/** Adds all items at the end of a list. */
export function addAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/** The largest of several numbers; 0 if there are none that are larger. */
export function largest(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
