import { onceForEach } from './once-for-each.ts';

/**
 * Numbers keys from 0 on in the order in which they come; equal keys have one number. Numbers are compared and looked up
 * much faster than long texts.
 */
export function numbering(): (key: string | number) => number {
  let count = 0;
  return onceForEach(() => count++);
}

/** One number for each pair of whole numbers from 0 on (Cantor's); exact while both are below 60 million. */
export function paired(a: number, b: number): number {
  return ((a + b) * (a + b + 1)) / 2 + b;
}
