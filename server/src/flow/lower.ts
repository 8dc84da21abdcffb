/**
 * From the generic tree to forms (`il.ts`). A form is kept with the nodes that it was made of, so an edit lowers
 * only the functions and statements that it touched.
 *
 * The lowering is one object a form, in layers that each know what is below them: blocks and edges
 * (`builder.ts`), what is written to (`targets.ts`), expressions, branches, statements, functions (here).
 * Chains, `else if`s and statements are followed in loops, so that no length of a program needs a deep stack.
 */

import type { Semantics } from '../syntax/languages/language.ts';
import type { Node } from '../syntax/node.ts';
import { completing } from './builder.ts';
import { type Form, SELF } from './il.ts';
import { StatementLowering } from './statements.ts';

const functions = new WeakMap<Node, Form>();
const statements = new WeakMap<Node, Form>();
let made = 0;

/** How many instructions were ever made; tests hold an edit to few. */
export function countInstructionsMade(): number {
  return made;
}

/** The form of a function: a `FunctionDef` or `Lambda`. Functions inside are closures, and have forms of their own. */
export function formOf(definition: Node, semantics: Semantics): Form {
  // The body outlives an edit to what stands around it.
  const key = definition.get('body') ?? definition.get('parameters') ?? definition;
  return kept(functions, key, () => new FunctionLowering(semantics).function(definition));
}

/** The form of one statement as it runs where it stands: at the top level, or in the body of a class. */
export function formOfStatement(statement: Node, semantics: Semantics): Form {
  return kept(statements, statement, () => new FunctionLowering(semantics).code(statement));
}

function kept(forms: WeakMap<Node, Form>, key: Node, lower: () => Form): Form {
  let form = forms.get(key);
  if (form === undefined) {
    form = lower();
    made += form.instructions.length;
    forms.set(key, form);
  }
  return form;
}

class FunctionLowering extends StatementLowering {
  code(node: Node): Form {
    this.statement(node);
    return this.finish();
  }

  function(definition: Node): Form {
    for (const role of ['receiver', 'parameters']) {
      const list = definition.get(role);
      for (const each of list?.kind === 'Parameters' ? list.children : list === undefined ? [] : [list])
        this.parameter(each);
    }
    for (const result of definition.get('results')?.children ?? [])
      this.declare(result.get('name') ?? result);
    this.role(definition, 'initializers');
    const body = definition.get('body');
    if (body?.kind === 'ExprBody') this.emit('return', body, [this.value(body)]);
    else if (body?.kind === 'Block' && this.semantics.lastExpressionReturns === true) this.bodyValue(body);
    else if (body !== undefined) this.statement(body);
    return this.finish();
  }

  /** A body whose last expression is what the function returns. */
  private bodyValue(body: Node): void {
    const last = body.children.at(-1);
    const value = this.sequenceValue(body.children);
    if (last !== undefined && value !== undefined) this.emit('return', last, [value]);
  }

  private parameter(node: Node): void {
    const target = node.kind === 'Parameter' ? node.get('name') : node;
    const fallback = node.get('default');
    const given = this.emit('parameter', node);
    const value = completing(node, fallback === undefined ? given : this.orDefault(given, fallback));
    if (target === undefined) return;
    this.assign(target, value);
    const words = node.get('modifiers')?.children ?? [];
    if (
      target.kind !== 'Identifier' ||
      !words.some(({ text }) => this.semantics.fieldModifiers?.includes(text))
    )
      return;
    // It declares a field of its name, the sigil of a variable left out.
    const place = { variable: SELF, path: [target.text.replace(/^\$/, '')] };
    this.effect('assign', node, [value], place);
  }

  /** The end: what was put off is called, the last one first. */
  protected override finish(): Form {
    this.jump(this.exit);
    for (const { node, operands } of this.deferred.reverse()) this.emit('call', node, operands);
    return super.finish();
  }
}
