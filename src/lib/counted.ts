const format = new Intl.NumberFormat('en');

/** A number as people read it: "100,000". */
export function formatCount(count: number): string {
  return format.format(count);
}

/** So many of something that takes an s: "1 role binding", "1,200 role bindings". */
export function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
