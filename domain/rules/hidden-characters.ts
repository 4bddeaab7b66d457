/**
 * Invisible characters: ignorable and formatting ones, private use, and those drawn as a blank (Braille pattern blank,
 * Khitan filler, musical null notehead).
 */
const hidden = /[\u{16FE4}\u2800\u{1D159}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}]/u;
const everyHidden = new RegExp(hidden.source, 'gu');

/** Emoji with joiners, skin tones or a keycap. */
const emoji =
  /\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*|[0-9#*]\uFE0F\u20E3/gu;

/** Scripts that need joiners for correct spelling. */
const joining = [
  'Arabic Syriac Mandaic Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala',
  'Khmer Myanmar Tibetan Meetei_Mayek Chakma',
]
  .flatMap((line) => line.split(' '))
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
const joinerInWord = new RegExp(`(?<=[${joining}])[\\u200C\\u200D](?=[${joining}])`, 'gu');

/** Whether the text has invisible characters, except where emoji and words of some scripts need them. */
export function hasHiddenCharacters(text: string): boolean {
  return hidden.test(text.replaceAll(emoji, '').replaceAll(joinerInWord, ''));
}

/** The visible part of the text: without hidden characters, and with one space for each run of spaces. */
export function visiblePart(text: string): string {
  return text
    .replaceAll(everyHidden, '')
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim();
}

/**
 * Whether two names look the same, so that one could be bound in place of the other. Upper and lower case differ, and so do
 * look-alike letters of different scripts.
 */
export function readAlike(one: string, other: string): boolean {
  return visiblePart(one) === visiblePart(other);
}
