import { webIds } from '#domain/ids.ts';

const digests = new Map<string, Promise<string>>();

/** The real digest, made once for all worlds: thousands of calls come with the same few tokens. */
export function digestOnce(text: string): Promise<string> {
  const digest = digests.get(text) ?? webIds.digest(text);
  digests.set(text, digest);
  return digest;
}
