import type { DescMethod } from '@bufbuild/protobuf';
import { Code, ConnectError, type HandlerContext } from '@connectrpc/connect';
import { dataPlaneCallerOf } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { isUuid } from '#domain/rules/uuid.ts';
import type { RefusalKind } from '#domain/store/records.ts';

/** Calls of the data plane with an API token are noted, used or refused, so that people see whether a client works. */

/** The parts of a data plane call that decide about it. */
export type EdgeContext = Pick<HandlerContext, 'values' | 'requestHeader'>;

/** The parts of a host that notes are made with. */
export type NotingHost = Pick<Host, 'store' | 'clock' | 'report'>;

/** The project that the headers ask for, which need be no UUID; empty for none. */
export function askedProject(header: Headers): string {
  return header.get('projectid')?.trim().toLowerCase() ?? '';
}

/** Returns what `check` returns, and notes a use of the API token. Throws what `check` throws, and notes a refusal. */
export async function noted<Value>(
  host: NotingHost,
  context: EdgeContext,
  method: DescMethod,
  check: () => Promise<Value>,
): Promise<Value> {
  let value: Value;
  try {
    value = await check();
  } catch (error) {
    const kind = refusalKind(context.requestHeader, error);
    if (kind) await note(host, context, method, kind);
    throw error;
  }
  await note(host, context, method, undefined);
  return value;
}

/** Why the call was refused, as far as the client's configuration is to blame. */
function refusalKind(header: Headers, error: unknown): RefusalKind | undefined {
  if (!(error instanceof ConnectError)) return undefined;
  if (error.code === Code.PermissionDenied) return 'permission-missing';
  if (error.code !== Code.InvalidArgument) return undefined;
  return askedProject(header) === '' ? 'no-project' : 'malformed-project';
}

/** Notes a refusal with its kind, or a use. A failure to do so is reported, but never fails the call. */
async function note(
  { store, clock, report }: NotingHost,
  context: EdgeContext,
  method: DescMethod,
  kind: RefusalKind | undefined,
): Promise<void> {
  const caller = dataPlaneCallerOf(context);
  if (caller.kind !== 'serviceaccount') return;
  const { organizationId, serviceAccountId, tokenId } = caller;
  const permission = permissionOf(method);
  const asked = askedProject(context.requestHeader);
  const noteRefusal = (reason: RefusalKind) => {
    const projectId = isUuid(asked) ? asked : '';
    return store.noteTokenRefusal({ organizationId, tokenId, kind: reason, projectId, permission, refusedAt: clock() });
  };
  const noteUse = () =>
    store.noteTokenUse({
      organizationId,
      serviceAccountId,
      tokenId,
      projectId: asked,
      permission,
      lastUsedAt: clock(),
    });
  try {
    await (kind ? noteRefusal(kind) : noteUse());
  } catch (error) {
    report(error, 'token activity');
  }
}
