import type { Permission } from '#domain/rules/permissions.ts';
import { reasonFor } from './access-words.ts';
import { useAsker } from './use-asker.ts';

/** Why the person can't do what these permissions stand for, in the words of `reasonFor`. */
export function useReasonFor(organizationId: string, missing: readonly Permission[]): string {
  return reasonFor(missing, useAsker(organizationId));
}
