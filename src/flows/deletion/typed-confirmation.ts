import { formatCount } from '#src/lib/counted.ts';
import type { Deletion } from './deletion.ts';

/** What somebody types before much is lost. */
export interface TypedConfirmation {
  readonly wanted: string;
  /** Whether this text is what is wanted. */
  readonly accepts: (text: string) => boolean;
}

/** From how many items on their number is typed. */
const many = 26;

type Asked<Item> = Pick<Deletion<Item>, 'items' | 'nameOf' | 'typesName' | 'listed'>;

/**
 * The name of what can't be remade; the number of more than 25 items, or of all that are listed, because one press selects
 * them all. Nothing for the rest.
 */
export function typedConfirmation<Item>({
  items,
  nameOf,
  typesName,
  listed,
}: Asked<Item>): TypedConfirmation | undefined {
  const [only] = items;
  if (typesName && only !== undefined && items.length === 1) return nameToType(nameOf(only));
  const isAll = items.length > 1 && listed !== undefined && items.length >= listed;
  return isAll || items.length >= many ? numberToType(items.length) : undefined;
}

function nameToType(name: string): TypedConfirmation {
  const wanted = comparable(name);
  return { wanted: name, accepts: (text) => comparable(text) === wanted };
}

function numberToType(count: number): TypedConfirmation {
  return { wanted: formatCount(count), accepts: (text) => text.replaceAll(/[\s,.’']/g, '') === String(count) };
}

/** Keyboards and clipboards differ in spaces and in how they compose accents; the name is the same. */
function comparable(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
