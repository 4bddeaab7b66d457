import { hash } from 'node:crypto';
import type { Ids } from '#domain/host.ts';
import { webIds } from '#domain/ids.ts';

/** Node's own digest: Web Crypto's would send 71 bytes to another thread and wait for them. */
export const nodeIds: Ids = { ...webIds, digest: async (text) => hash('sha256', text) };
