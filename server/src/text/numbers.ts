/** Numbers as programs write them. */

/** The value of a numeric literal in the spellings of the languages: `0x1F`, `1_000`, `017`, `5L`, `1.5f`. */
export function numberOf(text: string): number {
  const plain = text.replace(/[_']/g, '').toLowerCase();
  if (/^0[xob]/.test(plain)) return Number(plain.replace(/(?:[ul]+|n)$/, ''));
  if (/^0[0-7]+l?$/.test(plain)) return Number.parseInt(plain, 8);
  return Number(plain.replace(/(?:[ulfdmn]+|[iu](?:8|16|32|64|128|size)|f(?:32|64))$/, ''));
}
