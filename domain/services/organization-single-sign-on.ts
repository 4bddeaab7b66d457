import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { invalidArgument, notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { setupToEnable } from '#domain/services/single-sign-on-enabling.ts';
import { defaultRoleOf, settingsMessage } from '#domain/services/single-sign-on-messages.ts';
import { chosenDefaultRole, refuseUnavailable } from '#domain/services/single-sign-on-settings.ts';
import { isOn } from '#domain/single-sign-on/admit.ts';
import { refuseIdentifier } from '#domain/single-sign-on/claim.ts';
import { refusePeopleAboveCaller } from '#domain/single-sign-on/people.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

const method = OrganizationService.method;

type Methods = 'enableSSO' | 'disableSSO' | 'getSSOSettings' | 'getSSOConnectorId' | 'updateSSODefaultRole';

/** Single sign-on as the public API knows it. */
export function organizationSingleSignOn(host: Host): Pick<ServiceImpl<typeof OrganizationService>, Methods> {
  const { store, clock } = host;
  return {
    async enableSSO({ id, ssoSettings }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.enableSSO, id);
        refuseUnavailable(host);
        if (!ssoSettings)
          throw invalidArgument([{ field: 'sso_settings', description: 'Send the settings that were tried.' }]);
        const { setup, reference } = await setupToEnable(host, tx, id, ssoSettings);
        await refuseIdentifier(host, tx, setup.identifier, setup);
        await refusePeopleAboveCaller(tx, access, setup.identifier);
        const chosen = { setAt: clock(), setBy: caller.subject };
        const defaultRole = await chosenDefaultRole(tx, access, reference, chosen, 'sso_settings.default_role');
        if (setup.enabledAt !== null) return {};
        await tx.singleSignOn.save({ ...changed(setup), defaultRole, enabledAt: chosen.setAt });
        await record(host, tx, caller, method.enableSSO, id, { identifier: setup.identifier, defaultRole: reference });
        return {};
      });
    },

    async disableSSO({ id }, context) {
      const caller = callerOf(context);
      await transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.disableSSO, id);
        const setup = await setupIn(tx, id);
        if (setup.enabledAt === null) return;
        await tx.singleSignOn.save({ ...changed(setup), enabledAt: null });
        await record(host, tx, caller, method.disableSSO, id, { identifier: setup.identifier });
      });
      // They open nothing any more, whether this works or not.
      await host.singleSignOn.endSessions(id).catch((error: unknown) => host.report(error, host.ids.uuid()));
      return {};
    },

    async getSSOSettings({ id }, context) {
      await authorize(store, callerOf(context), method.getSSOSettings, id);
      const setup = await setupIn(store, id);
      return { ssoSettings: settingsMessage(setup, (await defaultRoleOf(store, setup)).reference) };
    },

    async getSSOConnectorId({ organizationIdentifier }, context) {
      callerOf(context);
      const setup = await store.singleSignOn.byIdentifier(organizationIdentifier);
      if (!setup || !isOn(host, setup)) throw notFound('single sign-on');
      return { connectorId: setup.identifier };
    },

    async updateSSODefaultRole({ id, defaultRole: reference }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const access = await authorize(tx, caller, method.updateSSODefaultRole, id);
        const setup = await setupIn(tx, id);
        const chosen = { setAt: clock(), setBy: caller.subject };
        const defaultRole = await chosenDefaultRole(tx, access, reference, chosen, 'default_role');
        await tx.singleSignOn.save({ ...changed(setup), defaultRole });
        const target = { defaultRole: reference, before: setup.defaultRole?.reference ?? '' };
        await record(host, tx, caller, method.updateSSODefaultRole, id, target);
        return {};
      });
    },
  };
}

/** The same connection, so that its trial still counts, and who set it up. */
function changed(setup: SingleSignOn): SingleSignOn {
  return { ...setup, version: setup.version + 1 };
}

async function setupIn(reader: Pick<Host['store'], 'singleSignOn'>, organizationId: string): Promise<SingleSignOn> {
  const setup = await reader.singleSignOn.ofOrganization(organizationId);
  if (!setup) throw notFound('single sign-on');
  return setup;
}
