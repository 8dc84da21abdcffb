/** What one run may send: so many requests, and so many characters together. What is beyond is said and not sent. */

import { counted, grouped } from '../text/counted.ts';

export interface Bounds {
  readonly requests: number;
  /** UTF-16 units of what is sent. */
  readonly characters: number;
}

export const DEFAULT_BOUNDS: Bounds = { requests: 20, characters: 200_000 };

export class Budget {
  private requests = 0;
  private characters = 0;

  constructor(private readonly bounds: Bounds = DEFAULT_BOUNDS) {}

  /** Takes a request's part; false where there is not so much left, and then nothing is taken. */
  take(characters: number): boolean {
    if (this.requests + 1 > this.bounds.requests) return false;
    if (this.characters + characters > this.bounds.characters) return false;
    this.requests++;
    this.characters += characters;
    return true;
  }

  /** `3 of 20 requests and 12,345 of 200,000 characters were used`. */
  get used(): string {
    return `${this.requests} of ${counted(this.bounds.requests, 'request')} and ${grouped(this.characters)} of ${counted(this.bounds.characters, 'character')} were used`;
  }
}
