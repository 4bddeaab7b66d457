/**
 * One word of a POSIX shell, whatever the text holds. What needs no quotes gets none, so that ordinary commands read
 * plainly; anything else stands in single quotes, where the shell expands nothing. Stops a value that holds `$(…)`, a
 * semicolon or a newline from becoming a command of whoever pastes the snippet.
 */
export function shellQuote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A YAML scalar: JSON's double-quoted strings are YAML. */
export function yamlQuote(text: string): string {
  return JSON.stringify(text);
}
