import { type ClientKind, clients } from '#domain/rules/clients.ts';
import type { AccessFacts, AccountFact } from '#domain/rules/explain/facts.ts';
import { whatCan } from '#domain/rules/explain/what-can.ts';
import { whoCan } from '#domain/rules/explain/who-can.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/** An account that can already do what the client needs. */
export interface FittingAccount {
  readonly account: AccountFact;
  /** How many permissions it has in the project beyond those of the least role. */
  readonly beyond: number;
}

/** The accounts that can do in the project all that the client needs; the one with the least beyond that first. */
export function fittingAccounts(facts: AccessFacts, kind: ClientKind, projectId: string): readonly FittingAccount[] {
  const { role, permissions } = clients[kind];
  const least: ReadonlySet<string> = new Set(systemRoles[role]);
  const [first, ...others] = permissions.map((permission) => whoCan(facts, permission, projectId).holders);
  const accounts = (first ?? []).flatMap(({ subject, account }) => {
    const hasAll = others.every((holders) => holders.some((holder) => holder.subject === subject));
    return account && hasAll ? [account] : [];
  });
  return accounts
    .map((account) => {
      const who = { kind: 'subject', subject: serviceAccountSubject(account.name) } as const;
      const here = whatCan(facts, who).scopes.find((scope) => scope.projectId === projectId);
      return { account, beyond: here?.permissions.filter(({ permission }) => !least.has(permission)).length ?? 0 };
    })
    .toSorted((a, b) => a.beyond - b.beyond || a.account.name.localeCompare(b.account.name, 'en'));
}
