/**
 * The look that all pages share. Colours are variables with a value for light and for dark, each of them at least
 * 4.5 : 1 against what it stands on; severities have a word and a shape beside their colour.
 */

/** Colours in light and in dark. */
export interface Theme {
  readonly light: string;
  readonly dark: string;
}

/** Variables as the person's system wants them, or the editor in which the page is shown. */
export function themed({ light, dark }: Theme): string {
  return `:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
body.vscode-light, body.vscode-high-contrast-light { color-scheme: light; ${light} }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; ${dark} }`;
}

const LIGHT =
  '--back: #ffffff; --text: #1f2328; --quiet: #57606a; --line: #d0d7de; --code: #f6f8fa; --mark: #ffe08a; --link: #0550ae; --critical: #a40e26; --high: #a40e26; --medium: #7a4a00; --low: #0a5c66; --info: #4b5563;';
const DARK =
  '--back: #0d1117; --text: #e6edf3; --quiet: #a5adb8; --line: #3d444d; --code: #161b22; --mark: #5a4a00; --link: #79c0ff; --critical: #ff9a93; --high: #ff9a93; --medium: #f0c060; --low: #7fd6e0; --info: #b6bec9;';

/** In high contrast nothing is quiet: what is grey otherwise has the colour of the text. */
const STRONG = '--quiet: var(--text); --line: var(--text);';

export const STYLE = `
${themed({ light: LIGHT, dark: DARK })}
@media (prefers-contrast: more) { :root { ${STRONG} } }
body.vscode-high-contrast, body.vscode-high-contrast-light { ${STRONG} }
* { box-sizing: border-box; }
body { margin: 0 auto; overflow-wrap: break-word; max-width: 72rem; padding: 1.5rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 0; display: inline; }
header p, .facts { color: var(--quiet); margin: .25rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: .375rem; margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; }
pre .number { color: var(--quiet); user-select: none; }
mark { background: var(--mark); color: inherit; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .25rem .75rem; text-align: start; }
article { border: 1px solid var(--line); border-inline-start-width: .375rem; border-radius: .375rem; margin: .75rem 0; padding: .75rem 1rem; }
.severity { font-weight: 700; }
.critical { border-inline-start-color: var(--critical); } .critical .severity { color: var(--critical); }
.high { border-inline-start-color: var(--high); } .high .severity { color: var(--high); }
.medium { border-inline-start-color: var(--medium); } .medium .severity { color: var(--medium); }
.low { border-inline-start-color: var(--low); } .low .severity { color: var(--low); }
.info { border-inline-start-color: var(--info); } .info .severity { color: var(--info); }
.removed, .added { text-decoration: none; }
.removed { color: var(--critical); } .added { color: var(--low); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } article { break-inside: avoid; } pre { white-space: pre-wrap; overflow-wrap: anywhere; } .controls { display: none; } }
`;
