/**
 * The address of an invoice's PDF, if it may be opened from here: over https or from this console itself. Anything else, such
 * as a script or another host's plain http, is no address.
 * @param origin the console's own
 */
export function pdfAddress(text: string, origin: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  // A name before the host is there to deceive: nobody signs in by an invoice's address.
  if (url.username !== '' || url.password !== '') return undefined;
  // A blob of this origin has its origin, too.
  return url.protocol === 'https:' || (url.protocol === 'http:' && url.origin === origin) ? url.href : undefined;
}
