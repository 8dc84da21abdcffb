/**
 * Weaknesses that different tools name differently for the same thing in the code: one says CWE-564, the other
 * CWE-89, and both mean a query put together from data. Only weaknesses that a person would mend with the same
 * change are in one family.
 */

/** CWE numbers, a family a line. */
const FAMILIES: readonly (readonly number[])[] = [
  [89, 564, 943], // queries of databases
  [79, 80, 83, 87], // markup
  [77, 78, 88], // commands of a shell
  [94, 95, 96], // code that is run
  [22, 23, 35, 36, 73], // paths of files
  [90, 91, 643], // queries of directories and XML
  [113, 93], // line breaks in headers
  [117], // line breaks in logs
  [1336, 917], // templates
  [611, 827, 776], // entities of XML
  [502], // objects from outside
  [918], // requests that the server sends
  [601], // redirects
  [352], // requests that another site sends
  [259, 321, 522, 798], // secrets in the code
  [326, 327, 328, 759, 760, 780, 916], // weak cryptography
  [330, 331, 335, 338], // weak randomness
  [295, 297, 299], // certificates that nobody checks
  [614, 1004, 1275], // attributes of cookies
  [347], // signatures that nobody checks
  [377, 378, 379], // temporary files
  [732, 276], // permissions of files
  [1333, 400], // expressions that take for ever
  [1321, 915], // attributes that come from outside
];

const FAMILY_OF = new Map(
  FAMILIES.flatMap((family) => family.map((cwe) => [cwe, family[0] as number] as const)),
);

/** The families of some CWE numbers, each by its first number; a number that is in none is its own. */
export function familiesOf(cwe: readonly number[]): Set<number> {
  return new Set(cwe.map((each) => FAMILY_OF.get(each) ?? each));
}
