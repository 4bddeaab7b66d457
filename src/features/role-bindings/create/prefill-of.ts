import type { ListAddress } from '#src/flows/list/use-list-address.ts';
import type { Prefill } from './binding-form.ts';

/** A new role binding starts with what the list is filtered by. */
export function prefillOf(address: ListAddress): Prefill {
  const scope = onlyOne(address['scope']);
  return {
    subject: onlyOne(address['subject']),
    role: onlyOne(address['role']),
    projectId: scope === 'organization' ? '' : scope,
  };
}

function onlyOne(chosen: unknown): string | undefined {
  const [only, ...rest] = Array.isArray(chosen) ? chosen : [];
  return rest.length === 0 && typeof only === 'string' ? only : undefined;
}
