import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';

/** Settings of the organization with this ID that were tried, and are off. */
function triedSetup(organizationId: string, identifier: string, setUpBy: string, at: Date): SingleSignOn {
  return {
    organizationId,
    identifier,
    issuer: `https://id.${identifier}.example`,
    clientId: 'console',
    sealedSecret: 'sealed',
    enableGroups: false,
    defaultRole: null,
    version: 3,
    enabledAt: null,
    setUpAt: at,
    setUpBy,
    trial: {
      triedAt: at,
      triedBy: setUpBy,
      email: `ada@${identifier}.example`,
      emailVerified: true,
      groups: [],
      failure: '',
    },
  };
}

const at = new Date('2026-02-01T00:00:00.000Z');

/** Acme's: tried, and off. */
export const spareSetup = triedSetup('ac3e0000-0000-4000-8000-000000000001', 'acme', 'user:dev:owner@acme.example', at);
/** Globex's: on. */
export const foreignSetup = {
  ...triedSetup('910be000-0000-4000-8000-000000000002', 'globex', 'user:dev:stranger@acme.example', at),
  enabledAt: at,
};
