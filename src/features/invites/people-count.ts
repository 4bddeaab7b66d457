import { formatCount } from '#src/lib/counted.ts';

/** "1 person", "3 people". */
export function peopleCount(count: number): string {
  return count === 1 ? '1 person' : `${formatCount(count)} people`;
}
