import { formatCount } from '#src/lib/counted.ts';
import type { Deletion } from './deletion.ts';

/** What the person must type before a large loss. */
export interface TypedConfirmation {
  readonly wanted: string;
  /** Whether the typed text is right. */
  readonly accepts: (text: string) => boolean;
}

/** From this many items on, the person types their number. */
const many = 26;

type Asked<Item> = Pick<Deletion<Item>, 'items' | 'nameOf' | 'typesName' | 'listed'>;

/**
 * The text to type: with `typesName`, the name of a single item, or the number of several; the number of more than 25
 * items, or of all listed items, because one press selects them all. Nothing in other cases.
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
  return isAll || items.length >= many || (typesName && items.length > 1) ? numberToType(items.length) : undefined;
}

function nameToType(name: string): TypedConfirmation {
  const wanted = comparable(name);
  return { wanted: name, accepts: (text) => comparable(text) === wanted };
}

function numberToType(count: number): TypedConfirmation {
  return { wanted: formatCount(count), accepts: (text) => text.replaceAll(/[\s,.’']/g, '') === String(count) };
}

/** Keyboards and clipboards use different spaces and accent encodings for the same name. */
function comparable(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}
