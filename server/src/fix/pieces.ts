/**
 * How a string is put together: by `+`, by interpolation, by `%` or by `.format()`. Fixes that escape what is
 * inserted, or that hand it over as parameters, look at the pieces and not at the way of writing.
 */

import { functionAround, type Node, visit } from '../syntax/node.ts';

/** Literal text (as decoded), or a value that is inserted, with the span that is written for it. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly node: Node };

/** The pieces of an expression that builds a string, or undefined for a way of building that is not known. */
export function piecesOf(node: Node): readonly Piece[] | undefined {
  if (node.kind === 'String') return [{ type: 'text', text: node.text }];
  if (node.kind === 'Interpolated') return interpolated(node);
  if (node.kind === 'Binary' && node.text === '+') return joined(node);
  if (node.kind === 'Binary' && node.text === '%') return formatted(node);
  if (node.kind === 'Call' && node.get('callee')?.get('property')?.text === 'format') return formatCall(node);
  return undefined;
}

/** The single expression that a local name stands for: the one assignment to it in front of its use. */
export function localValue(root: Node, use: Node): Node | undefined {
  if (use.kind !== 'Identifier') return undefined;
  const values: (Node | undefined)[] = [];
  visit(functionAround(root, use) ?? root, (node) => {
    if (node.kind === 'AugAssign' && node.get('target')?.text === use.text) values.push(undefined);
    if ((node.kind === 'Assign' || node.kind === 'VarDef') && node.get('target')?.text === use.text)
      values.push(node.get('value'));
  });
  return values.length === 1 && values[0] !== undefined && values[0].end <= use.start ? values[0] : undefined;
}

function interpolated(node: Node): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const child of node.children) {
    if (child.kind === 'StringText' || child.kind === 'String')
      pieces.push({ type: 'text', text: child.text });
    else {
      const value = child.get('expression');
      if (value === undefined || child.children.length !== 1) return undefined;
      pieces.push({ type: 'value', node: value });
    }
  }
  return pieces;
}

/** The operands of a chain of `+`; one that is no string itself is a value. */
function joined(node: Node): readonly Piece[] {
  const sides = [node.get('left'), node.get('right')].filter((side) => side !== undefined);
  return sides.flatMap((side) => piecesOf(side) ?? [{ type: 'value' as const, node: side }]);
}

/** `"…{}…".format(x)`, or the template as the first argument: `String.format("…%s…", x)`. */
function formatCall(call: Node): readonly Piece[] | undefined {
  const given = call.get('arguments')?.children ?? [];
  const object = call.get('callee')?.get('object');
  if (object?.kind === 'String') return filled(object.text, /\{\}/, given);
  const [template, ...values] = given;
  return template?.kind === 'String' ? filled(template.text, /%[sdr]/, values) : undefined;
}

function formatted(node: Node): readonly Piece[] | undefined {
  const [template, given] = [node.get('left'), node.get('right')];
  if (template?.kind !== 'String' || given === undefined) return undefined;
  return filled(template.text, /%[sdr]/, given.kind === 'Tuple' ? given.children : [given]);
}

/** A template and what goes into its places, in order; undefined when they do not fit. */
function filled(template: string, place: RegExp, values: readonly Node[]): readonly Piece[] | undefined {
  const texts = template.split(place);
  if (
    texts.length !== values.length + 1 ||
    values.some(({ kind }) => kind === 'Argument' || kind === 'Spread')
  )
    return undefined;
  return texts.flatMap((text, i): Piece[] => {
    const value = values[i];
    return value === undefined
      ? [{ type: 'text', text }]
      : [
          { type: 'text', text },
          { type: 'value', node: value },
        ];
  });
}
