/** Amounts that are added up. */
interface Received {
  readonly bytes: bigint;
  readonly samples: bigint;
}

/** Adds the rows to the sums: there is one for each key, with the last row's other fields. */
export function addTo<Row extends Received>(
  sums: Map<string, Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): void {
  for (const row of rows) {
    const { bytes = 0n, samples = 0n } = sums.get(keyOf(row)) ?? {};
    sums.set(keyOf(row), { ...row, bytes: bytes + row.bytes, samples: samples + row.samples });
  }
}

/** One row for each key, sorted by it. */
export function addUp<Row extends Received>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const sums = new Map<string, Row>();
  addTo(sums, rows, keyOf);
  return [...sums].toSorted(([a], [b]) => Number(a > b) - Number(a < b)).map(([, row]) => row);
}
