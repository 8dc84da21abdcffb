/**
 * Declarations of C and C++: what stands around a name (`*`, `[]`, parameters) is taken off it and put around the
 * type, so that a variable is a name, a type and a value as in any other language.
 */

import type { Lowerer, Lowering, Span } from '../lower.ts';
import { block, group, isPlaceholder, modifierWords } from '../make.ts';
import type { SyntaxNode } from '../mirror.ts';
import type { Node } from '../node.ts';

/** A declarator taken apart. */
export interface Declared {
  readonly name: Node | undefined;
  readonly type: Node | undefined;
  /** The parameters, where the name is a function's. */
  readonly parameters: SyntaxNode | undefined;
  /** The function_declarator, for what C++ writes behind the parameters. */
  readonly declarator: SyntaxNode | undefined;
  readonly value: Node | undefined;
  /** Arguments of a constructor, `A a(1)`, or a braced value, `A a{1}`. */
  readonly arguments: Node | undefined;
}

const NAMES = new Set([
  'identifier',
  'field_identifier',
  'type_identifier',
  'qualified_identifier',
  'destructor_name',
  'operator_name',
  'operator_cast',
  'template_function',
  'structured_binding_declarator',
  'primitive_type',
  'dependent_name',
  'scoped_identifier',
]);

/** Words that say how something is declared rather than what it is. */
const WORDS = new Set([
  'storage_class_specifier',
  'type_qualifier',
  'virtual',
  'virtual_specifier',
  'explicit_function_specifier',
  'ms_call_modifier',
  'ms_declspec_modifier',
  'alignas_qualifier',
]);

/** The type that a declaration begins with, as a type expression. */
function baseType(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  return ctx.one(node.child('type'));
}

export function modifiersOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  return modifierWords(
    ctx,
    node.children.filter(({ type }) => WORDS.has(type)),
  );
}

export function attributesOf(node: SyntaxNode, ctx: Lowerer): Node | undefined {
  return group(
    ctx,
    'Decorators',
    node.children.filter(({ type }) => type === 'attribute_declaration' || type === 'attribute_specifier'),
  );
}

/** Takes a declarator apart. `base` is the type expression that the declaration begins with. */
export function declared(declarator: SyntaxNode | undefined, base: Node | undefined, ctx: Lowerer): Declared {
  let type = base;
  let parameters: SyntaxNode | undefined;
  let outer: SyntaxNode | undefined;
  let value: Node | undefined;
  let list: Node | undefined;
  let at = declarator;
  const around = (kind: string, until: number, text: string, more: readonly Node[] = []): void => {
    if (type === undefined) return;
    type = ctx.sequence(kind, { start: type.start, end: Math.max(type.end, until) }, [type, ...more], text);
  };
  while (at !== undefined && !NAMES.has(at.type)) {
    const inner: SyntaxNode | undefined =
      at.child('declarator') ?? at.namedChildren.find((child) => isDeclarator(child.type));
    switch (at.type) {
      case 'init_declarator': {
        const given = at.child('value');
        if (given?.type === 'argument_list') list = ctx.one(given);
        else value = ctx.one(given);
        break;
      }
      case 'pointer_declarator':
      case 'abstract_pointer_declarator':
      case 'pointer_type_declarator':
        around('pointer_type', at.start + 1, '*');
        break;
      case 'reference_declarator':
      case 'abstract_reference_declarator':
        around('reference_type', at.start + 1, at.has('&&') ? '&&' : '&');
        break;
      case 'array_declarator':
      case 'abstract_array_declarator': {
        const size = ctx.one(at.child('size'));
        around('sized_array_type', at.end, '[]', size === undefined ? [] : [size]);
        break;
      }
      case 'function_declarator':
      case 'abstract_function_declarator':
        // `int (*f)(int)` declares a pointer, not a function.
        if (inner?.type === 'parenthesized_declarator' || inner === undefined)
          around('function_type', type?.end ?? at.start, '', ctx.lower(at.child('parameters') ?? at));
        else {
          parameters = at.child('parameters');
          outer = at;
        }
        break;
    }
    at = inner;
  }
  return {
    name: ctx.one(at),
    type: type === undefined ? undefined : ctx.sequence('Type', type, [type]),
    parameters,
    declarator: outer,
    value,
    arguments: list,
  };
}

function isDeclarator(type: string): boolean {
  return type.endsWith('declarator') || NAMES.has(type);
}

/** `int a = 1, *b, f(int);` is a VarDef or a function without a body for each name. */
export const declaration: Lowering = (node, ctx) => {
  const declarators = node.childrenOf('declarator').filter((child) => child.named);
  const base = baseType(node, ctx);
  const modifiers = modifiersOf(node, ctx);
  const decorators = attributesOf(node, ctx);
  // `struct a { … };` defines a type and nothing else.
  if (declarators.length === 0) return base === undefined ? ctx.named(node) : [base];
  const defined = base?.kind === 'ClassDef' && base.get('body') !== undefined ? [base] : [];
  return [
    ...defined,
    ...declarators.map((declarator) => {
      const span = declarators.length === 1 ? node : declarator;
      return variable(span, declared(declarator, base, ctx), { modifiers, decorators }, node, ctx);
    }),
  ];
};

/**
 * A declaration among statements. `A a(b);` reads as a function that takes a `b`; inside a function it nearly
 * always makes an object.
 */
export const localDeclaration: Lowering = (node, ctx) => {
  const [declarator, another] = node.childrenOf('declarator').filter((child) => child.named);
  const list = declarator?.type === 'function_declarator' ? declarator.child('parameters') : undefined;
  const given = list?.namedChildren ?? [];
  const isObject =
    another === undefined &&
    given.length > 0 &&
    given.every(
      (each) => each.namedChildren.length === 1 && VALUE_NAMES.has(each.child('type')?.type ?? ''),
    ) &&
    given.some((each) => each.child('type')?.type === 'type_identifier');
  const type = ctx.one(node.child('type'));
  if (!isObject || list === undefined || type === undefined) return declaration(node, ctx);
  const values = given.map((each) => ctx.one(each.child('type')) as Node);
  const made = ctx.shaped(
    'New',
    { start: type.start, end: list.end },
    { callee: type, arguments: ctx.sequence('Arguments', list, values) },
  );
  return ctx.shaped('VarDef', node, {
    modifiers: modifiersOf(node, ctx),
    type: ctx.sequence('Type', type, [type]),
    target: ctx.one(declarator?.child('declarator')),
    value: made,
  });
};

/** What may be the name of a value as well as that of a type: `b`, `std::ios::binary`. */
const VALUE_NAMES: ReadonlySet<string> = new Set(['type_identifier', 'qualified_identifier']);

interface Heading {
  readonly modifiers: Node | undefined;
  readonly decorators: Node | undefined;
}

function variable(
  span: Span,
  { name, type, parameters, declarator, value, arguments: list }: Declared,
  { modifiers, decorators }: Heading,
  node: SyntaxNode,
  ctx: Lowerer,
): Node {
  if (parameters !== undefined)
    return ctx.shaped('FunctionDef', span, {
      decorators,
      modifiers,
      returnType: type,
      name,
      parameters: ctx.one(parameters),
      throws: ctx.one(declarator?.ofType('noexcept')),
    });
  // `A a(1)` and `A a{1}` make an object of the type.
  const made =
    list === undefined || type === undefined
      ? value
      : ctx.shaped(
          'New',
          { start: type.start, end: list.end },
          { callee: type.children[0], arguments: list },
        );
  // What a condition declares has its value beside it: `if (int a = f())`.
  const initial = made ?? ctx.one(node.child('default_value') ?? node.child('value'));
  return ctx.shaped('VarDef', span, { decorators, modifiers, type, target: name, value: initial });
}

export const parameter: Lowering = (node, ctx) => {
  const base = baseType(node, ctx);
  const written = node.child('declarator');
  if (written === undefined && isPlaceholder(base)) return base;
  const { name, type, parameters } = declared(written, base, ctx);
  const list = parameters === undefined ? undefined : ctx.one(parameters);
  const whole =
    list === undefined || type === undefined
      ? type
      : ctx.sequence('Type', type, [ctx.sequence('function_type', type, [...type.children, list])]);
  const isRest = written?.type === 'variadic_declarator';
  return ctx.shaped(
    'Parameter',
    node,
    {
      decorators: attributesOf(node, ctx),
      modifiers: modifiersOf(node, ctx),
      type: whole,
      name: isRest ? ctx.one(written.namedChildren.at(-1)) : name,
      default: ctx.one(node.child('default_value')),
    },
    isRest ? '...' : '',
  );
};

/** `f(void)` has no parameters. */
export const parameters: Lowering = (node, ctx) => {
  const [only, another] = node.namedChildren;
  const isVoid = only !== undefined && another === undefined && ctx.text(only) === 'void';
  return ctx.sequence('Parameters', node, isVoid ? [] : ctx.named(node));
};

/** A function with its body. What C++ writes around it is in the grammar's own places. */
export const functionDefinition: Lowering = (node, ctx) => {
  const {
    name,
    type,
    parameters: list,
    declarator,
  } = declared(node.child('declarator'), baseType(node, ctx), ctx);
  const words = [
    ...node.children.filter((child) => WORDS.has(child.type)),
    ...(declarator?.children.filter((child) => WORDS.has(child.type)) ?? []),
  ];
  const trailing = declarator?.ofType('trailing_return_type')?.namedChildren[0];
  const returned = trailing === undefined ? type : ctx.sequence('Type', trailing, ctx.lower(trailing));
  const initializers = node.ofType('field_initializer_list');
  const body = node.child('body');
  const made = ctx.shaped('FunctionDef', node, {
    decorators: attributesOf(node, ctx),
    modifiers: modifierWords(ctx, words),
    returnType: returned,
    name,
    parameters:
      list === undefined
        ? ctx.sequence('Parameters', { start: name?.end ?? node.start, end: name?.end ?? node.start }, [])
        : ctx.one(list),
    throws: ctx.one(declarator?.ofType('noexcept')),
    initializers: initializers && ctx.sequence('Block', initializers, ctx.named(initializers)),
    body: body?.type === 'try_statement' ? ctx.sequence('Block', body, ctx.lower(body)) : block(ctx, body),
  });
  return made;
};

/** A struct, union, enum or class: a definition where it has a body, else the name of a type. */
export function classDefinition(keyword: string): Lowering {
  return (node, ctx) => {
    const body = node.child('body');
    const name = ctx.one(node.child('name'));
    if (body === undefined && name !== undefined && node.ofType('base_class_clause') === undefined) {
      // `struct a` is the type a; the keyword is a part of its name in C.
      return ctx.sequence(`${keyword}_type`, node, [name], keyword);
    }
    const bases = node.ofType('base_class_clause');
    return ctx.shaped(
      'ClassDef',
      node,
      {
        decorators: attributesOf(node, ctx),
        modifiers: modifierWords(
          ctx,
          node.children.filter(({ type }) => type === 'virtual_specifier'),
        ),
        name,
        supers:
          bases &&
          ctx.sequence(
            'Supers',
            bases,
            ctx.all(bases.namedChildren.filter(({ type }) => type !== 'access_specifier')),
          ),
        body: body && ctx.sequence('ClassBody', body, ctx.named(body)),
      },
      keyword,
    );
  };
}

/** A type where it stands alone: `(char *)`, `sizeof(int[3])`. */
export const typeDescriptor: Lowering = (node, ctx) =>
  declared(node.child('declarator'), baseType(node, ctx), ctx).type?.children ?? [];
