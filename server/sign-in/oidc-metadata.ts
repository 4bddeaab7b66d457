import * as v from 'valibot';
import { type SettingNames, SignInMisconfigured } from '#server/sign-in/oidc-failures.ts';

/** Algorithms that an ID token may be signed with here: those whose keys the issuer publishes. */
const signatures = /^(?:(?:RS|PS|ES)(?:256|384|512)|EdDSA|Ed25519)$/;

/** What an issuer says of itself, as far as it is used here. */
export type CheckedMetadata = v.InferOutput<typeof secureSchema>;

/** The issuer as it was entered, and what its setting is called. */
interface AskedIssuer {
  readonly issuer: string;
  readonly names: SettingNames;
}

/**
 * Checks what an issuer says of itself, before anything is done with it. Throws SignInMisconfigured, which names the field that
 * is wrong. Of the algorithms it returns those that are taken here.
 * @param plain whether its addresses may start with http://, too
 */
export function checkMetadata(metadata: unknown, plain: boolean, client: AskedIssuer): CheckedMetadata {
  const checked = v.safeParse(plain ? plainSchema : secureSchema, metadata);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  throw wrongMetadata(client, v.getDotPath(issue)?.split('.')[0] ?? 'answer', issue.message);
}

export function wrongMetadata({ issuer, names }: AskedIssuer, field: string, words: string): SignInMisconfigured {
  return new SignInMisconfigured(
    `${names.issuer} is ${issuer}, and what it says of itself is wrong: its ${field} ${words}.`,
  );
}

const secureSchema = schemaOf(/^https:$/, 'must be an address that starts with https://');
const plainSchema = schemaOf(/^https?:$/, 'must be an address that starts with https:// or http://');

function schemaOf(protocols: RegExp, words: string) {
  const isAddress = (text: string) => URL.canParse(text) && protocols.test(new URL(text).protocol);
  const tooLong = 'is longer than 2,000 characters';
  const address = v.pipe(v.string(words), v.maxLength(2000, tooLong), v.check(isAddress, words));
  const list = 'must be a list of texts';
  const texts = v.array(v.string(list), list);
  const algorithms = v.pipe(
    texts,
    v.transform((all) => [...new Set(all)].filter((name) => signatures.test(name))),
    v.minLength(1, 'has none of RS256, PS256, ES256, EdDSA and their like'),
  );
  // The message of the object is for fields that are missing.
  return v.object(
    {
      authorization_endpoint: address,
      token_endpoint: address,
      jwks_uri: address,
      userinfo_endpoint: v.optional(address),
      id_token_signing_alg_values_supported: v.optional(algorithms),
      token_endpoint_auth_methods_supported: v.optional(texts),
      prompt_values_supported: v.optional(texts),
    },
    words,
  );
}
