/** Types as texts: what their parts are, whatever the language. */

/** The types of what is in arrays and behind pointers of some types: `T` of `T[4]`, `T *`, `[]T`, `map[K]T`. */
export function elements(types: readonly string[]): string[] {
  return types.flatMap(
    (type) =>
      /^(.*\S)\s*(?:\*|\[[^[\]]*\])$/s.exec(type)?.[1] ?? /^(?:map)?\[[^[\]]*\](.+)$/s.exec(type)?.[1] ?? [],
  );
}

/** `T` of `*T` and `&T`, and `T` itself: what is found in a value of the type is found through a pointer to it too. */
export function pointee(type: string): string {
  return type.replace(/^[*&]+/, '');
}

/** `T` of `List<T>`, `V` of `Map<K, V>`. */
export function lastTypeArguments(types: readonly string[]): string[] {
  return types.flatMap((type) => {
    const inner = /^[^<]*<(.*)>$/s.exec(type)?.[1];
    if (inner === undefined) return [];
    let depth = 0;
    let from = 0;
    for (let i = 0; i < inner.length; i++) {
      if (inner[i] === '<') depth++;
      else if (inner[i] === '>') depth--;
      else if (inner[i] === ',' && depth === 0) from = i + 1;
    }
    return [inner.slice(from).trim()];
  });
}

/** `T` of `T | null`, `T?`, `?T` and `Optional[T]`. */
export function withoutNull(type: string): string[] {
  const optional = /^(?:\?\s*(.+)|(.+)\?|(?:typing\.)?Optional\[(.+)\])$/s.exec(type);
  const plain = optional?.[1] ?? optional?.[2] ?? optional?.[3];
  if (plain !== undefined) return [plain];
  if (!type.includes('|') || /[<([{]/.test(type)) return [];
  const parts = type
    .split('|')
    .map((part) => part.trim())
    .filter((part) => !/^(?:null|undefined|None|nil)$/.test(part));
  return parts.length === 1 && parts[0] !== type ? (parts as string[]) : [];
}

export function isFloat(text: string): boolean {
  return !/^0[xXbBoO]/.test(text) && /[.eE]|[fFdDm]$/.test(text);
}

/** The names of number types of all languages; none of them is anything else in another one. */
const NUMBERS = new RegExp(
  `^(?:${[
    '(?:(?:un)?signed |long |short )*(?:int|long|short|double)',
    'unsigned|float|decimal|number|Number|bigint|complex|[snu]?byte|[nu]int|u(?:short|long)|uintptr',
    'u?int(?:_fast|_least)?(?:8|16|32|64|128)(?:_t)?|s?size_t|ptrdiff_t|off_t|time_t|float(?:32|64)|complex(?:64|128)',
    '[iu](?:8|16|32|64|128|size)|f(?:32|64)',
    'integer|Integer|Long|Short|Byte|SByte|Float|Double|Single|Decimal|U?Int(?:16|32|64|128)|Numeric|Rational|Complex',
    'BigInteger|BigDecimal|(?:Atomic)(?:Integer|Long)',
  ].join('|')})$`,
);

/** Whether a type, maybe with the module that it is from, is one of numbers. */
export function isNumberType(type: string): boolean {
  return NUMBERS.test(lastName(type));
}

export function isBooleanType(type: string): boolean {
  return /^(?:_Bool|bool|boolean|Boolean)$/.test(lastName(type));
}

/** Types of identifiers, points in time and spans of it: whatever text they are made of is read, and written anew. */
const CLOSED = new RegExp(
  `^(?:${[
    'UUID|Uuid|Guid|ObjectId|ULID',
    'Date|DateTime|DateTimeOffset|DateOnly|TimeOnly|TimeSpan|datetime|timedelta|date|time',
    'Local(?:Date|Time|DateTime)|(?:Zoned|Offset)DateTime|OffsetTime|Instant|Duration|Period|Year|YearMonth|MonthDay',
    'Timestamp|DateInterval|DateTimeImmutable|Carbon|CarbonImmutable',
  ].join('|')})$`,
);

/** Whether a type, maybe with the module that it is from, is one whose values hold no text of anybody's choice. */
export function isClosedType(type: string): boolean {
  return CLOSED.test(lastName(type));
}

function lastName(type: string): string {
  return type.replace(/\b(?:const|volatile) /g, '').replace(/^.*(?:\.|::)/, '');
}
