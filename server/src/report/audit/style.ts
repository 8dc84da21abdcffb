/** What the page of an audit looks like beside what all pages share. */

import { themed } from '../html/style.ts';

const LIGHT =
  '--tone-critical: #a40e26; --tone-high: #d1432f; --tone-medium: #b7791f; --tone-low: #1f7a8c; --tone-info: #7c8694; --tone-good: #2f7d4f; --tone-fair: #5a8fd0;';
const DARK =
  '--tone-critical: #ff5d6c; --tone-high: #ff9a6b; --tone-medium: #e5b84b; --tone-low: #5cc0d0; --tone-info: #8f9aa8; --tone-good: #63c088; --tone-fair: #79b0f0;';

export const AUDIT_STYLE = `
${themed({ light: LIGHT, dark: DARK })}
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: 1rem 0; padding: 0; }
.skip { position: absolute; inset-inline-start: -999rem; } .skip:focus { position: static; }
.quiet { color: var(--quiet); margin: .25rem 0; }
figure { margin: 1rem 0; } figcaption { font-weight: 600; margin-bottom: .5rem; }
figure > svg { display: block; width: 100%; max-width: 45rem; height: auto; }
svg text { fill: var(--text); font: 12px system-ui, sans-serif; dominant-baseline: central; }
svg .label { text-anchor: end; } svg .place { text-anchor: middle; } svg .grid { stroke: var(--line); }
svg rect, svg path { stroke: var(--back); stroke-width: 1; }
svg .critical { fill: var(--tone-critical); } svg .high { fill: var(--tone-high); } svg .medium { fill: var(--tone-medium); } svg .low { fill: var(--tone-low); } svg .info { fill: var(--tone-info); }
svg .proven { fill: var(--tone-good); } svg .claimed { fill: var(--tone-fair); } svg .changed { fill: var(--tone-medium); } svg .unread { fill: var(--tone-info); }
.legend .key { white-space: nowrap; margin-inline-end: .75rem; } .swatch { width: .8rem; height: .8rem; vertical-align: -.05rem; }
.scroll { overflow-x: auto; margin: .5rem 0; } caption { text-align: start; font-weight: 600; padding: .25rem 0; }
td, th { vertical-align: top; overflow-wrap: anywhere; padding-inline: .5rem; } thead th { overflow-wrap: normal; } th[scope="row"] { font-weight: 400; min-width: 8rem; }
.whole, .held { white-space: nowrap; } .held.failed { color: var(--tone-critical); } .held.passed { color: var(--tone-good); }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
form label { display: grid; gap: .125rem; } form label.wide { flex: 1 1 16rem; }
input, select, button { font: inherit; color: var(--text); background: var(--code); border: 1px solid var(--quiet); border-radius: .375rem; padding: .25rem .5rem; }
button[aria-disabled="true"] { color: var(--quiet); border-style: dashed; }
.pager { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: .75rem 0; }
.place-link { background: none; border: 0; padding: 0; color: var(--link); text-decoration: underline; font: inherit; cursor: pointer; }
`;
