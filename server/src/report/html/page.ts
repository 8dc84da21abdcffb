/**
 * The frame of every page that we write: one file that opens from the disk, asks nothing of the network, runs
 * nothing but what its policy names by hash, and is read in light and dark, on paper, with keys and with ears.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { Markup, type MarkupValue, markup } from '../markup.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly title: string;
  /** One line below the title. */
  readonly subtitle: string;
  readonly body: MarkupValue;
  /** Rules of style beside those that all pages share. */
  readonly style?: string;
  /** A script of ours, which the policy of the page allows by its hash. It must not hold `</script`. */
  readonly script?: string;
}

/** The whole text of a page. */
export function page({ title, subtitle, body, style = '', script }: Page): string {
  const css = `${STYLE}${style}`;
  const policy = [
    "default-src 'none'",
    `style-src ${source(css)}`,
    ...(script === undefined ? [] : [`script-src ${source(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const code = script === undefined ? markup`` : markup`<script>${new Markup(script)}</script>\n`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(css)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${subtitle}</p>
</header>
<main>
${body}</main>
${code}</body>
</html>
`.text;
}

/** A style or script as a policy names it. */
function source(text: string): string {
  const hash = sha256(new TextEncoder().encode(text));
  return `'sha256-${Buffer.from(hash).toString('base64')}'`;
}
