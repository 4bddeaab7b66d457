const format = new Intl.NumberFormat('en');

/** A number with separators: "100,000". */
export function formatCount(count: number | bigint): string {
  return format.format(count);
}

/** The plural of a noun: "role bindings", "people". */
export function plural(noun: string): string {
  return noun === 'person' ? 'people' : `${noun}s`;
}

/** A count with its noun: "1 role binding", "1,200 role bindings". */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural(noun)}`;
}
