import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  GetSetupResponseSchema,
  type Issuer,
  type SaveSetupRequestSchema,
  type Setup,
  SingleSignOnService,
} from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { hasCapability } from './capabilities.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, present, transport } from './transport.ts';

const { method } = SingleSignOnService;
const organizations = OrganizationService.method;

/**
 * How single sign-on stands; `null` on a backend without the capability `single-sign-on`. Read again whenever the person
 * comes back to the tab: a trial happens in another window.
 */
export function setupQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.getSetup, { organizationId }),
    queryFn: async ({ client }) =>
      (await hasCapability(client, 'single-sign-on'))
        ? callUnaryMethod(transport, method.getSetup, { organizationId })
        : create(GetSetupResponseSchema),
    refetchOnWindowFocus: 'always',
    select: ({ setup }) => setup ?? null,
  });
}

/** What an issuer says of itself. Fails as invalid (`issuer_url`) or as a conflict, in words. */
export async function readIssuer(organizationId: string, issuerUrl: string): Promise<Issuer> {
  return present((await call(method.readIssuer, { organizationId, issuerUrl })).issuer, 'issuer');
}

/**
 * Saves settings; an empty secret keeps the one that is kept. Fails as invalid, exists (identifier), or conflict (others were
 * saved meanwhile, or single sign-on is on). Call `invalidateSetup` afterwards.
 */
export async function saveSetup(input: MessageInitShape<typeof SaveSetupRequestSchema>): Promise<Setup> {
  return present((await call(method.saveSetup, input)).setup, 'setup');
}

/** Switches single sign-on on, as it was saved and tried. Call `invalidateSetup` afterwards. */
export async function enableSingleSignOn(organizationId: string, { settings }: Setup): Promise<void> {
  await call(organizations.enableSSO, { id: organizationId, ...(settings && { ssoSettings: settings }) });
}

/** Switches it off, and ends the sessions of those who came through it. Call `invalidateSetup` afterwards. */
export async function disableSingleSignOn(organizationId: string): Promise<void> {
  await call(organizations.disableSSO, { id: organizationId });
}

/** Changes the role at the first sign-in; an empty reference: none. Call `invalidateSetup` afterwards. */
export async function updateDefaultRole(organizationId: string, defaultRole: string): Promise<void> {
  await call(organizations.updateSSODefaultRole, { id: organizationId, defaultRole });
}

/** Reads how single sign-on stands now, after a lost answer or another person's change; `undefined` where it can't be read. */
export async function readSetupAgain(queryClient: QueryClient, organizationId: string): Promise<Setup | undefined> {
  const query = setupQuery(organizationId);
  await queryClient.invalidateQueries({ queryKey: query.queryKey, refetchType: 'none' });
  return (await queryClient.query(query).catch(() => undefined)) ?? undefined;
}

export async function invalidateSetup(queryClient: QueryClient, organizationId: string): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: setupQuery(organizationId).queryKey });
}
