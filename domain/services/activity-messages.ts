import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { RefusalKind, TokenRefusal, TokenUse } from '#domain/store/records.ts';
import { RefusalKind as RefusalKindMessage } from '#proto/console/activity/v1alpha1/activity_pb.ts';

const kinds: Readonly<Record<RefusalKind, RefusalKindMessage>> = {
  'no-project': RefusalKindMessage.NO_PROJECT,
  'malformed-project': RefusalKindMessage.MALFORMED_PROJECT,
  'permission-missing': RefusalKindMessage.PERMISSION_MISSING,
};

export function tokenUseMessage({ tokenId, serviceAccountId, projectId, permission, lastUsedAt }: TokenUse) {
  return { tokenId, serviceAccountId, projectId, permission, lastUsedAt: timestampFromDate(lastUsedAt) };
}

export function tokenRefusalMessage({ kind, projectId, permission, refusedAt }: TokenRefusal) {
  return { kind: kinds[kind], projectId, permission, refusedAt: timestampFromDate(refusedAt) };
}

export function projectActivityMessage(projectId: string, lastDataAt: Date) {
  return { projectId, lastDataAt: timestampFromDate(lastDataAt) };
}
