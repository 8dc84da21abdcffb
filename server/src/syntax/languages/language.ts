/**
 * What a language is to the product: one value of this type, in one file, in the table of `index.ts`.
 * The matcher, the data flow and the editor layers read these fields and never ask which language it is.
 */

import type { Dialect } from '../../text/backtracking/syntax.ts';
import type { Lowerer, Lowerings } from '../lower.ts';
import type { MirrorLanguage } from '../mirror.ts';
import type { Node } from '../node.ts';
import type { MemoryFunctions } from './memoryFunctions.ts';

/** The comment markers of a language. */
export interface CommentSyntax {
  /** Markers of comments up to the end of the line, the usual one first. */
  readonly line: readonly string[];
  /** Opening and closing markers of block comments. */
  readonly block: readonly (readonly [string, string])[];
}

/** How patterns are written so that the language's own grammar parses them. */
export interface PatternSyntax {
  /** Prefix of the names that stand for placeholders; must be a legal start of a name. */
  readonly prefix: string;
  /**
   * Spellings of the ellipsis to try, `…` standing for the placeholder name: the first is an ordinary
   * name; others make a statement (`…;`), a typed parameter (`int …`), a map entry (`…: …`), and so on.
   */
  readonly ellipses: readonly string[];
  /** The spelling of an ellipsis that stands where a statement does; `…;` unless given. */
  readonly statement?: string;
  /**
   * Where a spelling other than the first is the likely one: directly inside the bracket `open` when the text
   * before it ends as `header` says. Only where the search begins; every spelling is tried in the end.
   */
  readonly likely?: readonly {
    readonly open: '(' | '{';
    readonly header: RegExp;
    readonly spelling: string;
  }[];
  /**
   * Spellings of a metavariable to try where a name alone is not legal: `"…"` for a module, `$…` for a
   * variable with a sigil. The name alone comes first by itself.
   */
  readonly metavariables?: readonly string[];
  /** The spelling of a metavariable to begin with; `…` unless given. */
  readonly metavariable?: string;
  /**
   * Where another spelling of a metavariable is the likely one: behind a text that ends as `behind` says, and
   * before one that begins as `ahead` says.
   */
  readonly likelyMetavariables?: readonly {
    readonly behind: RegExp;
    readonly ahead?: RegExp;
    readonly spelling: string;
  }[];
  /** What stands before and behind the expression of `<... e ...>`, `…` being a name; a call unless given. */
  readonly deep?: readonly [string, string];
  /** What a pattern that is a single node means, where that is another than what the node is as code. */
  readonly root?: (root: Node) => Node;
  /** Names of the language's own that look like metavariables: `$_GET`. */
  readonly ownNames?: RegExp;
  /** Whether types only stand behind names: `($X: T)` is a typed metavariable, and `(T $X)` is none. */
  readonly typesBehind?: boolean;
  /** Whether an argument of a call may be written with a type, `f($X: T)`, for one that has it. */
  readonly typedArguments?: boolean;
  /** Whether `->` takes a member, rather than leads from the parameters of a lambda to its body. */
  readonly memberArrow?: boolean;
  /** Whether `...x` without a space is the language's own spread operator. */
  readonly spread?: boolean;
  /**
   * Texts around a pattern, `…` being the pattern: the first in which all of it parses is used. `…` alone
   * is the pattern as a whole program.
   */
  readonly contexts: readonly PatternContext[];
}

export interface PatternContext {
  /** Text with `…` where the pattern goes. */
  readonly text: string;
  /**
   * For partial definitions (`class $A` without a body): the role that the context itself fills in, which
   * is taken out of the result again.
   */
  readonly fills?: string;
  /**
   * What stands right behind the pattern in the context and belongs to the node that the pattern is: `;`. All
   * that follows when only `fills` is given.
   */
  readonly completes?: string;
  /** Only patterns that look like this are tried in the context, for what the grammar reads in two ways. */
  readonly when?: RegExp;
}

export interface Language extends MirrorLanguage {
  /** The name in our own output: `python`. */
  readonly id: string;
  /** What rules may call it: `python`, `py`, `python3`. The id is among them. */
  readonly names: readonly string[];
  /** VS Code's language ids. */
  readonly editorIds: readonly string[];
  /**
   * Another language that reads more: in a rule that is for it as well, a pattern that only it can read (types, JSX)
   * is no mistake here, it just never matches.
   */
  readonly narrowerThan?: string | undefined;
  /** File endings with their dot, lower case. */
  readonly extensions: readonly string[];
  /** Whole file names. */
  readonly filenames?: readonly string[];
  /** Interpreters in a `#!` line. */
  readonly interpreters?: readonly string[];
  /** The grammar's file in the package: `tree-sitter-python.wasm`. */
  readonly grammar: string;
  /** A grammar that reads more, for texts and patterns that this one finds errors in: types in JavaScript. */
  readonly widerGrammar?: string;
  readonly comments: CommentSyntax;
  /** Whether notebooks mix commands of their own into it: `%pip install x`. */
  readonly magics?: boolean;
  /**
   * Words that hide nothing where the grammar cannot place them: those that a preprocessor replaces (`WINAPI`), and
   * those that it knows in one order alone (PHP's `readonly`).
   */
  readonly macros?: RegExp;
  /** How each grammar type is lowered. */
  readonly lowerings: Lowerings;
  /** Puts together what stands side by side in the grammar and belongs together: attributes and their item. */
  readonly assemble?: (ctx: Lowerer, nodes: readonly Node[]) => readonly Node[];
  readonly pattern: PatternSyntax;
  readonly semantics: Semantics;
}

/** Facts about meaning that matching and data flow need, as data. */
export interface Semantics {
  /** Function names whose first string argument imports a module: `require`. */
  readonly importCalls: readonly string[];
  /** Whether `'a' 'b'`, `+` on strings, … concatenate: the operators that do. */
  readonly concatenation: readonly string[];
  /** Names that are the same whatever their case: those of PHP's functions and classes, not its variables. */
  readonly caseInsensitiveNames?: RegExp;
  /** Declares a variable the first time it is assigned (Python, Ruby, PHP, Bash). */
  readonly assignmentDeclares: boolean;
  /** Words that declare a variable, the first of which means all of them in a pattern: `var`, `let`, `const`. */
  readonly declaringWords?: readonly string[];
  /** Whether a block has its own scope (JavaScript, Java, C); else the function is the scope. */
  readonly blockScope: boolean;
  /** The receiver of a method: names of the first parameter (`self`) or the keyword (`this`). */
  readonly selfNames: readonly string[];
  /** Modifiers by which a declaration belongs to the whole function, whatever block it stands in: `var`. */
  readonly hoistedModifiers?: readonly string[];
  /** Grammar kinds that say that names belong to an outer scope: `global x`, `nonlocal x`. */
  readonly outerDeclarations?: readonly string[];
  /** Names that a named function cannot see from outside: PHP's and Ruby's local variables. */
  readonly isolatedNames?: RegExp;
  /** Whether an assignment in a lambda or block is to a variable of the function around it (Ruby). */
  readonly lambdasShareVariables?: boolean;
  /**
   * Where a bare name may be a field or method of the enclosing class: everywhere inside (Java, C#, C++), in
   * the class body alone (Python); nowhere unless given.
   */
  readonly bareMembers?: 'everywhere' | 'body';
  /** Words by which a parameter is what the function is called on: `this` of C#'s extension methods. */
  readonly receiverModifiers?: readonly string[];
  /** Words by which a parameter of a constructor declares a field of its name: PHP's and TypeScript's `private`. */
  readonly fieldModifiers?: readonly string[];
  /** How a class says that its objects are the few that it lists, and how one of them is found by its name. */
  readonly enumerations?: {
    /** Whether the word `enum` declares one: not where its values may carry data (Rust). */
    readonly byWord?: boolean;
    /** Names of classes that such a class extends: Python's `Enum`. */
    readonly bases?: readonly string[];
    /** Methods that give the one that a text names, or none: Java's `valueOf`. */
    readonly lookUps?: readonly string[];
  };
  /** Names of constructors besides the name of the class: `constructor`, `__init__`. */
  readonly constructors?: readonly string[];
  /**
   * What an import without an alias binds: the first segment of its path (Python's `import a.b`), the last
   * (Java, Go; the default), every member (C#'s `using`), or nothing (Ruby's `require`).
   */
  readonly importBinds?: 'first' | 'last' | 'members' | 'nothing';
  /** Whether calls give several results, of which the type of a call is that of the first (Go). */
  readonly severalResults?: boolean;
  /** What stands before the name of a type in that of its pointers or references, which have its methods. */
  readonly pointerSign?: string;
  /** Whether an identifier as the key of a Pair is a name and not a variable (JavaScript, Go). */
  readonly keysAreNames?: boolean;
  /** Whether entries of initializers are written as assignments, which they are to patterns (C#). */
  readonly entriesAreAssigned?: boolean;
  /** Whether a case of a Switch goes on into the next unless it breaks. */
  readonly fallsThrough?: boolean;
  /** Whether identifiers in the test of a Case are new variables (Python, Rust). */
  readonly casesBind?: boolean;
  /** Grammar kinds whose children are alternatives of which one or none runs: `select_statement`. */
  readonly alternatives?: readonly string[];
  /** Grammar kinds that jump anywhere in the function: `goto_statement`. */
  readonly jumps?: readonly string[];
  /**
   * Grammar kinds that lead elsewhere: put a call off to the end of the function, go on into the next case, begin
   * the `try` again, give the value of the switch around, or go on only where what stands first in them holds.
   */
  readonly control?: Readonly<Record<string, 'defer' | 'next case' | 'retry' | 'give' | 'assert'>>;
  /** Functions that make an error, and so never give nothing: Go's `errors.New`. */
  readonly errorFunctions?: readonly string[];
  /** Methods that fill what they are given with what they are called on: Java's `read`. */
  readonly fillingMethods?: readonly string[];
  /** Functions that never come back, as calls name them: `sys.exit`, `process.exit`, Flask's `abort`. */
  readonly endingFunctions?: readonly string[];
  /** Whose regular expressions the language has, where that matters. */
  readonly regexDialect?: Dialect;
  /** Whether strings that are regular expressions have delimiters inside, and flags behind: PHP's `'/a/i'`. */
  readonly regexesAreDelimited?: boolean;
  /** Modifiers of variables whose value is closed at the end of the block: `using`. */
  readonly closingModifiers?: readonly string[];
  /** Grammar kinds that compare, and so are true or false: Python's `a < b < c`. */
  readonly comparisons?: readonly string[];
  /** Grammar kinds of types in which an expression stands: `char a[n]`. */
  readonly sizedTypes?: readonly string[];
  /** Where the star of a pointer's type stands: behind the type (`char *`) or, unless given, before it. */
  readonly pointers?: 'behind';
  /** Whether `+`, `-`, `++` and `--` on a pointer give a pointer, which leads to the same data (C). */
  readonly pointerArithmetic?: boolean;
  /** Unary operators that give away a variable's address, so that it may change unseen. Default: `&`. */
  readonly addressOperators?: readonly string[];
  /** Whether `delete` frees what a variable points to, and leaves the variable (C++). */
  readonly deleteFrees?: boolean;
  /** Binary operators that change their left operand: Ruby's `<<`. */
  readonly changingOperators?: readonly string[];
  /** Methods that change what they are called on, where texts can be changed: Ruby's `concat` and `sub!`. */
  readonly changingMethods?: RegExp;
  /** What stands before the name of a variable, and not before that of a field: PHP's `$`. */
  readonly sigil?: string;
  /** Whether concatenation turns numbers and the like into strings (JavaScript, Java, PHP). */
  readonly concatenatesAnything?: boolean;
  /** Operators that repeat a string: Python's `*`. */
  readonly repetition?: readonly string[];
  /** Whether `/` on whole numbers gives a whole number. */
  readonly integerDivision?: boolean;
  /** Functions that give back, in another form, the function or module that they are given: `promisify`. */
  readonly wrappers?: readonly string[];
  /** Functions that make what their first argument, a type, says; `…` stands for it: Go's `new` and `make`. */
  readonly allocators?: Readonly<Record<string, string>>;
  /** The kind of nodes by which a name, wherever it stands from there on, is replaced by a value: C's `#define`. */
  readonly macros?: string;
  /** What functions do with memory that a program manages itself. */
  readonly memory?: MemoryFunctions;
  /** Functions that give the length of a string or container: Python's and Go's `len`. */
  readonly lengthFunctions?: readonly string[];
  /** Those of `lengthFunctions` that count memory, which no text or list that is kept in it tells: C's `sizeof`. */
  readonly sizeFunctions?: readonly string[];
  /** Properties that are the length of a string or array: `length`. */
  readonly lengthProperties?: readonly string[];
  /** Whether an index of a string gives the character there as a string: `'ABC'[1]`. */
  readonly stringIndexes?: boolean;
  /** Functions that turn constant strings into a string that is still harmless: `escapeshellarg`. */
  readonly stringFunctions?: readonly string[];
  /** What the types of literals are called: by the language, and by rules for any language (`string`, `float`). */
  readonly literalTypes?: Readonly<
    Partial<Record<'string' | 'char' | 'integer' | 'float' | 'bool' | 'null' | 'regex', readonly string[]>>
  >;
  /** Whether `&&` and `||` give a boolean, rather than one of their sides. */
  readonly booleanLogic?: boolean;
  /** Functions whose result is of one type, whatever they are given: `parseInt`, `Integer.valueOf`. */
  readonly functionTypes?: Readonly<Record<string, string>>;
  /** Methods whose result is of one type, whatever they are called on: the literals of that type. */
  readonly methodTypes?: Readonly<Record<string, 'string' | 'integer' | 'bool'>>;
  /** Methods that give an element of what they are called on, whose type is its last type argument: `get`. */
  readonly elementMethods?: readonly string[];
  /** Whether `(Type $X)` also finds the name in a declaration with a value, and not uses alone (Java). */
  readonly declarationsAreTyped?: boolean;
  /**
   * Whether a file can name what it does not import one by one: all of a package that it imports, or what is in its own.
   */
  readonly packagesAreOpen?: boolean;
  /** Types that rules may write for each other: `int` and `Integer`. */
  readonly equalTypes?: readonly (readonly string[])[];
  /** Methods of dictionaries that put a value under a key (key first), give the value under one, and take it out. */
  readonly keyedMethods?: {
    readonly puts: readonly string[];
    readonly gets: readonly string[];
    readonly removes?: readonly string[];
  };
  /** Functions that take a key out of a container (Go's `delete(m, key)`), or what they are given (`unset`). */
  readonly removingFunctions?: readonly string[];
  /** Methods that set a field and that get one, the name of the field captured: Java's `setName`, `getName`. */
  readonly accessors?: { readonly sets: RegExp; readonly gets: RegExp };
  /** Functions with a dot in their name that call a function with elements of what they are given: `std::for_each`. */
  readonly iteratingFunctions?: RegExp;
  /** Functions and methods that call a function with what it gave the last time and an element: `reduce`. */
  readonly foldingFunctions?: readonly string[];
  /** Methods that call a function with two parts of an element, such as the key and the value of an entry. */
  readonly pairMethods?: readonly string[];
  /** Methods that put what they are given into the object that they are called on: `append`, `push`. */
  readonly containerMethods?: readonly string[];
  /**
   * Lists that are filled one element after the other: the types that make them, the methods that add at the end,
   * that take out what is at a place, and that change the order. Literals of lists are such lists too.
   */
  readonly lists?: {
    readonly types: readonly string[];
    readonly appends: readonly string[];
    readonly removes: readonly string[];
    readonly reorders: readonly string[];
  };
  /** Names of variables that a plain string shows where it is formatted, the name captured: Rust's `"{x}"`. */
  readonly namesInStrings?: RegExp;
  /** Whether a number is a condition, false only if it is 0 (C, JavaScript, Python). */
  readonly numbersAreConditions?: boolean;
  /** Functions that put what they are given into their first argument: PHP's `array_push`, C's `strcpy`. */
  readonly containerFunctions?: readonly string[];
  /** Functions that give the field or element of their first argument that the second names: `getattr`. */
  readonly lookupFunctions?: readonly string[];
  /** Methods of containers that give what is under several keys, one inside the other: Ruby's `dig`. */
  readonly pathMethods?: readonly string[];
  /** Methods that call the function that they are called on: Java's `apply`, Ruby's `call`. */
  readonly callMethods?: readonly string[];
  /** Names that are fields of the object itself wherever they stand, the field's own name captured: Ruby's `@x`. */
  readonly fieldNames?: RegExp;
  /** Whether a lambda behind a call is one more argument of it: Ruby's blocks. */
  readonly trailingLambdas?: boolean;
  /** Methods of a class that make an object of it: Ruby's `new`. */
  readonly constructingMethods?: readonly string[];
  /** Whether a name or member alone calls the function or method that it names (Ruby). */
  readonly bareCalls?: boolean;
  /** Whether a function returns the value of its last expression (Ruby, Rust). */
  readonly lastExpressionReturns?: boolean;
  /** What functions that name no parameters call their arguments, in their order: Bash's `$1`. */
  readonly positionalParameters?: readonly string[];
  /** Functions whose arguments become the result of the function that calls them: Bash's `echo`. */
  readonly outputFunctions?: readonly string[];
  /** Whether calling a class constructs it (Python). */
  readonly callsConstruct?: boolean;
}
