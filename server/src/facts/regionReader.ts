/** Reads the code of modules, functions and classes into scopes: who declares, writes and gives away what. */

import type { Language, Semantics } from '../syntax/languages/language.ts';
import { before, chainOf, type Node } from '../syntax/node.ts';
import { handedOut } from './handedOut.ts';
import { importedNames, wildcardOf } from './imports.ts';
import { RegionWriter } from './regionWriter.ts';
import { regionOf, rememberRegion, Scope } from './scopes.ts';
import { assignedValue, isDeclaration, namesIn } from './targets.ts';

let regionsRead = 0;

/** How many functions, class bodies and modules were ever read; tests hold an edit to few. */
export function countRegionsRead(): number {
  return regionsRead;
}

/** The scopes of a whole program. */
export function moduleScope(root: Node, language: Language): Scope {
  const known = regionOf(root);
  if (known !== undefined) return known;
  const scope = new Scope('module', root, root, null);
  new RegionReader(scope, language.semantics).readModule(root);
  rememberRegion(root, scope);
  return scope;
}

/**
 * The scope of one statement or definition as if it were a whole program: what it declares and writes outside
 * itself. The program's own scopes stay linked as they are.
 */
export function scopeAlone(node: Node, language: Language): Scope {
  const scope = new Scope('module', node, node, null);
  new RegionReader(scope, language.semantics, true).readAlone(node);
  return scope;
}

/** Reads the code of one region. Functions and classes inside are read by readers of their own. */
class RegionReader extends RegionWriter {
  /** With `isAlone`: what the regions directly inside had around them before. */
  private readonly parents: (Scope | null)[] = [];

  /** `isAlone`: the regions inside are to stay where they are. */
  constructor(
    region: Scope,
    semantics: Semantics,
    private readonly isAlone = false,
  ) {
    super(region, semantics);
    regionsRead++;
  }

  readModule(root: Node): void {
    for (const child of root.children) this.visit(child);
    this.links.finish();
  }

  readAlone(node: Node): void {
    this.visit(node);
    this.links.resolve();
    // Backwards: one that was met twice gets what it had at first.
    for (let i = this.parents.length - 1; i >= 0; i--)
      (this.links.inner[i] as Scope).parent = this.parents[i] as Scope | null;
  }

  readFunction(opener: Node): void {
    this.links.own.push(this.region);
    for (const role of ['receiver', 'parameters', 'results']) this.declareParameters(opener.get(role));
    const name = opener.get('name');
    if (opener.kind === 'Lambda' && name?.kind === 'Identifier' && !this.region.bindings.has(name.text)) {
      this.region.bind(name.text).definitions.push(opener);
    }
    const initializers = opener.get('initializers');
    if (initializers !== undefined) this.visit(initializers);
    for (const child of opener.get('body')?.children ?? []) this.visit(child);
    this.links.finish();
  }

  /** `parameters` are those of a record, which every member sees. */
  readClass(body: Node, parameters: Node | undefined): void {
    this.links.own.push(this.region);
    this.declareParameters(parameters);
    for (const child of body.children) {
      this.visit(child);
      if (child.kind !== 'FunctionDef') continue;
      const name = child.get('name')?.text ?? '';
      const method = regionOf(child);
      const isConstructor = name === this.region.name || this.semantics.constructors?.includes(name) === true;
      if (isConstructor && method !== undefined) this.region.constructors.push(method);
      if (isConstructor) this.declareFields(child.get('parameters'));
    }
    this.links.finish();
  }

  protected visit(node: Node): void {
    if (node.children.length === 0) return;
    const first = before(node);
    if (first !== undefined && before(first) !== undefined) return this.visitChain(node);
    switch (node.kind) {
      case 'FunctionDef':
        return this.visitFunction(node);
      case 'Lambda':
        return this.openFunction(node);
      case 'ClassDef':
        return this.visitClass(node);
      case 'ClassBody':
        return this.openClass(node, null);
      case 'VarDef':
        return this.visitDeclaration(node);
      case 'Assign':
        return this.visitAssignment(node);
      case 'AugAssign':
      case 'Update':
        this.visitChildren(node);
        return this.assign(node.get('target') ?? node.get('operand'), null);
      case 'Delete':
        this.visitChildren(node);
        return this.assign(node.get('value'), null);
      case 'Unary':
      case 'Binary':
        this.visitChildren(node);
        return this.escape(handedOut(node, this.semantics)?.name);
      case 'Call':
        this.visitOther(node);
        return this.escape(handedOut(node, this.semantics)?.name);
      case 'Import':
      case 'ImportFrom':
        return this.visitImport(node);
      case 'ForEach':
        return this.visitForEach(node);
      case 'Catch':
        return this.visitCatch(node);
      case 'Case':
        return this.visitCase(node);
      case 'TypeTest':
        return this.visitTypeTest(node);
      case 'For':
      case 'Comprehension':
        return this.inBlock(node, true, () => this.visitNested(node));
      case 'Block':
        return this.inBlock(node, node.children.some(isDeclaration), () => this.visitChildren(node));
      case 'Cases':
        return this.inBlock(
          node,
          node.children.some((child) => child.get('body')?.children.some(isDeclaration) === true),
          () => this.visitNested(node),
        );
      case 'Object':
        return this.visitObject(node);
      case 'If':
      case 'Conditional':
        return this.visitIf(node);
      case 'Switch':
        return this.inBlock(node, node.children.some(isDeclaration), () => this.visitNested(node));
      case 'While':
      case 'DoWhile':
      case 'Try':
        return this.visitNested(node);
      default:
        if (node.kind === this.semantics.macros) this.defineMacro(node);
        return this.visitOther(node);
    }
  }

  /** `a + b + c`, `a.b().c()`: what begins it, then what each link adds. */
  private visitChain(node: Node): void {
    const links = chainOf(node);
    this.visit((links[links.length - 1] as Node).children[0] as Node);
    for (let i = links.length - 1; i >= 0; i--) {
      const link = links[i] as Node;
      for (let at = 1; at < link.children.length; at++) this.visit(link.children[at] as Node);
      this.escape(handedOut(link, this.semantics)?.name);
    }
  }

  /** With all that its `else if`s are, each of which sees what those before it declare. */
  private visitIf(node: Node): void {
    const outer = this.scope;
    this.nesting++;
    let at: Node | undefined = node;
    while (at?.kind === 'If' || at?.kind === 'Conditional') {
      if (at.kind === 'If' && at.children.some(isDeclaration)) this.openBlock(at);
      const alternative: Node | undefined = at.get('alternative');
      for (const child of at.children) if (child !== alternative) this.visit(child);
      at = alternative;
    }
    if (at !== undefined) this.visit(at);
    this.nesting--;
    this.scope = outer;
  }

  private visitNested(node: Node): void {
    this.nesting++;
    this.visitChildren(node);
    this.nesting--;
  }

  private visitOther(node: Node): void {
    if (this.semantics.jumps?.includes(node.kind) === true) this.region.jumps = true;
    if (this.semantics.outerDeclarations?.includes(node.kind) === true) {
      for (const name of node.children) if (name.kind === 'Identifier') this.region.outerNames.add(name.text);
      return;
    }
    if (this.semantics.alternatives?.includes(node.kind) === true) return this.visitNested(node);
    this.visitChildren(node);
  }

  private visitObject(node: Node): void {
    // Methods of an object literal declare no name.
    for (const child of node.children) {
      if (child.kind === 'FunctionDef') this.openFunction(child);
      else this.visit(child);
    }
  }

  private visitFunction(node: Node): void {
    const name = node.get('name');
    const decorators = node.get('decorators');
    if (decorators !== undefined) this.visit(decorators);
    if (name?.kind === 'Identifier' && node.get('receiver') === undefined) {
      this.scope.bind(name.text).definitions.push(node);
    }
    this.openFunction(node);
  }

  private visitClass(node: Node): void {
    const name = node.get('name');
    const decorators = node.get('decorators');
    if (decorators !== undefined) this.visit(decorators);
    const supers = node.get('supers');
    if (supers !== undefined) this.visit(supers);
    if (name?.kind === 'Identifier') this.scope.bind(name.text).definitions.push(node);
    const body = node.get('body');
    if (body !== undefined) this.openClass(body, node);
  }

  protected openFunction(node: Node): void {
    const first = node.get('parameters') ?? node.get('body');
    const last = node.get('body') ?? first;
    if (first === undefined || last === undefined) return;
    let region = regionOf(node);
    if (region === undefined) {
      region = new Scope('function', first, last, null);
      region.name = node.get('name')?.text ?? '';
      region.isLambda = node.kind === 'Lambda';
      region.definition = node;
      new RegionReader(region, this.semantics).readFunction(node);
      rememberRegion(node, region);
    }
    this.adopt(region);
  }

  private openClass(body: Node, definition: Node | null): void {
    let region = regionOf(body);
    if (region === undefined) {
      region = new Scope('class', body, body, null);
      region.name = definition?.get('name')?.text ?? '';
      region.keyword = definition?.text ?? '';
      new RegionReader(region, this.semantics).readClass(body, definition?.get('parameters'));
      rememberRegion(body, region);
    }
    this.adopt(region);
  }

  private adopt(region: Scope): void {
    if (this.isAlone) this.parents.push(region.parent);
    region.parent = this.scope;
    this.links.inner.push(region);
  }

  private visitAssignment(node: Node): void {
    const value = node.get('value');
    if (value !== undefined) this.visit(value);
    this.assign(node.get('target'), assignedValue(value));
  }

  private visitForEach(node: Node): void {
    const target = node.get('target');
    const iterable = node.get('iterable');
    if (iterable !== undefined) this.visit(iterable);
    // Whether `for (x of xs)` declares is not always known, so the variable outside counts as written too.
    if (target !== undefined && target.kind !== 'VarDef')
      this.assign(target, null, this.semantics.blockScope);
    const inClause = this.scope.first.kind === 'Comprehension' && node.get('body') === undefined;
    const read = (): void => {
      this.nesting++;
      this.declareTarget(target);
      for (const role of ['body', 'else']) {
        const part = node.get(role);
        if (part !== undefined) this.visit(part);
      }
      this.nesting--;
    };
    if (inClause) read();
    else this.inBlock(node, true, read);
  }

  private visitCatch(node: Node): void {
    this.inBlock(node, true, () => {
      this.nesting++;
      this.declareTarget(node.get('name'), node.get('type'));
      const body = node.get('body');
      if (body !== undefined) this.visit(body);
      this.nesting--;
    });
  }

  /** `x instanceof T y` declares `y`. */
  private visitTypeTest(node: Node): void {
    this.visitChildren(node);
    this.declareTarget(node.get('name'), node.get('type'));
  }

  private visitCase(node: Node): void {
    const test = node.get('test');
    this.inBlock(node, this.semantics.casesBind === true, () => {
      if (test !== undefined && this.semantics.casesBind === true) {
        for (const name of namesIn(test))
          this.scope.bind(name.text).writes.push(this.write(name, null, null));
      }
      this.visitChildren(node);
    });
  }

  private visitImport(node: Node): void {
    const wildcard = wildcardOf(node, this.semantics);
    if (wildcard !== null) {
      this.region.wildcards.push(wildcard);
      this.region.hasWildcards = true;
    }
    for (const imported of importedNames(node, this.semantics)) {
      this.scope.bind(imported.local).imports.push({ ...imported, at: node, certain: this.nesting === 0 });
    }
  }
}
