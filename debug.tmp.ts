import { readFileSync } from 'node:fs';
import { readGrammar } from './test/support/grammars.ts';
import { Grammars } from './server/src/syntax/grammars.ts';
import { languageOf } from './server/src/syntax/languages/index.ts';
import { visit } from './server/src/syntax/node.ts';
import { createFacts } from './server/src/facts/index.ts';
import { memoryOf } from './server/src/memory/analysis.ts';
(async () => {
const path = process.argv[2]!;
const language = languageOf({ path })!;
const g = new Grammars(readGrammar);
await g.load(language);
const text = readFileSync(path, 'utf8');
const tree = g.parse(text, language)!;
const facts = createFacts(tree.root, language, text) as any;
visit(tree.root, (n) => { if (n.kind === 'FunctionDef') { const m = memoryOf(n, facts) as any; console.log('---', n.get('name')?.text, [...m.leaked].length);
 for (const [node, {value, state}] of m.seen) console.log(text.slice(node.start,node.end).replace(/\s+/g,' ').slice(0,40), '=>', JSON.stringify(value, (k, v) => v === Infinity ? 'inf' : v === -Infinity ? '-inf' : v), value.pointers.map((p: any) => JSON.stringify(state.piece(p.site))).join());
}});
})();
