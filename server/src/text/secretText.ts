/**
 * Whether a text is a secret or only stands where one might: the analyzers `token` and `secret` of rules. What services
 * give out is random; what people write in its place is not, nor are labels, names of fields and keys of translations.
 */

/** Words that say that something else belongs here. */
const PLACEHOLDER_WORDS =
  /example|sample|placeholder|dummy|fake|redacted|masked|change_?-?me|change_?-?this|replace|insert|your|xxxx|todo|goes_?-?here|not-?a-?real|foo_?bar/i;

/** One character again and again: `xxxxxx`, `000000`, `******`. */
const RUN = /(.)\1{5}/su;

/** Characters that the next one in a sequence follows: `123456`, `abcdef`. */
const LONGEST_SEQUENCE = 6;

/** What the text before a token may end in without being part of it: an escape of a string or of a URL. */
const ESCAPE_BEFORE = /(?:\\[nrt]|%[0-9A-Fa-f]{2}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2})$/;

/**
 * Whether a text in the form of a token is one: it stands by itself and is no placeholder. Where an underscore or hyphen
 * joins it to more, it must look random too. `before` and `after` are what stands around it, a few characters each.
 */
export function isToken(text: string, before: string, after: string): boolean {
  if (isPlaceholder(text, 8)) return false;
  const begins = before === '' || ESCAPE_BEFORE.test(before) || !/[A-Za-z0-9_]$/.test(before);
  const ends = !/^[A-Za-z0-9_]/.test(after);
  if (begins && ends) return true;
  if (/[A-Za-z0-9]$/.test(before) && !ESCAPE_BEFORE.test(before)) return false;
  if (/^[A-Za-z0-9]/.test(after)) return false;
  return !hasSequence(text);
}

/** `distinct` is how many characters a secret of this kind has at least. */
function isPlaceholder(text: string, distinct: number): boolean {
  return RUN.test(text) || PLACEHOLDER_WORDS.test(text) || new Set(text).size < distinct;
}

/** Whether characters follow each other as they do in the alphabet. */
function hasSequence(text: string): boolean {
  let length = 1;
  for (let i = 1; i < text.length; i++) {
    length = text.charCodeAt(i) === text.charCodeAt(i - 1) + 1 ? length + 1 : 1;
    if (length >= LONGEST_SEQUENCE) return true;
  }
  return false;
}

/** Words for what a secret is, in a few languages: beside them a value of letters is a label. */
const SECRET_WORDS =
  /pass(?:wor[dt]|wd|phrase|code)?|pwd|passwor|secret|token|key|credential|auth|login|kennwort|contrase|senha|mot_?de_?passe|wachtwoord|geheim/i;

/** Values that begin as what is read from elsewhere, or is a path or an address. */
const ELSEWHERE =
  /^(?:\$|%|<|\{|\[|\(|\/|\.\.?\/|~|@|#|https?:|file:|data:|env[:.]|vault:|secret:|arn:|projects\/|os\.|process\.|config\.|settings\.|self\.|this\.)|\{\{|\$\{|<%|%\(|%[sd]|\{\w*\}/i;

/** Values that people write where nothing secret is needed. */
const FILLERS = /^(?:test|dummy|none|null|undefined|default|unknown|n\/a|nil|true|false|empty|enter\b)/i;

/**
 * Whether a value beside a name such as `password` is a secret: no placeholder, no text for people, no name of
 * something, nothing that is read from elsewhere.
 */
export function isSecretValue(text: string): boolean {
  // In an address a blank is written as a number.
  const value = text.trim().replace(/%20|%09/g, ' ');
  if (value.length < 6 || value.length > 300 || /\s|[^\x21-\x7e\u00a1-\u024f]/.test(value)) return false;
  if (isPlaceholder(value, 4) || ELSEWHERE.test(value) || FILLERS.test(value)) return false;
  if (/[:?!]$/.test(value) && !/\d/.test(value)) return false;
  return !isName(value);
}

/** Whether a value reads as the name of something: words of letters, alone or joined as names are. */
function isName(value: string): boolean {
  const words = value
    .split(/[-_./:[\]]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter((word) => word !== '');
  if (!words.every((word) => /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)\d{0,2}$/u.test(word))) return false;
  // Letters of a key change their case within what would be a word.
  if (words.length > 1 && words.filter((word) => word.length <= 2).length * 2 > words.length) return false;
  if (SECRET_WORDS.test(value)) return true;
  const hasDigit = /\d/.test(value);
  // One word may be somebody's password; several that are joined are the name of something.
  return words.length > 1 && !hasDigit;
}
