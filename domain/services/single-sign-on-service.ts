import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { failedPrecondition, invalidArgument } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { checkIssuer } from '#domain/rules/issuer-address.ts';
import { setupMessage } from '#domain/services/single-sign-on-messages.ts';
import {
  chosenDefaultRole,
  refuseUnavailable,
  type ValidSettings,
  validSettings,
} from '#domain/services/single-sign-on-settings.ts';
import { refuseIdentifier } from '#domain/single-sign-on/claim.ts';
import { IssuerFault } from '#domain/single-sign-on/host.ts';
import { limitIssuerReads } from '#domain/single-sign-on/issuer-reads.ts';
import { refusePeopleAboveCaller } from '#domain/single-sign-on/people.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { SingleSignOnService } from '#proto/console/sso/v1alpha1/sso_pb.ts';

const method = SingleSignOnService.method;

/** Sets single sign-on up. The public OrganizationService switches it on and off. */
export function singleSignOnService(host: Host): ServiceImpl<typeof SingleSignOnService> {
  const { store, clock } = host;
  const limited = limitIssuerReads(clock);
  return {
    async getSetup({ organizationId }, context) {
      await authorize(store, callerOf(context), method.getSetup, organizationId);
      return { setup: await setupMessage(host, store, organizationId) };
    },

    async readIssuer({ organizationId, issuerUrl }, context) {
      const caller = callerOf(context);
      await authorize(store, caller, method.readIssuer, organizationId);
      refuseUnavailable(host);
      const issuer = checkIssuer(issuerUrl, host.singleSignOn.plainIssuers);
      if (!issuer.ok) throw invalidIssuer(issuer.reason);
      try {
        return { issuer: messageOf(await limited(caller.subject, () => host.singleSignOn.readIssuer(issuer.issuer))) };
      } catch (error) {
        if (!(error instanceof IssuerFault)) throw error;
        throw error.kind === 'address' ? invalidIssuer(error.message) : failedPrecondition('ISSUER', error.message);
      }
    },

    async saveSetup({ organizationId, settings, expectedVersion }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.saveSetup, organizationId);
        refuseUnavailable(host);
        const current = await tx.singleSignOn.ofOrganization(organizationId);
        const valid = validSettings(host, settings, current);
        refuseStale(current, expectedVersion);
        if (current && current.enabledAt !== null) throw switchedOn();
        await refuseIdentifier(host, tx, valid.identifier, current);
        await refusePeopleAboveCaller(tx, access, valid.identifier);
        const chosen = { setAt: clock(), setBy: caller.subject };
        const field = 'settings.default_role';
        const defaultRole = await chosenDefaultRole(tx, access, valid.defaultRole, chosen, field);
        const saved: SingleSignOn = {
          organizationId,
          identifier: valid.identifier,
          issuer: valid.issuer,
          clientId: valid.clientId,
          sealedSecret: sealed(host, valid, current, organizationId),
          enableGroups: valid.enableGroups,
          defaultRole,
          version: (current?.version ?? 0) + 1,
          enabledAt: null,
          setUpAt: chosen.setAt,
          setUpBy: chosen.setBy,
          trial: null,
        };
        await tx.singleSignOn.save(saved);
        await record(host, tx, caller, method.saveSetup, organizationId, targetOf(saved, valid));
        return { setup: await setupMessage(host, tx, organizationId) };
      });
    },
  };
}

function sealed(
  { singleSignOn }: Host,
  { clientSecret }: ValidSettings,
  current: SingleSignOn | undefined,
  organizationId: string,
): string {
  if (clientSecret === '') return current?.sealedSecret ?? '';
  return singleSignOn.seal(clientSecret, organizationId);
}

/** What an audit record says about settings. */
function targetOf(
  { identifier, issuer, clientId, defaultRole, version }: SingleSignOn,
  { clientSecret }: ValidSettings,
) {
  return {
    identifier,
    issuer,
    clientId,
    defaultRole: defaultRole?.reference ?? '',
    newSecret: String(clientSecret !== ''),
    version: String(version),
  };
}

function messageOf({ signingAlgorithms, ...issuer }: Awaited<ReturnType<Host['singleSignOn']['readIssuer']>>) {
  return { ...issuer, signingAlgorithms: [...signingAlgorithms] };
}

function invalidIssuer(description: string) {
  return invalidArgument([{ field: 'issuer_url', description }]);
}

function switchedOn() {
  return failedPrecondition(
    'SINGLE_SIGN_ON_ON',
    'Single sign-on is on, and people sign in with these settings. Disable it before you change them.',
  );
}

/** Refuses a change by somebody who has seen other settings than there are now. */
function refuseStale(current: SingleSignOn | undefined, expectedVersion: number): void {
  if ((current?.version ?? 0) === expectedVersion) return;
  throw failedPrecondition(
    'STALE_SINGLE_SIGN_ON',
    'Somebody else has changed single sign-on meanwhile, so your change was not saved. Look at it as it is now.',
  );
}
