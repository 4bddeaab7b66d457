/**
 * Quotes a text as one word of a POSIX shell. Simple words stay unquoted, so that commands are easy to read; anything else
 * goes into single quotes, where the shell expands nothing. So `$(…)`, a semicolon or a newline in a value can't run as a
 * command when a person pastes the snippet.
 */
export function shellQuote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A YAML string: JSON's double-quoted strings are valid YAML. */
export function yamlQuote(text: string): string {
  return JSON.stringify(text);
}
