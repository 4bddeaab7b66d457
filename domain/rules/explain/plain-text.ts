/** The longest text that is read: a log line is shorter, and a paste must not hold up the page. */
const longest = 20_000;

/**
 * The words of a line from a log, without what carried them: escapes of JSON strings and of gRPC headers are read, and line
 * breaks and other spaces become one space.
 */
export function plainText(pasted: string): string {
  return withoutPercent(pasted.slice(0, longest))
    .replaceAll(/\\+/g, '\\')
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replaceAll(/\\[nrt]/g, ' ')
    .replaceAll(/\\(["'/])/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** gRPC carries a message as `This%20needs`. Anything else with a percent sign stays as it is. */
function withoutPercent(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
