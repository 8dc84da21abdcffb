/**
 * A cursor over a tree-sitter tree for one uninterrupted read.
 *
 * The binding's own cursor copies its state into wasm memory before every question and out again after every
 * move, which costs several times what the question does. Here the state stays where the runtime left it, in
 * its transfer buffer, and the runtime's functions are called directly: a read is twice as fast. That is only
 * right as long as nothing else calls the binding meanwhile, so the cursor lives inside `readTree` alone.
 */

import type { Tree } from 'web-tree-sitter';

/** The runtime's exports that a read needs. The pinned version of `web-tree-sitter` sets them on its module. */
export interface Runtime {
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_goto_first_child_for_index_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
  _ts_tree_cursor_delete_wasm(tree: number): void;
  /** Answers where the transfer buffer is, and writes over what is in it. */
  _ts_init(): number;
  /** The runtime's memory, replaced when it grows. */
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
}

let runtime: Runtime | null = null;
/**
 * Where in the runtime's memory, in words, a cursor's calls find their argument. It shares its place with what the
 * root would be called if it were called otherwise, which has to be nothing again afterwards.
 */
let argument = 0;

const WORDS_BEFORE_ARGUMENT = 3;
let liveCursors = 0;

/** How many cursors exist in the runtime; none unless a tree is being read. For tests. */
export function countLiveCursors(): number {
  return liveCursors;
}

/** Bytes that the runtime has taken for trees, cursors and parsers; it never gives any back. For tests. */
export function wasmMemory(): number {
  return runtime?.HEAPU8.length ?? 0;
}

/** Says which module the runtime was loaded into; once, before the first tree is read. */
export function setRuntime(module: object): void {
  runtime = module as Runtime;
  argument = runtime._ts_init() / Int32Array.BYTES_PER_ELEMENT + WORDS_BEFORE_ARGUMENT;
}

/** The cursor at a place of the tree; see the binding's `TreeCursor` for what the questions mean. */
export class ReadingCursor {
  constructor(
    private readonly calls: Runtime,
    private readonly tree: number,
  ) {}

  gotoFirstChild(): boolean {
    return this.calls._ts_tree_cursor_goto_first_child_wasm(this.tree) === 1;
  }

  gotoNextSibling(): boolean {
    return this.calls._ts_tree_cursor_goto_next_sibling_wasm(this.tree) === 1;
  }

  gotoParent(): boolean {
    return this.calls._ts_tree_cursor_goto_parent_wasm(this.tree) === 1;
  }

  /** Goes to the sibling that begins at a UTF-16 offset; somewhere near where there is none. */
  gotoSiblingAt(offset: number): void {
    this.gotoParent();
    this.calls.HEAP32[argument] = offset;
    this.calls._ts_tree_cursor_goto_first_child_for_index_wasm(this.tree);
    this.calls.HEAP32[argument] = 0;
  }

  get typeId(): number {
    return this.calls._ts_tree_cursor_current_node_type_id_wasm(this.tree);
  }

  /** 0 where the node has no field. */
  get fieldId(): number {
    return this.calls._ts_tree_cursor_current_field_id_wasm(this.tree);
  }

  /** UTF-16 offsets in the document. */
  get start(): number {
    return this.calls._ts_tree_cursor_start_index_wasm(this.tree);
  }

  get end(): number {
    return this.calls._ts_tree_cursor_end_index_wasm(this.tree);
  }
}

/** Reads a tree from its root. `read` must be done with the tree when it returns. */
export function readTree<Result>(tree: Tree, read: (cursor: ReadingCursor) => Result): Result {
  if (runtime === null) throw new Error('The tree-sitter runtime is not loaded.');
  // Making the binding's cursor leaves its state in the transfer buffer; the object itself is not used again.
  tree.walk();
  liveCursors++;
  const address = Number((tree as unknown as ArrayLike<number>)[0]);
  try {
    return read(new ReadingCursor(runtime, address));
  } finally {
    // A cursor that is not deleted leaks wasm memory, and in some versions of the binding corrupts it.
    runtime._ts_tree_cursor_delete_wasm(address);
    liveCursors--;
  }
}
