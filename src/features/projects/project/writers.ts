import { dataPermissions } from '#domain/rules/data-permissions.ts';
import type { AccessFacts, AccountFact, BindingFact } from '#domain/rules/explain/facts.ts';
import { whoCan } from '#domain/rules/explain/who-can.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { byName } from '#src/lib/by-name.ts';

/** A service account that can send data to a project. */
export interface Writer {
  readonly subject: string;
  readonly name: string;
  /** `undefined` where the person may not see the accounts. */
  readonly account: AccountFact | undefined;
  /** What it can send. */
  readonly permissions: readonly Permission[];
  /** The role bindings that give it any of that. */
  readonly bindings: readonly BindingFact[];
}

/** The service accounts that can send data to a project, by name; `isComplete` is false where there may be more. */
export function writersOf(
  facts: AccessFacts,
  projectId: string,
): { readonly writers: readonly Writer[]; readonly isComplete: boolean } {
  const writers = new Map<string, Writer>();
  let isComplete = true;
  for (const permission of dataPermissions) {
    const answer = whoCan(facts, permission, projectId);
    // Which tokens an account has makes no difference to what it may do.
    isComplete &&= answer.missing.every((fact) => fact === 'tokens');
    for (const { subject, account, bindings } of answer.holders) {
      const parsed = parseSubject(subject);
      if (parsed.kind !== 'serviceaccount') continue;
      const before = writers.get(subject);
      writers.set(subject, {
        subject,
        name: parsed.name,
        account,
        permissions: [...(before?.permissions ?? []), permission],
        bindings: [...new Set([...(before?.bindings ?? []), ...bindings])],
      });
    }
  }
  return { writers: Array.from(writers.values()).toSorted(byName), isComplete };
}
