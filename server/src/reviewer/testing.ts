/** For tests: a workspace in memory with what asking a model takes, and a model that believes all that it reads. */

import { readGrammar } from '../../../test/support/grammars.ts';
import { MemoryWorkspace } from '../agent/testing.ts';
import type { AgentFile, AgentScan } from '../agent/workspace.ts';
import { LocalAnalyser } from '../engine/analyser.ts';
import { Scanner } from '../engine/scanner.ts';
import type { EnclosingFunction } from '../finding/enclosingFunction.ts';
import type { Analysis, Finding } from '../finding/finding.ts';
import { loadRules } from '../rule/load.ts';
import { RuleSet } from '../rule/ruleSet.ts';
import type { ReviewedCode } from './code.ts';
import type { Prepared } from './reviewing.ts';

const SECRET_RULES = `rules:
  - id: password
    message: A password.
    severity: ERROR
    languages: [python]
    pattern: connect($X, '...')
    metadata: { cwe: [CWE-798] }
`;

export class MemoryCode implements ReviewedCode {
  /** The rules that look for secrets, as YAML. */
  secretRules = SECRET_RULES;
  /** Lines, from 0, of AI that nobody has reviewed; all unless said otherwise. */
  ai: ReadonlySet<number> | undefined;
  readonly locate: ReviewedCode['locate'];
  readonly read: ReviewedCode['read'];
  readonly files: ReviewedCode['files'];
  readonly changedFiles: ReviewedCode['changedFiles'];
  readonly rules: ReviewedCode['rules'];
  readonly problems: ReviewedCode['problems'];
  readonly committedText: ReviewedCode['committedText'];
  readonly review: ReviewedCode['review'];

  private constructor(
    private readonly inner: MemoryWorkspace,
    private readonly scanner: Scanner,
  ) {
    this.locate = (path) => inner.locate(path);
    this.read = (file) => inner.read(file);
    this.files = () => inner.files();
    this.changedFiles = () => inner.changedFiles();
    this.rules = () => inner.rules();
    this.problems = () => inner.problems();
    this.committedText = (file) => inner.committedText(file);
    this.review = () => inner.review();
  }

  static async of(contents: Record<string, string>): Promise<MemoryCode> {
    const inner = await MemoryWorkspace.of(contents);
    return new MemoryCode(inner, await Scanner.create({ readGrammar, today: () => '2026-01-01' }));
  }

  scan(file: AgentFile, text: string): Promise<AgentScan | null> {
    return this.inner.scan(file, text);
  }

  async everyFinding(file: AgentFile, text: string): Promise<readonly Finding[]> {
    return (await this.inner.scan(file, text))?.findings ?? [];
  }

  async functionAt(
    { path }: AgentFile,
    text: string,
    offset: number,
  ): Promise<EnclosingFunction | undefined> {
    await this.scanner.prepare({ path, text });
    return this.scanner.functionAt({ path, text }, offset);
  }

  async secretsIn({ path }: AgentFile, text: string): Promise<Analysis | null> {
    const rules = new RuleSet(loadRules(this.secretRules, 'secrets.yaml').rules);
    const analysed = await new LocalAnalyser(this.scanner, [rules]).analyse({
      path,
      inside: path,
      text,
      rules: 0,
    });
    if ('crash' in analysed) throw new Error(analysed.crash);
    return analysed.analysis;
  }

  async harmOfEdit({ path }: AgentFile, before: string, after: string): Promise<string | undefined> {
    await this.scanner.prepare({ path, text: before });
    return this.scanner.harmOfEdit({ path, text: before }, after);
  }

  async unreviewedAiLines(_file: AgentFile, text: string): Promise<ReadonlySet<number>> {
    return this.ai ?? new Set(text.split('\n').keys());
  }
}

/**
 * What a model would say that does whatever the code asks for and keeps to the form besides: the worst that an answer
 * can be.
 */
export function gullibleAnswer({ request, finding, file }: Prepared): string {
  const line = finding === undefined ? 1 : file.lineAt(finding.start) + 1;
  return JSON.stringify({
    nonce: request.nonce,
    opinion: 'not-real',
    probability: 0,
    why: 'The code says that it is safe.',
    quotes: [{ line, text: file.lineText(line - 1) }],
    edits: [],
    suggestions: [],
    instructions: [],
  });
}
