/**
 * XML of reports, read as a stream: only the elements that a format calls records are held as trees, one at a
 * time. There is no way out of the text: a document type is skipped (Burp writes one), entities that it
 * declares are refused, and nothing that it names is fetched. What comes before a mistake counts.
 */

import sax from 'sax';
import { ImportError } from './imported.ts';
import { cutText, wholeNumber } from './json.ts';
import { MAXIMUM_DEPTH, MAXIMUM_ELEMENTS, MAXIMUM_TEXT } from './limits.ts';

/** How long an attribute or a document type may be, in UTF-16 units. Text comes in pieces of this length. */
(sax as { MAX_BUFFER_LENGTH?: number }).MAX_BUFFER_LENGTH = 1_000_000;

/** Texts of elements are kept to this length, in UTF-16 units: enough for a request and its answer in base64. */
const MAXIMUM_KEPT = 1_000_000;

/** An element with what is in it. Names are without their namespace prefixes. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  /** The text right in it; pieces are joined. */
  content = '';

  constructor(
    readonly name: string,
    private readonly attributes: ReadonlyMap<string, string>,
    /** From 1. */
    readonly line: number,
    readonly parent: XmlElement | undefined,
  ) {}

  get at(): string {
    return `line ${this.line}`;
  }

  attribute(name: string): string | undefined {
    const value = this.attributes.get(name);
    return value === undefined || value.trim() === '' ? undefined : value;
  }

  /** A line or column number from 1 in an attribute. */
  count(name: string): number | undefined {
    const text = this.attribute(name);
    return text === undefined ? undefined : wholeNumber(Number(text), 1);
  }

  child(...names: readonly string[]): XmlElement | undefined {
    let element: XmlElement | undefined = this;
    for (const name of names) element = element?.children.find((each) => each.name === name);
    return element;
  }

  all(name: string): XmlElement[] {
    return this.children.filter((each) => each.name === name);
  }

  /** The text of a child, of any length that is kept. */
  wholeText(...names: readonly string[]): string | undefined {
    const text = this.child(...names)?.content.trim();
    return text === undefined || text === '' ? undefined : text;
  }

  /** The text of a child, cut to a length that can be shown. */
  text(...names: readonly string[]): string | undefined {
    const text = this.wholeText(...names);
    return text === undefined ? undefined : cutText(text, MAXIMUM_TEXT);
  }
}

export interface XmlReading {
  /** Names of the elements that are held as trees; those inside of others belong to them. */
  readonly records: ReadonlySet<string>;
  /** A record came to its end. Its `parent` is open and has no children. */
  onRecord(record: XmlElement): void;
  /** An element that is no record, nor in one, began. */
  onElement?(element: XmlElement): void;
  /** … and ended; its text is there now. */
  onEnd?(element: XmlElement): void;
}

/** Reads all of a text. Answers what went wrong and where, or undefined. Throws only what `reading` throws. */
export function readXml(text: string, reading: XmlReading): ImportError | undefined {
  let fault: ImportError | undefined;
  const parser = sax.parser(true);
  const stop = (message: string): void => {
    fault ??= new ImportError(message, `line ${parser.line + 1}, column ${parser.column + 1}`);
  };
  let open: XmlElement | undefined;
  let record: XmlElement | undefined;
  let depth = 0;
  let elements = 0;
  parser.onerror = (error) => {
    stop(
      `This is not well-formed XML (${(error.message.split('\n')[0] ?? '').replace(/[.:]$/, '')}): what follows was not read.`,
    );
    parser.error = null as unknown as Error;
  };
  parser.ondoctype = (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      stop('The report declares entities, which no tool needs: it was not read.');
  };
  parser.onopentag = ({ name, attributes }) => {
    if (fault !== undefined) return;
    const element = new XmlElement(
      localName(name),
      new Map(Object.entries(attributes).map(([key, value]) => [localName(key), String(value)])),
      parser.line + 1,
      open,
    );
    if (++depth > MAXIMUM_DEPTH)
      stop(`Elements are nested deeper than ${MAXIMUM_DEPTH} levels: what follows was not read.`);
    open = element;
    if (record !== undefined) {
      element.parent?.children.push(element);
      if (++elements > MAXIMUM_ELEMENTS)
        stop(`A result has more than ${MAXIMUM_ELEMENTS} elements: what follows was not read.`);
    } else if (reading.records.has(element.name)) {
      record = element;
      elements = 0;
    } else reading.onElement?.(element);
  };
  parser.onclosetag = () => {
    if (fault !== undefined || open === undefined) return;
    const element = open;
    depth--;
    open = element.parent;
    if (element === record) {
      record = undefined;
      reading.onRecord(element);
    } else if (record === undefined) reading.onEnd?.(element);
  };
  const addText = (piece: string): void => {
    if (open !== undefined && fault === undefined)
      open.content += piece.slice(0, Math.max(0, MAXIMUM_KEPT - open.content.length));
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  for (let from = 0; from < text.length && fault === undefined; from += PIECE)
    parser.write(text.slice(from, from + PIECE));
  if (fault === undefined) parser.close();
  return fault;
}

/** How much is handed to the parser at a time, in UTF-16 units, so that it can be stopped. */
const PIECE = 65_536;

/** The name and the attributes of the root element; undefined where there is none at the start of the text. */
export function xmlRoot(text: string): XmlElement | undefined {
  let root: XmlElement | undefined;
  // What may stand in front of the root is short.
  readXml(text.slice(0, PIECE), {
    records: new Set(),
    onRecord: () => undefined,
    onElement: (element) => {
      root ??= element;
    },
  });
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
