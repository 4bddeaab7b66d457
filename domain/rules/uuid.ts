/** A UUID in lower case, to be found in a text. */
export const uuidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const whole = new RegExp(`^${uuidPattern}$`, 'u');

/** Whether the text is a UUID in lower case, of any version. */
export function isUuid(text: string): boolean {
  return whole.test(text);
}
