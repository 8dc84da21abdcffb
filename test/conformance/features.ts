/**
 * What the rule language can say, as a table. A case is about a feature when its rule's id is the feature's, or
 * begins with it and two hyphens (`ellipsis-arguments--first`). `features.test.ts` holds that every language has,
 * for every feature that is not excused here, such a rule with a line that it finds (`ruleid:`) and a line that
 * looks alike and is left alone (`ok:`). A new feature of the rule language gets its line here first.
 */

export interface Feature {
  /** The id that rules about it bear. */
  readonly id: string;
  /** What it is, as an author of rules would say it. */
  readonly what: string;
  /** Ids of languages in which it has no meaning, each with the reason. */
  readonly without?: Readonly<Record<string, string>>;
}

const words = 'a command is words: there are no brackets, members, objects or types';
const noTypes = 'has no declared types';
const noDecorators = 'has no decorators, annotations or attributes';

/** What a pattern can say; each language has cases of its own, because the spelling is the language's. */
export const PATTERN_FEATURES: readonly Feature[] = [
  { id: 'metavariable', what: '`$X` is any expression' },
  { id: 'metavariable-statement', what: '`$S` is any statement' },
  { id: 'metavariable-name', what: '`$F` is the name of a function or command' },
  {
    id: 'metavariable-type',
    what: '`$T` is any type',
    without: { javascript: noTypes, ruby: noTypes, bash: words },
  },
  { id: 'metavariable-repeated', what: 'a metavariable that repeats is the same code in each place' },
  { id: 'metavariable-anonymous', what: '`$_` is anything, and may differ from place to place' },
  { id: 'metavariable-ellipsis', what: '`$...ARGS` is any number of arguments, remembered' },
  {
    id: 'metavariable-typed',
    what: '`(Type $X)` or `($X : Type)` is an expression of a type',
    without: { javascript: noTypes, ruby: noTypes, bash: words },
  },
  { id: 'ellipsis-arguments', what: '`...` is any number of arguments' },
  { id: 'ellipsis-statements', what: '`...` is any number of statements' },
  { id: 'ellipsis-string', what: '`"..."` is any string' },
  {
    id: 'ellipsis-members',
    what: '`...` is any number of members of a class or type',
    without: { bash: words },
  },
  { id: 'ellipsis-chain', what: '`$X. ... .f()` is a chain of calls and members', without: { bash: words } },
  { id: 'ellipsis-body', what: '`...` is the body of a function' },
  { id: 'ellipsis-parameters', what: '`...` is any number of parameters', without: { bash: words } },
  { id: 'ellipsis-array', what: '`...` is any number of elements of an array or list' },
  {
    id: 'ellipsis-object',
    what: '`...` is any number of entries of an object, map or structure',
    without: { bash: words },
  },
  {
    id: 'ellipsis-decorators',
    what: '`@A(...)` is a decorator, annotation or attribute with any arguments',
    without: { go: noDecorators, ruby: noDecorators, bash: noDecorators, c: noDecorators },
  },
  { id: 'deep-expression', what: '`<... e ...>` is an expression with `e` somewhere in it' },
  { id: 'literal-string', what: '`"a"` is that string, `"$X"` remembers its text' },
  { id: 'literal-number', what: 'a number, however it is written' },
  {
    id: 'literal-regex',
    what: '`/$X/` is a literal regular expression',
    without: Object.fromEntries(
      ['python', 'java', 'go', 'csharp', 'c', 'cpp', 'php', 'rust', 'bash'].map((id) => [
        id,
        'has no literal regular expressions',
      ]),
    ),
  },
  {
    id: 'partial-class',
    what: 'a class or type without the parts that the pattern leaves out',
    without: { bash: words },
  },
  { id: 'partial-function', what: 'a function without the parts that the pattern leaves out' },
  {
    id: 'equal-import',
    what: 'a name stands for what is imported under it',
    without: {
      bash: words,
      c: 'an `#include` names nothing',
      cpp: 'an `#include` names nothing',
      ruby: '`require` names nothing',
    },
  },
  {
    id: 'equal-keywords',
    what: 'keyword arguments may stand in any order',
    without: Object.fromEntries(
      ['javascript', 'typescript', 'tsx', 'java', 'go', 'c', 'cpp', 'rust', 'bash'].map((id) => [
        id,
        'has no keyword arguments',
      ]),
    ),
  },
  { id: 'equal-constant', what: 'a literal is also a variable that certainly has that value' },
  {
    id: 'equal-quotes',
    what: 'a string is the same whatever its quotes',
    without: Object.fromEntries(['java', 'c'].map((id) => [id, 'has one kind of quotes'])),
  },
  { id: 'equal-grouping', what: '`a && b && c` is the same in any grouping' },
  {
    id: 'equal-optional',
    what: 'modifiers, annotations and types that the pattern does not name may be there',
    without: { bash: words },
  },
];

/** What can be said about patterns: the same in every language, so that one rule file serves where it can. */
export const OPERATOR_FEATURES: readonly Feature[] = [
  { id: 'pattern', what: '`pattern`' },
  { id: 'patterns', what: '`patterns`: all hold of one place' },
  { id: 'pattern-either', what: '`pattern-either`: one of them' },
  { id: 'pattern-not', what: '`pattern-not`' },
  { id: 'pattern-inside', what: '`pattern-inside`' },
  { id: 'pattern-not-inside', what: '`pattern-not-inside`' },
  { id: 'pattern-regex', what: '`pattern-regex`, with groups as metavariables' },
  { id: 'pattern-not-regex', what: '`pattern-not-regex`' },
  { id: 'focus-metavariable', what: '`focus-metavariable`: what is found is the metavariable' },
  { id: 'metavariable-regex', what: '`metavariable-regex`' },
  { id: 'metavariable-pattern', what: '`metavariable-pattern`' },
  {
    id: 'metavariable-pattern-language',
    what: '`metavariable-pattern` with `language`: the text in a string is read in another language',
  },
  { id: 'metavariable-comparison', what: '`metavariable-comparison`, with `base` and `strip`' },
  { id: 'metavariable-analysis-entropy', what: '`metavariable-analysis` by entropy' },
  { id: 'metavariable-analysis-redos', what: '`metavariable-analysis` of regular expressions' },
  {
    id: 'metavariable-type-condition',
    what: '`metavariable-type`',
    without: { javascript: noTypes, ruby: noTypes, bash: words },
  },
  { id: 'as', what: '`as`: what is found has a name' },
  { id: 'match-all', what: '`match: {all: …}`' },
  { id: 'match-any', what: '`match: {any: …}`' },
  { id: 'match-not', what: '`match: {not: …}`' },
  { id: 'match-inside', what: '`match: {inside: …}`' },
  { id: 'match-where', what: '`where`, with each kind of condition' },
  { id: 'option-constant-propagation', what: '`options: {constant_propagation: false}`' },
  {
    id: 'option-symbolic-propagation',
    what: '`options: {symbolic_propagation: true}`',
    without: { bash: words },
  },
  { id: 'option-ac-matching', what: '`options: {ac_matching: false}`' },
  { id: 'option-commutative-boolop', what: '`options: {commutative_boolop: true}`' },
  { id: 'option-implicit-deep-exprstmt', what: '`options: {implicit_deep_exprstmt: false}`' },
];
