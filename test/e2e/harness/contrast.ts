/** How well something is told from what is behind it, in the colours that the window really shows. */

import type { Locator } from 'playwright-core';

type Colour = readonly [red: number, green: number, blue: number];

/** What WCAG 2.2 asks for: of text, of text in high contrast, and of icons. */
export const CONTRAST = { text: 4.5, highContrastText: 7, icon: 3 } as const;

/**
 * The ratio of luminance between the colour in which an element is drawn and the first background behind it, from 1 to
 * 21. `part` names the pseudo-element that draws, as icons do.
 */
export async function contrastOf(element: Locator, part?: '::before'): Promise<number> {
  const [front, ...behind] = await element.evaluate((start, pseudo) => {
    // The types of a browser are not those of these tests. No function has a name here: the page knows no helper for it.
    interface Element {
      readonly parentElement: Element | null;
    }
    const window = globalThis as unknown as {
      getComputedStyle(of: Element, part?: string): { color: string; backgroundColor: string };
    };
    const colours = [window.getComputedStyle(start as unknown as Element, pseudo).color];
    for (let at: Element | null = start as unknown as Element; at !== null; at = at.parentElement)
      colours.push(window.getComputedStyle(at).backgroundColor);
    return colours;
  }, part);
  const back = behind.find((colour) => !/^rgba\(.*, 0\)$|^transparent$/.test(colour)) ?? 'rgb(255, 255, 255)';
  const [one, other] = [luminance(colourOf(front)), luminance(colourOf(back))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function colourOf(css: string | undefined): Colour {
  const [red, green, blue] = [...(css ?? '').matchAll(/[\d.]+/g)].map(([digits]) => Number(digits));
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`${css} is no colour that this understands.`);
  return [red, green, blue];
}

/** Relative luminance, as WCAG defines it. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
