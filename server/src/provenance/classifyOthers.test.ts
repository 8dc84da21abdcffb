/**
 * What other programs, chats and agents do to a document, each with the label that it must get. The labels were fixed before the
 * code; at `high` and `certain` there is no room for a wrong "ai" or a wrong "human".
 */
import { describe } from 'mocha';
import {
  CHAT,
  CODE,
  PASTED,
  type Scenario,
  SUGGESTED,
  TYPED,
  testScenarios,
  UNEXPLAINED,
} from './testing.ts';

const SCENARIOS: Scenario[] = [
  {
    name: 'a file written by another program',
    run: (e) => e.insert(CODE, '\n}', { onDisk: true }),
    wanted: { [CODE]: 'unknown low written-outside' },
  },
  {
    name: 'a file written while an agent runs in a terminal',
    run: (e) => {
      e.tell({ kind: 'terminal', time: e.time, what: 'started', id: 1, program: 'agent', isAgent: true });
      e.insert(CODE, '\n}', { onDisk: true });
    },
    wanted: { [CODE]: 'ai low agent-in-terminal' },
  },
  {
    name: 'a file written long after the agent ended',
    run: (e) => {
      e.tell({ kind: 'terminal', time: e.time, what: 'started', id: 1, program: 'agent', isAgent: true });
      e.tell({ kind: 'terminal', time: e.time, what: 'ended', id: 1, program: 'agent', isAgent: true });
      e.rest(5_000).insert(CODE, '\n}', { onDisk: true });
    },
    wanted: { [CODE]: 'unknown low written-outside' },
  },
  {
    name: 'a file written while another program runs in a terminal',
    run: (e) => {
      e.tell({ kind: 'terminal', time: e.time, what: 'started', id: 1, program: 'make', isAgent: false });
      e.insert(CODE, '\n}', { onDisk: true });
    },
    wanted: { [CODE]: 'unknown low written-outside' },
  },
  {
    name: 'a checkout',
    run: (e) => {
      e.insert(CODE, '\n}', { onDisk: true });
      e.tell({ kind: 'compared', ...e.at(), isCommitted: true });
    },
    wanted: { [CODE]: 'unknown high committed' },
  },
  {
    name: 'a checkout that is found out late',
    run: (e) => {
      e.insert(CODE, '\n}', { onDisk: true }).rest();
      e.tell({ kind: 'compared', ...e.at(), isCommitted: true });
    },
    wanted: { [CODE]: 'unknown high committed' },
  },
  {
    name: 'reverting a file to what was typed',
    run: (e) => {
      e.type('mine();', '\n}').rest().save();
      const at = e.find('mine');
      e.change([{ start: at, end: at + 7, text: '' }])
        .selected('keyboard')
        .rest();
      e.isDirty = false;
      e.insert('mine();', '\n}', { onDisk: true });
    },
    wanted: { 'mine();': TYPED },
  },
  {
    name: 'typing after a save, when VS Code still says clean',
    run: (e) => e.type('ab', '\n}').rest().save().rest().type('cd', '\n}'),
    wanted: { abcd: TYPED },
  },
  {
    name: 'Enter after a save',
    run: (e) => e.type('ab', '\n}').rest().save().rest().type('\n', '\n}').rest(),
    wanted: { ab: TYPED },
  },
  {
    name: 'a chat',
    run: (e) => e.openBaseline().insert(CODE, '\n}'),
    wanted: { [CODE]: CHAT },
  },
  {
    name: 'a chat whose baseline opens a little late',
    run: (e) => e.insert(CODE, '\n}').rest(100).openBaseline(),
    wanted: { [CODE]: CHAT },
  },
  {
    name: 'a chat that writes in pieces',
    run: (e) => {
      e.openBaseline();
      for (const piece of [CODE.slice(0, 10), CODE.slice(10, 11), CODE.slice(11)])
        e.insert(piece, '\n}').rest(80);
    },
    wanted: { [CODE.slice(12)]: CHAT, [CODE.slice(0, 10)]: CHAT },
  },
  {
    name: 'typing while a chat edits the file',
    run: (e) => e.openBaseline().insert(CODE, '\n}').rest().type('mine', 'import'),
    wanted: { [CODE]: CHAT, mine: TYPED },
  },
  {
    name: 'typing into the text of a chat, which is not mirrored',
    run: (e) => {
      e.openBaseline().insert(CODE, '\n}').rest();
      e.insert('Q', 'rows;').selected('keyboard');
    },
    wanted: { Q: TYPED, 'const rows': CHAT },
  },
  {
    name: 'pasting while a chat edits the file',
    run: (e) => e.openBaseline().paste(CODE, '\n}').mirror(),
    wanted: { [CODE]: PASTED },
  },
  {
    name: 'the edit of an extension while a chat edits the file',
    run: (e) => e.openBaseline().insert(CODE, '\n}').mirror(),
    wanted: { [CODE]: UNEXPLAINED },
  },
  {
    name: 'taking the edits of a chat back',
    run: (e) => {
      e.type('mine();', '\n}').rest();
      const at = e.find('mine');
      e.openBaseline()
        .change([{ start: at, end: at + 7, text: CODE }])
        .rest();
      e.change([{ start: at, end: at + CODE.length, text: 'mine();' }]);
    },
    wanted: { 'mine();': TYPED },
  },
  {
    name: 'after a chat has ended',
    run: (e) => {
      e.openBaseline();
      e.tell({ kind: 'baseline', uri: e.uri, time: e.time, what: 'closed' });
      e.rest().insert(CODE, '\n}');
    },
    wanted: { [CODE]: UNEXPLAINED },
  },
  {
    name: 'several cursors',
    text: 'a \nb \n',
    run: (e) => {
      for (const key of 'xy')
        e.change([
          { start: e.find('\n'), end: e.find('\n'), text: key },
          { start: e.text.length - 1, end: e.text.length - 1, text: key },
        ]).selected('keyboard');
    },
    wanted: { 'xy\nb': 'mixed', xy: TYPED },
  },
  {
    name: 'a script of composed characters',
    run: (e) => e.insert('こんにちは', '\n}').selected('keyboard'),
    wanted: { こんにちは: 'human low typed' },
  },
  {
    name: 'a long insertion with the cursor moved by a key afterwards',
    run: (e) => e.insert(CODE, '\n}').selected('none').selected('keyboard'),
    wanted: { [CODE]: UNEXPLAINED },
  },
  {
    name: 'an edit of a file that nobody sees',
    run: (e) => e.insert(CODE, '\n}'),
    wanted: { [CODE]: UNEXPLAINED },
  },
  {
    name: 'typing into a suggestion',
    run: (e) => {
      e.accept(e.find('\n}'), e.find('\n}'), CODE).rest();
      e.type('QQ', 'rows;');
    },
    wanted: { QQ: TYPED, 'const rows': SUGGESTED, 'rows;': SUGGESTED },
  },
];

describe('classify, of disk, chats and agents', () => testScenarios(SCENARIOS));
