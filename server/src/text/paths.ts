/** Paths with `/` between their parts, of files or of URIs. */

/** Whether a path is one of some places, or below one of them; in time linear in its own parts. */
export function isWithin(path: string, places: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
    if (places.has(path.slice(0, end))) return true;
  return false;
}
