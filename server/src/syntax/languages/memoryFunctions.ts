/** What functions do with memory, as tables of languages say it. Arguments count from 0. */

export interface MemoryFunctions {
  /** What gives the size of a type or variable, and the length of a text, in bytes. */
  readonly sizeOf: string;
  readonly lengthOf: string;
  /** The modifiers of variables that outlive the function. */
  readonly lasting: readonly string[];
  /** Functions that make pieces of memory. */
  readonly makes: Readonly<Record<string, Making>>;
  /** Functions that give a pointer to something that was there before, or null where there is no such thing. */
  readonly finds: readonly string[];
  /** Functions after which a piece is gone, with the argument that is the pointer to it. */
  readonly frees: Readonly<Record<string, number>>;
  /** Functions that write text or bytes into a piece. */
  readonly writes: Readonly<Record<string, Writing>>;
  /** All others that neither keep a pointer that they are given, nor free it, nor set what it points to. */
  readonly reads: readonly string[];
  /** Whether functions may take what they are given by reference, and set it. */
  readonly references?: boolean;
}

export interface Making {
  /** The arguments whose product is its size in bytes. */
  readonly size?: readonly number[];
  /** The argument whose text it is a copy of. */
  readonly copies?: number;
  /** The argument that is a piece which it replaces. */
  readonly replaces?: number;
  readonly isLocal?: boolean;
  /** Whether it gives null when there is no memory left. */
  readonly mayFail: boolean;
}

export interface Writing {
  readonly to: number;
  /** How the text changes: it is another's, another's is added to it, one byte is repeated, or no more is known. */
  readonly how: 'copy' | 'append' | 'fill' | 'any';
  /** The argument whose text is written, or the byte that is repeated. */
  readonly from?: number;
  /** The argument that says how many bytes are written at most, whatever they are. */
  readonly atMost?: number;
  /** Whether it gives back where it has written to. */
  readonly gives?: boolean;
}
