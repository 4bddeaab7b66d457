/** Longest text of a provider that is shown or logged, in characters. */
const longest = 200;

/** A shorter secret is a word that any text may have. */
const shortestSecret = 8;

/** What becomes of the texts of a provider that was sent a client's secret. */
export interface ProviderWords {
  /** A text for a page or the log: cut, without control characters, and empty if it repeats the secret. */
  readonly quote: (text: string) => string;
  /** Whether any of these texts repeats the secret. */
  readonly repeatSecret: (texts: readonly string[]) => boolean;
}

/** The secret is known by all forms in which it is sent: as it is, encoded for an address or a form, and for a header. */
export function providerWords(clientId: string, clientSecret = ''): ProviderWords {
  const forms = clientSecret === '' ? [] : formsOf(clientId, clientSecret).map((form) => form.toLowerCase());
  const repeats = (text: string) => forms.some((form) => text.toLowerCase().includes(form));
  return {
    quote: (text) => (repeats(text) ? '' : cutText(text, longest)),
    repeatSecret: (texts) => clientSecret.length >= shortestSecret && texts.some(repeats),
  };
}

/** A text by somebody else without control characters, cut to so many characters. */
export function cutText(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

function formsOf(clientId: string, secret: string): readonly string[] {
  const encodings = [(text: string) => text, encodeURIComponent, formEncoded, headerEncoded];
  const encoded = encodings.map((encode) => encode(secret));
  const pairs = encodings.map((encode) => `${encode(clientId)}:${encode(secret)}`);
  // Without its end, which depends on what follows.
  const inBase64 = [...encoded, ...pairs].map((form) =>
    Buffer.from(form)
      .toString('base64')
      .replace(/..?=*$/, ''),
  );
  return [...encoded, ...inBase64, ...inBase64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

/** As openid-client encodes it for its header. */
function headerEncoded(text: string): string {
  return formEncoded(text).replace(/[-_.*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
