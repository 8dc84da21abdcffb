/** What is asked for on the command line. */
export interface BenchOptions {
  /** Lines of the programs. */
  readonly sizes: readonly number[];
  /** Only this language, by its id. */
  readonly language?: string;
}
