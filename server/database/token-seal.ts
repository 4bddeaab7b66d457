import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** How the tokens of invites lie in the database, so that a copy of it gives nobody a role. */
export interface TokenSeal {
  /** The token so that only `open` can read it, for the invite with this ID; `null` without a key. */
  readonly seal: (token: string, inviteId: string) => string | null;
  /** The token; empty if there is none, if the key is another than it was sealed with, or if it belongs to another invite. */
  readonly open: (sealed: string | null, inviteId: string) => string;
}

const cipher = 'aes-256-gcm';
const lengths = { key: 32, iv: 12, tag: 16 }; // bytes

/** Seals with AES-256-GCM. The key has 32 bytes; without one, tokens aren't kept at all. */
export function createTokenSeal(key: Buffer | undefined): TokenSeal {
  if (key === undefined) return { seal: () => null, open: () => '' };
  return {
    seal(token, inviteId) {
      const iv = randomBytes(lengths.iv);
      const encryption = createCipheriv(cipher, key, iv).setAAD(Buffer.from(inviteId));
      const sealed = Buffer.concat([encryption.update(token, 'utf8'), encryption.final()]);
      return Buffer.concat([iv, encryption.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed, inviteId) {
      if (sealed === null) return '';
      const bytes = Buffer.from(sealed, 'base64');
      const body = lengths.iv + lengths.tag;
      try {
        const decryption = createDecipheriv(cipher, key, bytes.subarray(0, lengths.iv), { authTagLength: lengths.tag })
          .setAAD(Buffer.from(inviteId))
          .setAuthTag(bytes.subarray(lengths.iv, body));
        return Buffer.concat([decryption.update(bytes.subarray(body)), decryption.final()]).toString('utf8');
      } catch {
        return '';
      }
    },
  };
}

/** The digest that an invite is found by: SHA-256 of its token. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The key in a setting: 32 bytes, as 64 hex digits or in base64. `undefined`: it is neither. */
export function readKey(text: string): Buffer | undefined {
  const encoding = /^[\da-f]{64}$/i.test(text) ? 'hex' : 'base64';
  if (encoding === 'base64' && !/^[\w+/-]{43}=?$/.test(text)) return undefined;
  const key = Buffer.from(text, encoding);
  return key.length === lengths.key ? key : undefined;
}
