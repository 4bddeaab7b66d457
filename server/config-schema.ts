import * as v from 'valibot';
import { checkEmail } from '#domain/rules/check-email.ts';
import { checkName } from '#domain/rules/name.ts';
import { isProviderName, providerNameWords } from '#domain/rules/provider-name.ts';
import { faultsTogether } from '#server/config-faults.ts';
import {
  addressIn,
  fileIn,
  hasPassword,
  isCurrency,
  isOrigin,
  isPostgres,
  isWholeUpTo,
  listIn,
} from '#server/config-values.ts';
import { faultIn } from '#server/database/postgres-address.ts';
import { readKey } from '#server/database/token-seal.ts';
import { areNetworks } from '#server/trusted-proxies.ts';

/** A variable that may be left out; otherwise the check must hold, or the message is a fault. */
function setting(check: (value: string) => boolean, message: string | ((issue: { input: string }) => string)) {
  return v.optional(v.pipe(v.string(), v.check(check, message)));
}

const text = v.optional(v.string());

const address = (name: string) =>
  setting(
    (value) => addressIn(value) !== undefined,
    ({ input }) =>
      hasPassword(input)
        ? `${name} must have no name and password in it.`
        : `${name} must be an address that starts with https:// or http://.`,
  );

/** An address without a path, as browsers write an origin. */
const origin = (name: string) =>
  v.pipe(
    address(name),
    v.check((value) => {
      const given = addressIn(value);
      return given === undefined || isOrigin(given);
    }, `${name} must be an origin without a path.`),
  );

const port = (name: string) =>
  setting((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, `${name} must be a number from 0 to 65535.`);

const oneOf = (name: string, choices: readonly string[]) =>
  setting((value) => choices.includes(value), `${name} must be ${choices.join(' or ')}.`);

/** The variables, in the order in which their faults are told. What concerns several of them comes last. */
export const environmentSchema = v.pipe(
  v.object({
    HOST: text,
    PUBLIC_URL: origin('PUBLIC_URL'),
    DATA_PLANE_URL: origin('DATA_PLANE_URL'),
    PORT: port('PORT'),
    GRPC_PORT: port('GRPC_PORT'),
    DATABASE_URL: v.optional(
      v.pipe(
        v.string(),
        v.check(
          (value) => isPostgres(value) || !/^$|^[a-z][a-z0-9+.-]+:|[?#]/i.test(fileIn(value)),
          'DATABASE_URL must be postgres://… or the path of a SQLite file, with or without file: before it.',
        ),
        v.check(
          (value) => !isPostgres(value) || faultIn(value) === undefined,
          ({ input }) => `DATABASE_URL ${faultIn(input)}.`,
        ),
      ),
    ),
    INVITE_KEY: setting(
      (value) => readKey(value) !== undefined,
      'INVITE_KEY must be 32 bytes in base64 or hex: `openssl rand -base64 32` makes some.',
    ),
    SSO_KEY: setting(
      (value) => readKey(value) !== undefined,
      'SSO_KEY must be 32 bytes in base64 or hex: `openssl rand -base64 32` makes some.',
    ),
    SSO_PRIVATE_ISSUERS: oneOf('SSO_PRIVATE_ISSUERS', ['refuse', 'allow']),
    TRUST_PROXY: setting(
      (value) => areNetworks(listIn(value)),
      'TRUST_PROXY must be addresses or networks of your proxies, such as 10.0.0.2 or 10.0.0.0/8, with commas between them.',
    ),
    OIDC_ISSUER: address('OIDC_ISSUER'),
    OIDC_CLIENT_ID: text,
    OIDC_CLIENT_SECRET: text,
    OIDC_PROVIDER_NAME: setting(isProviderName, `OIDC_PROVIDER_NAME must be ${providerNameWords}.`),
    OIDC_TRUST_EMAIL: oneOf('OIDC_TRUST_EMAIL', ['false', 'true']),
    OIDC_ACCEPT_SUB: text,
    OWNER_EMAIL: setting((value) => checkEmail(value).ok, 'OWNER_EMAIL must be an e-mail address.'),
    ORGANIZATION_NAME: setting(
      (value) => checkName(value).ok,
      ({ input }) => `ORGANIZATION_NAME: ${reasonAgainst(input)}`,
    ),
    BILLING_CURRENCY: setting(
      (value) => isCurrency(value),
      'BILLING_CURRENCY must be a currency by its three letters, such as usd.',
    ),
    BILLING_PRICE_PER_GIB: setting(
      (value) => isWholeUpTo(2n ** 31n - 1n, value),
      'BILLING_PRICE_PER_GIB must be a whole number in the minor unit of the currency: 25 is 25 cents.',
    ),
    BILLING_INCLUDED_GIB: setting(
      (value) => isWholeUpTo(2n ** 33n, value),
      'BILLING_INCLUDED_GIB must be a whole number of GiB.',
    ),
    LOG: oneOf('LOG', ['errors', 'requests']),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of faultsTogether(dataset.value)) addIssue({ message });
  }),
);

function reasonAgainst(name: string): string {
  const checked = checkName(name);
  return checked.ok ? '' : checked.reason;
}

/** The variables that are set, and right. */
export type Environment = v.InferOutput<typeof environmentSchema>;
