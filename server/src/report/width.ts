/** How wide text is on a terminal, so that a caret stands under what it means. */

/** How many columns a tab fills up to. */
const TAB = 4;

/** The columns that a text takes from the start of a line. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += character === '\t' ? TAB - (columns % TAB) : widthOf(character);
  return columns;
}

/** The text with tabs as spaces and control characters made visible, so that no file can move the cursor. */
export function expandTabs(text: string): string {
  let columns = 0;
  let result = '';
  for (const character of text) {
    if (character === '\t') {
      const spaces = TAB - (columns % TAB);
      result += ' '.repeat(spaces);
      columns += spaces;
    } else {
      result += isControl(character) ? '�' : character;
      columns += widthOf(character);
    }
  }
  return result;
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0) as number;
  // Beside the control characters: those that turn the direction of text, which hide what code says.
  return (
    code < 32 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

/** Marks take no column, East Asian wide characters and emoji two. */
function widthOf(character: string): number {
  if (/^(?:\p{Mn}|\p{Me}|[\u200b-\u200d]|\ufe0f)$/u.test(character)) return 0;
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]$/u.test(
    character,
  ) || /^\p{Emoji_Presentation}$/u.test(character)
    ? 2
    : 1;
}
