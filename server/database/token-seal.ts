import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * How secrets lie in the database, so that a copy of it is of no use: tokens of invites, and client secrets of single sign-on.
 * Each is sealed for an owner, such as the ID of its invite, and opens for that one only.
 */
export interface TokenSeal {
  /** The secret so that only `open` can read it, for the same owner; `null` without a key. */
  readonly seal: (secret: string, owner: string) => string | null;
  /** The secret; empty if there is none, if it was sealed with another key, or for another owner. */
  readonly open: (sealed: string | null, owner: string) => string;
}

const cipher = 'aes-256-gcm';
const lengths = { key: 32, iv: 12, tag: 16 }; // bytes

/** Seals with AES-256-GCM. The key has 32 bytes; without one, nothing is kept. */
export function createTokenSeal(key: Buffer | undefined): TokenSeal {
  if (key === undefined) return { seal: () => null, open: () => '' };
  return {
    seal(secret, owner) {
      const iv = randomBytes(lengths.iv);
      const encryption = createCipheriv(cipher, key, iv).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([encryption.update(secret, 'utf8'), encryption.final()]);
      return Buffer.concat([iv, encryption.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed, owner) {
      if (sealed === null) return '';
      const bytes = Buffer.from(sealed, 'base64');
      const body = lengths.iv + lengths.tag;
      try {
        const decryption = createDecipheriv(cipher, key, bytes.subarray(0, lengths.iv), { authTagLength: lengths.tag })
          .setAAD(Buffer.from(owner))
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
