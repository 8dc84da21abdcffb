/**
 * Pictures of an audit as SVG: each with a text alternative, and with what it shows as a table behind it. Colours are
 * classes of the page's style, so that they follow light and dark; where parts meet, a gap tells them apart as well.
 */

import { scaleLinear } from 'd3-scale';
import { area, type SeriesPoint, stack } from 'd3-shape';
import { grouped } from '../../text/counted.ts';
import { largest } from '../../text/lists.ts';
import { type Markup, markup } from '../markup.ts';
import { type Setting, table } from './tables.ts';

/** A kind of thing that is counted; `tone` is a class of the page's style. */
export interface Series {
  readonly name: string;
  readonly tone: string;
}

/** What is counted under a label, by the order of the series. */
export interface Row {
  readonly label: string;
  readonly values: readonly number[];
  /** Where it stands among the others, in any measure; needed by `areaChart`. */
  readonly at?: number;
}

export interface Chart {
  readonly title: string;
  /** What the labels are: the head of the table's first column. */
  readonly of: string;
  readonly series: readonly Series[];
  readonly rows: readonly Row[];
}

const WIDTH = 720;
const LABELS = 210;
const NUMBERS = 60;
const BAR = 18;
const STEP = 26;
/** UTF-16 units of a label that the picture has room for; the table has all of it. */
const LABEL_LENGTH = 30;
/** What a label below a picture needs. */
const LABEL_WIDTH = 84;
/** More bars than this are left to the table. */
const MOST_BARS = 12;

/** Bars with the parts of each beside each other, the rows in their order. */
export function barChart(chart: Chart, setting: Setting): Markup {
  const { series, rows } = chart;
  const shown = rows.slice(0, MOST_BARS);
  const sums = shown.map(sumOf);
  const scale = scaleLinear([0, Math.max(1, ...sums)], [0, WIDTH - LABELS - NUMBERS]);
  const bars = shown.map((row, i) => {
    let at = 0;
    const parts = row.values.map((value, part) => {
      const from = scale(at);
      at += value;
      const width = scale(at) - from;
      return value === 0
        ? markup``
        : markup`<rect class="${series[part]?.tone ?? ''}" x="${px(LABELS + from)}" y="${i * STEP}" width="${px(width)}" height="${BAR}"/>`;
    });
    const middle = i * STEP + BAR / 2;
    return markup`<text x="${LABELS - 8}" y="${middle}" class="label">${shortened(row.label)}</text>${parts}<text x="${px(LABELS + scale(at) + 6)}" y="${middle}">${grouped(at)}</text>
`;
  });
  const left = rows.length - shown.length;
  const note = left === 0 ? '' : ` The table has ${left} more.`;
  return figure(chart, bars, Math.max(1, shown.length) * STEP, note, setting);
}

/** What is counted at places (`at`) that ascend, as areas on top of each other, the first series at the bottom. */
export function areaChart(chart: Chart, setting: Setting): Markup {
  const { series, rows } = chart;
  const height = 220;
  const left = 64;
  const right = WIDTH - 40;
  const places = rows.map(({ at = 0 }) => at);
  const x = scaleLinear([places[0] ?? 0, places.at(-1) ?? 0], [left, right]);
  const y = scaleLinear([0, Math.max(1, largest(rows.map(sumOf)))], [height - 28, 8]).nice(5);
  const layers = stack<unknown, Row, number>()
    .keys(series.map((_, i) => i))
    .value(({ values }, key) => values[key] ?? 0)([...rows]);
  const shape = area<SeriesPoint<Row>>()
    .x(({ data }) => x(data.at ?? 0))
    .y0(([from]) => y(from))
    .y1(([, to]) => y(to))
    .digits(1);
  const lines = y
    .ticks(5)
    .filter(Number.isInteger)
    .map((tick) => {
      const at = px(y(tick));
      return markup`<line class="grid" x1="${left}" x2="${right}" y1="${at}" y2="${at}"/><text x="${left - 8}" y="${at}" class="label">${grouped(tick)}</text>
`;
    });
  const areas = layers.map(
    (layer) => markup`<path class="${series[layer.key]?.tone ?? ''}" d="${shape(layer) ?? ''}"/>
`,
  );
  // Labels that would touch are left to the table.
  let last = Number.NEGATIVE_INFINITY;
  const labels = rows.map(({ label, at = 0 }) => {
    const place = x(at);
    if (place - last < LABEL_WIDTH) return markup``;
    last = place;
    return markup`<text x="${px(place)}" y="${height - 10}" class="place">${shortened(label)}</text>\n`;
  });
  return figure(chart, [...lines, ...areas, ...labels], height, '', setting);
}

function figure(
  chart: Chart,
  shapes: readonly Markup[],
  height: number,
  note: string,
  setting: Setting,
): Markup {
  const { title, of, series, rows } = chart;
  const summary = `${summaryOf(chart)}${note}`;
  const keys = series.map(
    ({ name, tone }) =>
      markup`<span class="key"><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="${tone}" width="10" height="10"/></svg> ${name}</span> `,
  );
  const legend = series.length < 2 ? markup`` : markup`<p class="legend">${keys}</p>\n`;
  const heads = [of, ...series.map(({ name }) => name), ...(series.length < 2 ? [] : ['All'])];
  const cells = rows.map((row) => [
    row.label,
    ...row.values.map(grouped),
    ...(series.length < 2 ? [] : [grouped(sumOf(row))]),
  ]);
  return markup`<figure>
<figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}${setting.of}. ${summary}">
${[...shapes]}</svg>
${legend}<p class="quiet">${summary}</p>
<details><summary>As a table</summary>
${table(title, heads, cells, setting)}</details>
</figure>
`;
}

/** The picture in a sentence. */
function summaryOf({ rows, series }: Chart): string {
  const all = rows.reduce((sum, row) => sum + sumOf(row), 0);
  if (all === 0) return 'Nothing to count.';
  const most = rows.reduce((best, row) => (sumOf(row) > sumOf(best) ? row : best));
  const parts = series
    .map(({ name }, i) => ({ name, value: most.values[i] ?? 0 }))
    .filter(({ value }) => value > 0)
    .map(({ name, value }) => `${grouped(value)} ${name}`);
  const detail = series.length < 2 ? '' : ` (${parts.join(', ')})`;
  return `Most: ${most.label} with ${grouped(sumOf(most))}${detail}.`;
}

function sumOf({ values }: Row): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function shortened(label: string): string {
  return label.length <= LABEL_LENGTH ? label : `…${label.slice(1 - LABEL_LENGTH)}`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
