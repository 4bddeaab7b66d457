import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ServiceAccount, Token } from '#domain/store/records.ts';

/** Records as the wire says them. One function a message; the wire says "none" with an empty string. */

export function serviceAccountMessage(account: ServiceAccount) {
  const { id, name, organizationId, createdBy } = account;
  return { id, name, organizationId, createdBy, createdAt: timestampFromDate(account.createdAt) };
}

/** `secret` is passed only by CreateServiceAccountToken; no other answer can hold one, because nothing stores it. */
export function tokenMessage(token: Token, secret = '') {
  const { id, name, serviceAccountId, createdBy } = token;
  return {
    id,
    name,
    serviceAccountId,
    createdBy,
    projectId: token.projectId ?? '',
    createdAt: timestampFromDate(token.createdAt),
    ...(token.lastUsedAt && { lastUsedAt: timestampFromDate(token.lastUsedAt) }),
    token: secret,
  };
}
