/** Doing the same with many things, several at a time. */

/**
 * Works on all items in their order, at most so many at a time. When one fails no other is begun, and those that were
 * are waited for: whoever called may then take away what they worked with. Rejects with the first failure.
 */
export async function inTurns<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const line = async (): Promise<void> => {
    while (!failed && next < items.length) {
      try {
        await work(items[next++] as Item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: atOnce }, line));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
