/**
 * Who made one change of a document, from everything that was seen around it: a pure function, whose order
 * of questions is the precedence of the evidence. The strongest evidence that says anything decides.
 *
 * "human" is only said where a keyboard was seen at work, "ai" at `high` or `certain` only where an AI was;
 * an insertion of code that nothing explains is `ai` at `low`. Nobody is named who has not named himself.
 */
import type { DetailedReason } from './event.ts';
import type { Evidence, Provenance } from './provenance.ts';

/** What was seen of a change. */
export interface Observation {
  readonly time: number;
  readonly reason?: 'undo' | 'redo' | undefined;
  /** What VS Code itself says, where it does. */
  readonly detailedReason?: DetailedReason | undefined;
  /** Our key for accepting suggestions ran at this version of the document. */
  readonly accepted: boolean;
  /** A chat edits this file, and VS Code keeps a baseline of it. */
  readonly hasBaseline: boolean;
  /** The change was made in the baseline as well, as VS Code does with a person's edits. */
  readonly isMirrored: boolean;
  /** The paste provider was asked with this very text. */
  readonly pasted: boolean;
  /** The document took over what is on disk: it did not become dirty. */
  readonly isReload: boolean;
  /** It is now what version control has. */
  readonly isCommitted: boolean;
  /** What moved the cursor first after the change; undefined when it did not move. */
  readonly cursor?: 'keyboard' | 'mouse' | 'command' | 'none' | undefined;
  /** The text is one that the document had before. */
  readonly returns: boolean;
  /** A coding agent's command was running in a terminal. */
  readonly agentRuns: boolean;
  /** A completion was taken up to 100 ms after it. */
  readonly completionFollows: boolean;
  readonly shape: {
    readonly rearranges: boolean;
    readonly isKeystroke: boolean;
    readonly isEnter: boolean;
    readonly isComposed: boolean;
    readonly isCompletion: boolean;
    readonly isCode: boolean;
    readonly isInImports: boolean;
  };
}

/**
 * What to make of the change's text: give it this provenance, let its characters keep theirs, or give the
 * document what it had when its text was last the same (and `otherwise`, if that is not remembered).
 */
export type Decision =
  | { readonly give: Provenance }
  | { readonly keep: true }
  | { readonly restore: true; readonly otherwise: Provenance };

/** Who made a change. */
export function decide(observed: Observation): Decision {
  const { time, shape } = observed;
  const evidence = (kind: Evidence['kind'], who?: string): Evidence[] => [
    who === undefined ? { kind, time } : { kind, time, who },
  ];
  const unknown = (confidence: Provenance['confidence'], kind: Evidence['kind']): Provenance => ({
    author: 'unknown',
    confidence,
    evidence: evidence(kind),
  });
  if (observed.reason !== undefined) return { restore: true, otherwise: unknown('low', 'editor-action') };
  const stated = statement(observed, evidence);
  if (stated !== undefined) return stated;
  if (observed.accepted)
    return { give: { author: 'ai', confidence: 'high', evidence: evidence('inline-suggestion') } };
  const isTyped = typed(observed);
  const isVersionControl = observed.isReload && observed.isCommitted;
  if (observed.hasBaseline && !observed.isMirrored && !isTyped && !observed.pasted && !isVersionControl) {
    // Taking the chat's edits back puts the file where it was.
    if (observed.returns) return { restore: true, otherwise: unknown('low', 'editor-action') };
    if (shape.rearranges) return { keep: true };
    // A completion inside of the chat's own text is not mirrored either.
    const confidence = shape.isCompletion ? 'low' : 'high';
    return { give: { author: 'ai', confidence, evidence: evidence('chat-edit') } };
  }
  if (observed.pasted) return { give: unknown('high', 'pasted') };
  if (isVersionControl) return { restore: true, otherwise: unknown('high', 'committed') };
  if (isTyped) {
    const confidence = observed.cursor === 'keyboard' ? 'high' : 'low';
    return { give: { author: 'human', confidence, evidence: evidence('typed') } };
  }
  if (shape.rearranges) return { keep: true };
  if (observed.isReload) {
    if (observed.returns) return { restore: true, otherwise: unknown('low', 'written-outside') };
    return observed.agentRuns
      ? { give: { author: 'ai', confidence: 'low', evidence: evidence('agent-in-terminal') } }
      : { give: unknown('low', 'written-outside') };
  }
  if (observed.cursor === 'keyboard' && shape.isComposed)
    return { give: { author: 'human', confidence: 'low', evidence: evidence('typed') } };
  if (shape.isCompletion) return { give: unknown('low', 'completion') };
  if (shape.isInImports && observed.completionFollows) return { give: unknown('low', 'completion') };
  if (!shape.isCode) return { give: unknown('low', 'editor-action') };
  return { give: { author: 'ai', confidence: 'low', evidence: evidence('unexplained-insertion') } };
}

/**
 * Whether the change was typed: a key moved the cursor with it, or it is what Enter does. The cursor's cause
 * says "keyboard" for edits made with keys alone; accepting, pasting and completing say nothing.
 *
 * Of Enter it says nothing either. So a line break by Enter looks like one that was accepted as the next
 * line of a suggestion, or put in by a command, and is a person's with low confidence only. It has no text
 * by which anything could be judged: lines are judged by their characters without blanks.
 */
function typed({ cursor, shape, isReload }: Observation): boolean {
  if (isReload) return false;
  if (shape.isEnter) return cursor === 'none' || cursor === 'keyboard';
  return cursor === 'keyboard' && shape.isKeystroke;
}

/** What VS Code's own statement means; undefined where it states nothing about who it was. */
function statement(
  observed: Observation,
  evidence: (kind: Evidence['kind'], who?: string) => Evidence[],
): Decision | undefined {
  const { detailedReason: reason, shape } = observed;
  if (reason === undefined) return undefined;
  const who = text(reason.metadata.$extensionId);
  const give = (author: Provenance['author'], kind: Evidence['kind'], name?: string): Decision => ({
    give: { author, confidence: 'certain', evidence: evidence(kind, name) },
  });
  switch (reason.source) {
    case 'inlineCompletionAccept':
    case 'inlineCompletionPartialAccept':
    case 'inlineChat.applyEdits':
    case 'Chat.applyEdits':
      return give('ai', 'host-statement', who);
    case 'Chat.undoEdits':
    case 'Chat.reset':
      return {
        restore: true,
        otherwise: { author: 'unknown', confidence: 'low', evidence: evidence('editor-action') },
      };
    case 'rename':
      return { keep: true };
    case 'suggest':
      return give('unknown', 'completion', who);
    case 'codeAction':
      return shape.rearranges ? { keep: true } : give('unknown', 'editor-action', who);
    case 'cursor':
      return byCursor(text(reason.metadata.kind), shape.rearranges, give);
    default:
      // Snippets may be suggestions, what is not known may be anything, and a reload may come from anybody.
      return undefined;
  }
}

function byCursor(
  kind: string | undefined,
  rearranges: boolean,
  give: (author: Provenance['author'], kind: Evidence['kind']) => Decision,
): Decision | undefined {
  switch (kind) {
    case 'type':
    case 'compositionType':
    case 'compositionEnd':
      return give('human', 'host-statement');
    case 'paste':
      return give('unknown', 'pasted');
    case 'cut':
    case 'executeCommand':
    case 'executeCommands':
      return rearranges ? { keep: true } : give('unknown', 'editor-action');
    default:
      return undefined;
  }
}

function text(value: string | number | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
