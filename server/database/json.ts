/** Reads a column that holds a list of texts. Throws when it holds anything else. */
export function textsFromJson(json: string): readonly string[] {
  const value: unknown = JSON.parse(json);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new TypeError('a column that should hold a JSON list of texts holds something else');
}

/** Reads a column that holds texts by name. Throws when it holds anything else. */
export function textMapFromJson(json: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(json);
  if (isTextMap(value)) return value;
  throw new TypeError('a column that should hold a JSON map of texts holds something else');
}

function isTextMap(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((item) => typeof item === 'string');
}
