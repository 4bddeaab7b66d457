import type { Ids } from '#domain/host.ts';

/** Ids and secrets from Web Crypto, which Node and browsers share. */
export const webIds: Ids = {
  uuid: () => crypto.randomUUID(),
  secret: () => hex(crypto.getRandomValues(new Uint8Array(32))),
  digest: async (text) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))),
};

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
