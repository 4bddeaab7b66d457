import { firstPageOf, type Page, type PageRequest, type Position } from '#domain/store/page.ts';

/** The key of an index. */
export type Key = readonly (string | number | null)[];

/** How one kind of record is stored and found. */
export interface TableDefinition<Row, Index extends string> {
  /** When the record was created, in milliseconds: lists are sorted by this first. */
  readonly bornAt: (row: Row) => number;
  readonly indexes: Readonly<Record<Index, (row: Row) => Key>>;
  /** The indexes whose keys must be unique. */
  readonly unique: readonly Index[];
  /** The order of records with the same time. Only a table in sequence has pages. */
  readonly ties: 'id' | 'sequence';
}

/** Reads committed records, or those inside a transaction. Returns copies: changing them changes nothing here. */
export interface TableView<Row, Index extends string> {
  byId(id: string): Row | undefined;
  of(index: Index, ...key: Key): readonly Row[];
  /** A part of what `of` answers. */
  page(request: PageRequest, index: Index, ...key: Key): Page<Row>;
  /** A part of these rows of the table, in the table's order. */
  pageAmong(request: PageRequest, rows: readonly Row[]): Page<Row>;
}

/** Committed records of one kind. Every list is a sorted index, so nothing scans the whole table. */
export class MemoryTable<Row extends { readonly id: string }, Index extends string> implements TableView<Row, Index> {
  readonly #rows = new Map<string, Row>();
  readonly #lists = new Map<string, Row[]>();
  readonly #sequence = new Map<string, number>();
  readonly definition: TableDefinition<Row, Index>;
  readonly counter: { last: number };

  /** Tables that share a counter put their records into one sequence. */
  constructor(definition: TableDefinition<Row, Index>, counter = { last: 0 }) {
    this.definition = definition;
    this.counter = counter;
  }

  byId(id: string): Row | undefined {
    const row = this.#rows.get(id);
    return row && copy(row);
  }

  of(index: Index, ...key: Key): readonly Row[] {
    return this.#lists.get(listName(index, key))?.map(copy) ?? [];
  }

  page(request: PageRequest, index: Index, ...key: Key): Page<Row> {
    const list = this.#lists.get(listName(index, key)) ?? [];
    const page = pageIn(list, request, (row) => this.positionOf(row));
    return { ...page, rows: page.rows.map(copy) };
  }

  pageAmong(request: PageRequest, rows: readonly Row[]): Page<Row> {
    const list = rows.toSorted((a, b) => this.#inOrder(a, b));
    return pageIn(list, request, (row) => this.positionOf(row));
  }

  positionOf(row: Row): Position {
    if (this.definition.ties !== 'sequence') throw new Error('this table has no pages');
    return { createdAt: new Date(this.definition.bornAt(row)), sequence: this.sequenceOf(row.id) ?? 0 };
  }

  /** The record's number in the order of insertion. */
  sequenceOf(id: string): number | undefined {
    return this.#sequence.get(id);
  }

  all(): readonly Row[] {
    return [...this.#rows.values()].map(copy).toSorted((a, b) => this.#inOrder(a, b));
  }

  /**
   * Adds a copy. Throws if the ID or a unique key exists already.
   * @param sequence the place in the order of insertion, for a record that replaces another; by default the last one
   */
  add(row: Row, sequence = (this.counter.last += 1)): void {
    refuseTaken(this, this.definition, row);
    const kept = copy(row);
    this.#rows.set(row.id, kept);
    this.#sequence.set(row.id, sequence);
    for (const name of this.#listsWith(kept)) {
      const list = this.#lists.get(name);
      if (list)
        list.splice(
          placeIn(list, (other) => this.#inOrder(other, kept) > 0),
          0,
          kept,
        );
      else this.#lists.set(name, [kept]);
    }
  }

  /** Adds many at once, in order: each goes to the end of its lists, which is cheap. */
  fill(rows: readonly Row[]): void {
    for (const row of rows.toSorted((a, b) => this.#inOrder(a, b))) this.add(row);
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    for (const name of this.#listsWith(row)) {
      const list = this.#lists.get(name) ?? [];
      const first = placeIn(list, (other) => this.#inOrder(other, row) >= 0);
      list.splice(list.indexOf(row, first), 1);
      if (list.length === 0) this.#lists.delete(name);
    }
    this.#sequence.delete(id);
  }

  #inOrder(a: Row, b: Row): number {
    return inOrder(this.definition, a, b, (id) => this.sequenceOf(id));
  }

  #listsWith(row: Row): string[] {
    return indexNames(this.definition).map((index) => listName(index, this.definition.indexes[index](row)));
  }
}

/** A table as one transaction sees and changes it. Nothing changes in the real table before `commit`. */
export class StagedTable<Row extends { readonly id: string }, Index extends string> implements TableView<Row, Index> {
  readonly #base: MemoryTable<Row, Index>;
  readonly #added: MemoryTable<Row, Index>;
  readonly #removed = new Set<string>();
  readonly #emptied: (readonly [Index, Key])[] = [];

  constructor(base: MemoryTable<Row, Index>) {
    this.#base = base;
    this.#added = new MemoryTable(base.definition, base.counter);
  }

  byId(id: string): Row | undefined {
    return this.#added.byId(id) ?? (this.#removed.has(id) ? undefined : this.#base.byId(id));
  }

  of(index: Index, ...key: Key): readonly Row[] {
    const kept = this.#base.of(index, ...key).filter((row) => !this.#removed.has(row.id));
    const added = this.#added.of(index, ...key);
    return added.length === 0 ? kept : this.#sorted([...kept, ...added]);
  }

  page(request: PageRequest, index: Index, ...key: Key): Page<Row> {
    return this.pageAmong(request, this.of(index, ...key));
  }

  pageAmong(request: PageRequest, rows: readonly Row[]): Page<Row> {
    const positionOf = (row: Row) => (this.#added.byId(row.id) ? this.#added : this.#base).positionOf(row);
    return pageIn(this.#sorted(rows), request, positionOf);
  }

  add(row: Row): void {
    refuseTaken(this, this.#base.definition, row);
    this.#added.add(row);
  }

  remove(id: string): void {
    this.#added.remove(id);
    this.#removed.add(id);
  }

  /** Removes all that `of` answers, and what is written there from outside of transactions before `commit`. */
  removeAll(index: Index, ...key: Key): void {
    for (const { id } of this.of(index, ...key)) this.remove(id);
    this.#emptied.push([index, key]);
  }

  /** Adds the row, or replaces the one with its id, in its place. */
  save(row: Row): void {
    const sequence = this.#sequenceOf(row.id);
    this.remove(row.id);
    refuseTaken(this, this.#base.definition, row);
    this.#added.add(row, sequence);
  }

  commit(): void {
    for (const id of this.#removed) this.#base.remove(id);
    for (const [index, key] of this.#emptied) for (const { id } of this.#base.of(index, ...key)) this.#base.remove(id);
    for (const row of this.#added.all()) this.#base.add(row, this.#added.sequenceOf(row.id));
  }

  #sorted(rows: readonly Row[]): Row[] {
    return rows.toSorted((a, b) => inOrder(this.#base.definition, a, b, (id) => this.#sequenceOf(id)));
  }

  #sequenceOf(id: string): number | undefined {
    return this.#added.sequenceOf(id) ?? (this.#removed.has(id) ? undefined : this.#base.sequenceOf(id));
  }
}

function refuseTaken<Row extends { readonly id: string }, Index extends string>(
  view: TableView<Row, Index>,
  { indexes, unique }: TableDefinition<Row, Index>,
  row: Row,
): void {
  if (view.byId(row.id)) throw new Error(`id ${row.id} is taken`);
  for (const index of unique) {
    if (view.of(index, ...indexes[index](row)).length > 0) throw new Error(`${index} of ${row.id} is taken`);
  }
}

function indexNames<Row, Index extends string>({ indexes }: TableDefinition<Row, Index>): Index[] {
  return Object.keys(indexes).filter((name): name is Index => Object.hasOwn(indexes, name));
}

/** Each part starts with its length: no value can spill into the next part, such as out of its organization. */
function listName(index: string, key: Key): string {
  let name = index;
  for (const part of key) name += part === null ? '|-' : `|${String(part).length}:${part}`;
  return name;
}

/**
 * IDs are compared by code unit, like a database with binary collation. In a table in sequence, records with the same time
 * are in the order of insertion.
 */
function inOrder<Row extends { readonly id: string }>(
  { bornAt, ties }: Pick<TableDefinition<Row, never>, 'bornAt' | 'ties'>,
  a: Row,
  b: Row,
  sequenceOf: (id: string) => number | undefined,
): number {
  const born = bornAt(a) - bornAt(b);
  if (born !== 0) return born;
  return ties === 'id' ? Number(a.id > b.id) - Number(a.id < b.id) : (sequenceOf(a.id) ?? 0) - (sequenceOf(b.id) ?? 0);
}

function pageIn<Row>(list: readonly Row[], { size, after }: PageRequest, positionOf: (row: Row) => Position) {
  const start = after ? placeIn(list, (row) => isPast(positionOf(row), after)) : 0;
  return firstPageOf(list.slice(start, start + size + 1), size, positionOf, after ? undefined : list.length);
}

function isPast(position: Position, after: Position): boolean {
  const later = position.createdAt.getTime() - after.createdAt.getTime();
  return later > 0 || (later === 0 && position.sequence > after.sequence);
}

/** The first index whose row is `past`, by binary search in the sorted list. */
function placeIn<Row>(list: readonly Row[], past: (row: Row) => boolean): number {
  let [low, high] = [0, list.length];
  const newest = list.at(-1);
  if (newest !== undefined && !past(newest)) return high; // the usual case: records arrive in order
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = list[middle];
    if (row === undefined || past(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Records hold text, numbers, nulls, dates, and lists or maps of text, so a one-level copy is enough. */
function copy<Row extends object>(row: Row): Row {
  const twin = { ...row };
  for (const name in twin) {
    const value: unknown = twin[name];
    if (value instanceof Date) Object.assign(twin, { [name]: new Date(value) });
    else if (Array.isArray(value)) Object.assign(twin, { [name]: [...value] });
    else if (value !== null && typeof value === 'object') Object.assign(twin, { [name]: { ...value } });
  }
  return twin;
}
