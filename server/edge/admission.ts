import type { Http2ServerRequest } from 'node:http2';
import { createContextValues } from '@connectrpc/connect';
import { callerBehind } from '#domain/authenticate.ts';
import { callerKey } from '#domain/caller.ts';
import { authorizeInProject, edgeCallerOf } from '#domain/edge.ts';
import type { Host } from '#domain/host.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';

const { method, typeName } = ProfileStoreService;

/** The path of the one method whose messages may be large. */
export const writeRawPath = `/${typeName}/${method.writeRaw.name}`;

/**
 * Checks a request by its headers alone. The domain sees a message only once all of it is in memory: strangers must not use
 * our memory, nor may tokens without the permission send a batch of 16 MiB. Throws what the domain would throw, which
 * checks everything again.
 */
export async function admit(host: Host, { headers, url }: Http2ServerRequest): Promise<void> {
  const caller = await callerBehind(host, headers.authorization ?? '');
  if (url !== writeRawPath) return;
  const values = createContextValues().set(callerKey, caller);
  const requestHeader = new Headers({ projectid: String(headers.projectid ?? '') });
  await authorizeInProject(host.store, edgeCallerOf({ values, requestHeader }), method.writeRaw);
}
