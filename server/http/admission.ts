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
 * Lets a request in by its headers alone. A message is held in memory until it is whole, and the domain sees it only
 * then: strangers must not make us hold anything, nor tokens without the permission a batch of 16 MiB. Throws what the
 * domain, which asks all of it again, would throw.
 */
export async function admit(host: Host, { headers, url }: Http2ServerRequest): Promise<void> {
  const caller = await callerBehind(host, headers.authorization ?? '');
  if (url !== writeRawPath) return;
  const values = createContextValues().set(callerKey, caller);
  const requestHeader = new Headers({ projectid: String(headers.projectid ?? '') });
  await authorizeInProject(host.store, edgeCallerOf({ values, requestHeader }), method.writeRaw);
}
