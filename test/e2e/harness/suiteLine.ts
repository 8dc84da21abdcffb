/** Marks the lines of a suite among all that the extension host prints. Shared by both sides. */
export const SUITE_LINE = '[suite] ';
