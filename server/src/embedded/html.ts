/**
 * HTML pages, and components of Vue and Svelte, which are written in the same way: scripts, event handlers
 * (`onclick="…"`) and addresses that are code (`javascript:…`). What a component's template says in a language
 * of its own (`v-html`, `{@html …}`) is not looked at.
 */

import type { Span } from '../finding/finding.ts';
import { type Language, languagesNamed } from '../syntax/languages/index.ts';
import type { HostFormat, Part, Parts } from './host.ts';
import { type Attribute, type StartTag, startTags } from './markup.ts';
import { PartText } from './partText.ts';
import { attributeText, attributeWriter } from './references.ts';

export const html: HostFormat = {
  extensions: ['.html', '.htm', '.xhtml'],
  editorIds: ['html'],
  languages: ['javascript'],
  read: (text) => partsOf(text, { script: typeOf }),
};

export const vue: HostFormat = {
  extensions: ['.vue'],
  editorIds: ['vue'],
  languages: ['javascript', 'typescript', 'tsx'],
  read: (text) => partsOf(text, { script: langOf }),
};

export const svelte: HostFormat = {
  extensions: ['.svelte'],
  editorIds: ['svelte'],
  languages: ['javascript', 'typescript', 'tsx'],
  // A value in braces is an expression of the template.
  read: (text) => partsOf(text, { script: langOf, expression: /^\s*\{/ }),
};

interface Dialect {
  /** What a script's attributes call its language; undefined where it is no code. */
  readonly script: (text: string, tag: StartTag) => string | undefined;
  /** Values of attributes that are no text. */
  readonly expression?: RegExp;
}

function partsOf(text: string, dialect: Dialect): Parts {
  const parts: Part[] = [];
  const javascript = languageNamed('javascript');
  for (const tag of startTags(text)) {
    for (const attribute of tag.attributes) {
      const code = codeOf(text, attribute);
      if (
        javascript === undefined ||
        code === undefined ||
        dialect.expression?.test(text.slice(code.value.start, code.value.end))
      )
        continue;
      const write = attributeWriter(attribute, code.isAddress);
      parts.push({ language: javascript, text: attributeText(text, code.value, code.isAddress), write });
    }
    if (tag.name === 'script' && tag.content !== undefined && valueNamed(text, tag, 'src') === undefined) {
      const language = languageNamed(dialect.script(text, tag));
      const content = withoutCdata(text, tag.content);
      if (language !== undefined && content.start < content.end)
        parts.push({ language, text: PartText.same(text, content.start, content.end), write: writeScript });
    }
  }
  return { parts };
}

/** A script's text ends at whatever looks like its end. */
function writeScript(text: string): string | undefined {
  return /<\/?script|<!--/i.test(text) ? undefined : text;
}

/** XHTML and SVG wrap scripts so; to JavaScript alone it would be a mistake. */
function withoutCdata(text: string, { start, end }: Span): Span {
  const content = text.slice(start, end);
  const opening = /^\s*<!\[CDATA\[/.exec(content)?.[0].length;
  if (opening === undefined) return { start, end };
  const closing = /\]\]>\s*$/.exec(content.slice(-200))?.[0].length ?? 0;
  return { start: start + opening, end: end - closing };
}

function languageNamed(name: string | undefined): Language | undefined {
  return name === undefined ? undefined : languagesNamed(name)[0];
}

/** Types of scripts that say in other words that it is JavaScript. */
const JAVASCRIPT = /^(?:module|babel|(?:x-)?(?:java|ecma|j|live)script(?:1\.\d)?|jsx)?$/;

/** A script's language by its `type`, such as `text/javascript`, `module`, `text/typescript`, `py`. */
function typeOf(text: string, tag: StartTag): string | undefined {
  const type = valueNamed(text, tag, 'type') ?? valueNamed(text, tag, 'language') ?? '';
  const [essence = ''] = type.slice(0, 200).toLowerCase().split(';', 1);
  const name = essence.trim().replace(/^(?:text|application)\//, '');
  return JAVASCRIPT.test(name) ? 'javascript' : name.replace(/^x-/, '');
}

/** A component's script says its language by `lang`. */
function langOf(text: string, tag: StartTag): string | undefined {
  return valueNamed(text, tag, 'lang')?.trim().toLowerCase() || typeOf(text, tag);
}

function valueNamed(text: string, { attributes }: StartTag, name: string): string | undefined {
  // Of attributes of one name the first counts.
  const found = attributes.find((attribute) => attribute.name === name);
  return found === undefined ? undefined : attributeText(text, found.value, false).text;
}

/** Words that only look like events. */
const EVENT = /^on(?!e$|ce$|ly$)[a-z]+$/;
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'data', 'xlink:href']);
/** Browsers leave out spaces before the scheme, and tabs and line breaks in it. */
const SCHEME = new RegExp(`^[\\0- ]*${[...'javascript'].join('[\\t\\n\\r]*')}[\\t\\n\\r]*:`, 'i');

/** The code in an attribute, if it has some. */
function codeOf(text: string, { name, value }: Attribute): { value: Span; isAddress: boolean } | undefined {
  if (value.start === value.end) return undefined;
  if (EVENT.test(name)) return { value, isAddress: false };
  if (!ADDRESSES.has(name)) return undefined;
  const scheme = SCHEME.exec(text.slice(value.start, Math.min(value.end, value.start + 200)));
  if (scheme === null) return undefined;
  return { value: { start: value.start + scheme[0].length, end: value.end }, isAddress: true };
}
