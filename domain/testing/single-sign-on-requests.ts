import type { RoleBinding } from '#domain/store/records.ts';
import { spareSetup } from '#domain/testing/test-single-sign-on.ts';
import { startOfTests } from '#domain/testing/test-world.ts';

/** Settings of single sign-on, to save over Acme's. */
export function setupSettings(
  change: Partial<Record<'identifier' | 'type' | 'issuer' | 'clientId' | 'secret' | 'role', string>> = {},
) {
  const { identifier, type, issuer, clientId, secret, role } = {
    identifier: spareSetup.identifier,
    type: 'oidc',
    issuer: spareSetup.issuer,
    clientId: spareSetup.clientId,
    secret: '',
    role: '',
    ...change,
  };
  const value = { issuerUrl: issuer, clientId, clientSecret: secret };
  return {
    organizationIdentifier: identifier,
    ssoType: type,
    ssoConfig: { case: 'oidcConfig' as const, value },
    defaultRole: role,
  };
}

/** An organization-wide role binding. */
export function wideBinding(organizationId: string, subject: string, role: string): RoleBinding {
  return {
    id: `${organizationId} ${subject} ${role}`,
    organizationId,
    subject,
    projectId: null,
    role,
    createdAt: startOfTests,
    createdBy: 'system',
  };
}
