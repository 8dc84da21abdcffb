/**
 * Constructions that this project does not write, each with what to write instead. They are grammatical, or nearly, but
 * a native speaker would not choose them, and a reader stops at them. Whoever stumbles over another one adds it here:
 * an entry has a sentence that it finds and the same sentence written well, which a test holds it to.
 */

/** A construction to avoid. */
export interface Construction {
  /** Finds it in running text. */
  readonly find: RegExp;
  /** What to do about it, as a short instruction. */
  readonly instead: string;
  /** A sentence with it. */
  readonly bad: string;
  /** The sentence as it should be. */
  readonly good: string;
}

export const VOCABULARY: readonly Construction[] = [
  {
    find: /\bmend(s|ed|ing)?\b/i,
    instead: 'Write "fix".',
    bad: 'Only the newest version is mended.',
    good: 'Only the newest version is fixed.',
  },
  {
    find: /(?<!\bthere )\b(is|are|was|were) no (?!(longer|more|less|one|such|different|better|worse|matter)\b)/i,
    instead: 'Write "is not a …", or turn the sentence round.',
    bad: 'What is no text is named.',
    good: 'Files that are not text are named.',
  },
  {
    find: /\b(?<!\ba )stands? (in(?! for\b)|at|on|below|above|beside|behind|there|here|under|between|before)\b/i,
    instead: 'Text does not stand anywhere: write "is in", "is listed in", "comes before".',
    bad: 'The reason stands in the report.',
    good: 'The reason is in the report.',
  },
  {
    find: /\blies? (in|at|below|beside|under|there|elsewhere)\b/i,
    instead: 'Files do not lie anywhere: write "is in", "is below".',
    bad: 'Marks lie beside the configuration.',
    good: 'Marks are kept beside the configuration.',
  },
  {
    find: /\bbut for\b/i,
    instead: 'Write "except for" or "apart from".',
    bad: 'The folder is empty but for our configuration.',
    good: 'The folder is empty except for our configuration.',
  },
  {
    find: /\b(can|could|would|will|must|should|may|might) else\b/i,
    instead: 'Write "otherwise".',
    bad: 'One file could else switch off all rules.',
    good: 'Otherwise one file could switch off all rules.',
  },
  {
    find: /\banew\b/i,
    instead: 'Write "again".',
    bad: 'The shell is looked at anew after each edit.',
    good: 'The shell is looked at again after each edit.',
  },
  {
    find: /\bany more\b(?! \w)/i,
    instead: 'Write "no longer".',
    bad: 'The file does not exist any more.',
    good: 'The file no longer exists.',
  },
  {
    find: /(?<=^|[.:;] )Who (?!(has|have|is|was|wrote|reads|answers)\b)[a-z]+ (?![^.]*\?)/,
    instead: 'Write "Whoever", or better "If you".',
    bad: 'Who adds a message gives it a form.',
    good: 'If you add a message, give it a form.',
  },
  {
    find: /\b(is|are|be) told of\b/i,
    instead: 'Write "is reported" or "hears about".',
    bad: 'Code that speaks to the model is told of.',
    good: 'Code that speaks to the model is reported.',
  },
  {
    find: /\bof which\b[^.]{0,40}\bis known\b/i,
    instead: 'Turn it round: say who knows, or what is known, first.',
    bad: 'A value of which the type is known is followed.',
    good: 'The engine follows a value whose type it knows.',
  },
  {
    find: /\bis the only thing to (have|do|know)\b/i,
    instead: 'Write "you only need …".',
    bad: 'Node.js is the only thing to have.',
    good: 'You only need Node.js.',
  },
  {
    find: /\b(has|have|had) to be so\b/i,
    instead: 'Write "must hold" or "must be true".',
    bad: 'The checklist says what has to be so before production.',
    good: 'The checklist says what must be true before production.',
  },
  {
    find: /\b(is|are) to be (seen|found|had|done|shown|read)\b/i,
    instead: 'Write "can be" or "must be".',
    bad: 'Rendered Markdown is not shown; the source is to be seen.',
    good: 'Rendered Markdown is not shown; the source can be seen.',
  },
  {
    find: /\bhangs? together\b/i,
    instead: 'Write "fits together".',
    bad: 'Here is how it hangs together.',
    good: 'Here is how it fits together.',
  },
];
