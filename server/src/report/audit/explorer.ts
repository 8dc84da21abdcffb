/**
 * The script of an audit's page: it unpacks the findings and shows those that are asked for, a page at a time. Whatever
 * comes from the code becomes text of elements, never markup. In an editor it asks the editor to open a place.
 * It is text, since it runs in the browser of whoever opens the page, where nothing of ours is installed.
 */

export const EXPLORER_SCRIPT = String.raw`'use strict';
(async () => {
  /** Findings that are shown at a time, and that are printed. */
  const PAGE = 50, PRINTED = 500;
  const at = (id) => document.getElementById(id);
  const editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;
  const status = at('status');
  /** Whether the page is about one repository, which then need not be named. */
  const isOne = at('repository') === null;

  async function unpacked() {
    const bytes = Uint8Array.from(atob(at('data').textContent), (each) => each.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).json();
  }

  /** An element with attributes and with texts and elements inside. */
  function make(name, attributes, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside.filter((each) => each !== undefined));
    return element;
  }

  /** Characters that are not seen, or turn others around, as escapes. */
  const seen = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (each) => each === '\t' || each === '\n' ? each : '\\u{' + each.codePointAt(0).toString(16) + '}');
  const code = (text) => make('code', {}, seen(text));

  function codeRows(lines, left) {
    const width = String(lines.length === 0 ? 0 : lines[lines.length - 1].number).length;
    const rows = lines.flatMap(({ number, before, marked, after }) => [
      make('span', { class: 'number' }, String(number).padStart(width) + '  '),
      seen(before), marked === '' ? '' : make('mark', {}, seen(marked)), seen(after) + '\n',
    ]);
    if (left > 0) rows.push(make('span', { class: 'number' }, '… ' + left + ' more\n'));
    return make('pre', { tabindex: '0' }, make('code', {}, ...rows));
  }

  function more(title, ...inside) {
    return make('details', {}, make('summary', {}, title), ...inside);
  }

  function wayOf({ trace }) {
    if (trace.length === 0) return undefined;
    const steps = trace.map((step) => make('li', {}, step.kind + ', line ' + step.code.number + ': ' + seen(step.message), codeRows([step.code], 0)));
    return more('The path of the data', make('ol', {}, ...steps));
  }

  function fixOf({ fix }) {
    if (fix === undefined) return undefined;
    const rows = fix.hunks.flatMap(({ removed, added }) => [
      ...removed.map((line) => make('del', { class: 'removed' }, '- ' + seen(line) + '\n')),
      ...added.map((line) => make('ins', { class: 'added' }, '+ ' + seen(line) + '\n')),
    ]);
    return more('Fix: ' + seen(fix.title), make('pre', { tabindex: '0' }, make('code', {}, ...rows)));
  }

  const link = (url, text) => make('a', { href: url, rel: 'noreferrer' }, text);

  function adviceOf(rule) {
    const links = rule === undefined ? [] : rule.references.filter((url) => /^https?:\/\//.test(url));
    if (rule === undefined || (rule.advice === undefined && links.length === 0)) return undefined;
    const why = rule.advice === undefined ? [] : [
      make('p', {}, seen(rule.advice.why)), make('p', {}, 'Secure:'),
      make('pre', { tabindex: '0' }, make('code', {}, seen(rule.advice.secure))),
    ];
    const list = links.length === 0 ? undefined : make('ul', {}, ...links.map((url) => make('li', {}, link(url, seen(url)))));
    return more('Why it matters, and what to do', ...why, list);
  }

  function placeOf({ path, startLine, startColumn }) {
    const text = path + ':' + startLine + ':' + startColumn;
    if (editor === undefined) return code(text);
    const button = make('button', { type: 'button', class: 'place-link' }, code(text));
    button.addEventListener('click', () => editor.postMessage({ open: { path, line: startLine, column: startColumn } }));
    return button;
  }

  const toolsOf = ({ tool, alsoFoundBy = [] }) => (tool === undefined ? '' : ' · found by ' + seen(tool.name)) + (alsoFoundBy.length === 0 ? '' : ' · also found by ' + seen(alsoFoundBy.join(', ')));
  const AUTHORS = { ai: 'written by AI', human: 'written by a person', unknown: 'author unknown' };

  function articleOf(finding, rule) {
    const weaknesses = finding.cwe.flatMap((number) => [' · ', link('https://cwe.mitre.org/data/definitions/' + number + '.html', 'CWE-' + number)]);
    const known = finding.evidence === undefined ? AUTHORS[finding.author] : seen(finding.evidence);
    return make('article', { class: finding.severity },
      make('span', { class: 'severity' }, finding.severity), ' ',
      make('h3', {}, seen(rule === undefined ? (finding.tool && finding.tool.title) || finding.ruleId : rule.title)),
      make('p', { class: 'facts' }, isOne ? '' : seen(nameOf(finding)) + ' · ', placeOf(finding), finding.cell === undefined ? '' : ', cell ' + finding.cell.number + ', line ' + finding.cell.line, ' · ', code(finding.ruleId), ' · ' + finding.confidence + ' confidence', ...weaknesses, ...finding.owasp.map((each) => ' · ' + seen(each))),
      make('p', { class: 'facts' }, known + ' · ' + finding.review + (finding.isNew ? ' · new in the period' : '') + toolsOf(finding) + finding.tested.map((each) => ' · ' + seen(each)).join('')),
      finding.excuse === undefined ? undefined : make('p', {}, make('strong', {}, 'Does not count:'), ' ' + seen(finding.excuse)),
      make('p', {}, seen(finding.message)),
      codeRows(finding.code, finding.codeLeft || 0), wayOf(finding), fixOf(finding), adviceOf(rule));
  }

  let data;
  try {
    data = await unpacked();
  } catch (error) {
    status.textContent = 'This browser cannot unpack the findings (' + error + '): use a newer one, or --format json.';
    return;
  }
  const nameOf = ({ repository }) => (isOne ? '' : data.repositories[repository]);
  const texts = data.findings.map((finding) => [nameOf(finding), finding.path, finding.ruleId, finding.message, ...finding.cwe.map((number) => 'CWE-' + number), ...finding.owasp, ...finding.tested,
    ...finding.code.map(({ before, marked, after }) => before + marked + after)].join('\n').toLowerCase());
  const choices = ['repository', 'severity', 'state', 'author', 'review'].flatMap((id) => (at(id) === null ? [] : [{ id, select: at(id) }]));
  const age = at('age');
  const search = at('search'), previous = at('previous'), next = at('next'), list = at('list');
  let chosen = data.findings, page = 0;

  function choose() {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    chosen = data.findings.filter((finding, i) =>
      choices.every(({ id, select }) => select.value === '' || String(finding[id]) === select.value) &&
      (age === null || age.value === '' || finding.isNew === (age.value === 'new')) &&
      words.every((word) => texts[i].includes(word)));
    page = 0;
    show();
  }

  function show(first = page * PAGE, count = PAGE) {
    const shown = chosen.slice(first, first + count);
    list.replaceChildren(...shown.map((finding) => articleOf(finding, data.rules[finding.rule])));
    status.textContent = shown.length === 0 ? 'No findings.' : 'Findings ' + (first + 1) + ' to ' + (first + shown.length) + ' of ' + chosen.length;
    // Not disabled, which would take the focus away from whoever has just pressed it.
    previous.setAttribute('aria-disabled', String(page === 0));
    next.setAttribute('aria-disabled', String((page + 1) * PAGE >= chosen.length));
  }

  function turn(by) {
    const wanted = page + by;
    if (wanted < 0 || wanted * PAGE >= chosen.length) return;
    page = wanted;
    show();
  }

  previous.addEventListener('click', () => turn(-1));
  next.addEventListener('click', () => turn(1));
  search.addEventListener('input', choose);
  search.form.addEventListener('submit', (event) => event.preventDefault());
  for (const select of [...choices.map((each) => each.select), ...(age === null ? [] : [age])]) select.addEventListener('change', choose);
  let closed = [];
  addEventListener('beforeprint', () => {
    show(0, PRINTED);
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const each of closed) each.open = true;
  });
  addEventListener('afterprint', () => {
    for (const each of closed) each.open = false;
    show();
  });
  choose();
})();
`;
