/**
 * What VS Code itself says of changes, on hosts that give it to every extension, each with the label that it must get. The labels were fixed before the
 * code; at `high` and `certain` there is no room for a wrong "ai" or a wrong "human".
 */
import { describe } from 'mocha';
import { CODE, type Scenario, SUGGESTED, testScenarios, UNEXPLAINED } from './testing.ts';

function metadata(source: string, more: Record<string, string> = {}) {
  return { detailedReason: { source, metadata: { source, ...more } } };
}

const SCENARIOS: Scenario[] = [
  {
    name: 'a stated suggestion, which names its extension',
    run: (e) => e.insert(CODE, '\n}', metadata('inlineCompletionAccept', { $extensionId: 'a.b' })),
    wanted: { [CODE]: 'ai certain host-statement a.b' },
  },
  {
    name: 'a stated edit by a chat, in a file that nobody sees',
    run: (e) => e.insert(CODE, '\n}', metadata('Chat.applyEdits')),
    wanted: { [CODE]: 'ai certain host-statement' },
  },
  {
    name: 'stated typing',
    run: (e) => e.insert('abc', '\n}', metadata('cursor', { kind: 'type' })),
    wanted: { abc: 'human certain host-statement' },
  },
  {
    name: 'a stated paste',
    run: (e) => e.insert(CODE, '\n}', metadata('cursor', { kind: 'paste' })),
    wanted: { [CODE]: 'unknown certain pasted' },
  },
  {
    name: 'a stated completion that is a snippet',
    run: (e) => e.insert('for (;;) {\n}', '\n}', metadata('suggest')),
    wanted: { 'for (;;) {': 'unknown certain completion' },
  },
  {
    name: 'a stated quick fix',
    run: (e) => e.insert('const a = 1;', '\n}', metadata('codeAction')),
    wanted: { 'const a = 1;': 'unknown certain editor-action' },
  },
  {
    name: 'a stated renaming of one place',
    run: (e) => {
      e.accept(e.find('\n}'), e.find('\n}'), 'call(one);').rest();
      const at = e.find('one');
      e.change([{ start: at, end: at + 3, text: 'two' }], metadata('rename'));
    },
    wanted: { 'call(two);': SUGGESTED },
  },
  {
    name: 'a snippet, of which VS Code cannot say whose it is',
    run: (e) => e.insert(CODE, '\n}', metadata('snippet')).selected('none').marker(),
    wanted: { [CODE]: SUGGESTED },
  },
  {
    name: 'an unknown reason, which states nothing',
    run: (e) => e.insert(CODE, '\n}', metadata('unknown')),
    wanted: { [CODE]: UNEXPLAINED },
  },
];

describe('classify, where VS Code states its reasons', () => testScenarios(SCENARIOS));
