/**
 * Answers by what was asked, so that the same code is not sent to the same model twice. An entry's name is a hash of
 * the request and the model, and the entry itself holds the answer alone: no code but what the model wrote, its quotes
 * only as numbers of lines. So whoever reads the folder learns nothing of the code that an answer does not say.
 */

import { sha256Hex } from '../review/lineHash.ts';
import { type Answer, readAnswer } from './answer.ts';
import { linesSent, type ReviewRequest } from './request.ts';

/** Counts up when the form of entries changes, or what they depend on. */
const VERSION = 1;

/** How many answers are kept; beyond it the oldest go. */
const MOST_ANSWERS = 5_000;

/** The part of `ports/cacheFiles.ts` that is used. */
export interface AnswerFiles {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  entries(): Promise<readonly { readonly name: string; readonly written: number }[]>;
  remove(name: string): Promise<void>;
}

/** `asked` is who is asked, and how: its name and version or command. */
export class AnswerCache {
  constructor(
    private readonly files: AnswerFiles,
    private readonly most = MOST_ANSWERS,
  ) {}

  /** The answer to a request, with the quotes as they were sent; undefined where there is none. */
  async read(request: ReviewRequest, asked: string): Promise<Answer | undefined> {
    const entry = await this.files.read(nameOf(request, asked));
    if (entry === undefined) return undefined;
    const lines = linesSent(request);
    const value = objectIn(entry);
    if (value === undefined) return undefined;
    const withText = (each: unknown, name: 'text' | 'quote'): unknown => {
      const line = (each as { line?: unknown } | null)?.line;
      return { ...(each as object), [name]: lines.get(line as number) ?? '' };
    };
    const listed = (name: string): unknown[] =>
      Array.isArray(value[name]) ? (value[name] as unknown[]) : [];
    const restored = {
      ...value,
      nonce: request.nonce,
      quotes: listed('quotes').map((each) => withText(each, 'text')),
      suggestions: listed('suggestions').map((each) => withText(each, 'quote')),
    };
    const answer = readAnswer(JSON.stringify(restored), request);
    return 'refusal' in answer ? undefined : answer;
  }

  /** Keeps an answer that was taken, its quotes placed; rejects where it cannot be written. */
  async write(request: ReviewRequest, asked: string, answer: Answer): Promise<void> {
    const kept = {
      ...answer,
      quotes: answer.quotes.map(({ line }) => ({ line })),
      // One that quotes another line than its own must not come back with the right one.
      suggestions: answer.suggestions
        .filter(({ line, quote }) => linesSent(request).get(line)?.trim() === quote.trim())
        .map(({ quote: _, ...rest }) => rest),
    };
    await this.files.write(nameOf(request, asked), JSON.stringify(kept));
    const entries = [...(await this.files.entries())];
    if (entries.length <= this.most) return;
    entries.sort((a, b) => a.written - b.written);
    for (const { name } of entries.slice(0, entries.length - this.most)) await this.files.remove(name);
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function nameOf({ nonce: _, ...request }: ReviewRequest, asked: string): string {
  return sha256Hex(JSON.stringify([VERSION, asked, request]));
}
