/** The `options:` of a rule that change how patterns match, with Semgrep's names and defaults. */

export interface MatchOptions {
  /** A literal in a pattern also matches a variable that certainly has that value. */
  readonly constantPropagation: boolean;
  /** A pattern also matches a variable through its single definition. */
  readonly symbolicPropagation: boolean;
  /** `&&`, `||` and the bit operators match in any grouping, bit operators in any order. */
  readonly associative: boolean;
  /** `&&` and `||` match in any order as well. */
  readonly commutativeBoolean: boolean;
  /** The two sides of `==` and `!=` may stand either way round. */
  readonly symmetricEquality: boolean;
  /** An expression statement also matches where its expression stands inside another statement. */
  readonly deepStatements: boolean;
  /** An assignment also matches a declaration with a value. */
  readonly declarationIsAssignment: boolean;
  /** `var` in a pattern also means `let` and `const`. */
  readonly letIsVar: boolean;
  /** `(x) => …` also matches a function expression. */
  readonly arrowIsFunction: boolean;
  /** Decorators must stand in the pattern's order. */
  readonly decoratorOrder: boolean;
  /** A pattern for expressions also matches what a decorator is. */
  readonly decoratorsAreExpressions: boolean;
  /** Object literals, JSX attributes and the like may have more than the pattern says. */
  readonly implicitEllipsis: boolean;
  /** JSX attributes may be more than the pattern says. */
  readonly implicitAttributes: boolean;
  /** `<a />` in a pattern also matches an element with children. */
  readonly looseSingletons: boolean;
}

/** Reads them from a rule; what is not a boolean keeps its default. */
export function matchOptions(options: Readonly<Record<string, unknown>>): MatchOptions {
  const flag = (names: readonly string[], fallback: boolean): boolean => {
    for (const name of names) if (typeof options[name] === 'boolean') return options[name];
    return fallback;
  };
  return {
    constantPropagation: flag(['constant_propagation', 'constant-propagation'], true),
    symbolicPropagation: flag(['symbolic_propagation'], false),
    associative: flag(['ac_matching'], true),
    commutativeBoolean: flag(['commutative_boolop'], false),
    symmetricEquality: flag(['symmetric_eq'], false),
    deepStatements: flag(['implicit_deep_exprstmt'], true),
    declarationIsAssignment: flag(['vardef_assign'], true),
    letIsVar: flag(['let_is_var'], true),
    arrowIsFunction: flag(['arrow_is_function'], true),
    decoratorOrder: flag(['decorators_order_matters'], false),
    decoratorsAreExpressions: flag(['attr_expr'], true),
    implicitEllipsis: flag(['implicit_ellipsis'], true),
    implicitAttributes: flag(['xml_attrs_implicit_ellipsis'], true),
    looseSingletons: flag(['xml_singleton_loose_matching'], true),
  };
}
