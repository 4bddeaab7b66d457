const format = new Intl.NumberFormat('en');

/** A number with separators: "100,000". */
export function formatCount(count: number): string {
  return format.format(count);
}

/** A count with a noun that takes an s in the plural: "1 role binding", "1,200 role bindings". */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
