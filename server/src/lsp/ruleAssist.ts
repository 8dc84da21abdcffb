/** Completion in rule files, and what a key means when somebody hovers over it. What there is to say is in `rule/assist.ts`. */

import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import { keyAt, mayBeRuleFile, offersAt } from '../rule/assist.ts';
import type { Documents } from './documents.ts';
import type { RuleFiles } from './ruleFiles.ts';
import type { Session } from './session.ts';

export interface RuleAssist {
  /** What there is to say of a place in a rule file. */
  hover(uri: string, position: Position): Hover | null;
}

export function registerRuleAssist({
  session,
  documents,
  ruleFiles,
}: {
  readonly session: Session;
  readonly documents: Documents;
  readonly ruleFiles: RuleFiles;
}): RuleAssist {
  /** The text of an open document that may be a rule file. */
  const textOf = (uri: string): string | undefined => {
    if (!/\.ya?ml$/i.test(uri)) return undefined;
    const text = documents.get(uri)?.document.getText();
    return text !== undefined && (text.trim() === '' || mayBeRuleFile(text)) ? text : undefined;
  };

  session.onInitialize(() => ({ completionProvider: { triggerCharacters: [' '] } }));

  session.connection.onCompletion(({ textDocument, position }) =>
    session.answer('completion', null, async (): Promise<CompletionItem[] | null> => {
      const text = textOf(textDocument.uri);
      // Of an empty file nobody knows what it will be.
      if (text === undefined || text.trim() === '') return null;
      const line = text.split(/\r\n|\n/)[position.line] ?? '';
      const word = /[\w.-]*$/.exec(line.slice(0, position.character)) as RegExpExecArray;
      const range = { start: { line: position.line, character: word.index }, end: position };
      return offersAt(text, position.line, position.character).map((offer) => ({
        label: offer.label,
        kind: offer.kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.Value,
        insertTextFormat: InsertTextFormat.PlainText,
        textEdit: { range, newText: offer.insert },
        // What cannot be left out comes first.
        sortText: `${offer.isRequired ? 0 : 1}${offer.label}`,
        ...(offer.description === undefined ? {} : { documentation: offer.description }),
      }));
    }),
  );

  return {
    hover(uri, position) {
      const text = textOf(uri);
      const key = text === undefined ? undefined : keyAt(text, position.line, position.character);
      if (text === undefined || key === undefined) return null;
      const line = text.split(/\r\n|\n/)[position.line] ?? '';
      const id = key.name === 'id' ? /:\s*['"]?([\w./-]+)/.exec(line.slice(key.end))?.[1] : undefined;
      const outcome = id === undefined ? undefined : ruleFiles.outcome(uri, id);
      return {
        contents: {
          kind: MarkupKind.PlainText,
          value: [key.description, outcome].filter(Boolean).join('\n\n'),
        },
        range: {
          start: { line: position.line, character: key.start },
          end: { line: position.line, character: key.end },
        },
      };
    },
  };
}
