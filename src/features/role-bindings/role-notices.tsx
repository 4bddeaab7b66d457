import { countsInProject } from '#domain/rules/permission-reach.ts';
import { fewOf } from '#src/access/few-of.ts';
import { actWords } from '#src/access/loss-words.ts';
import { isSensitive } from '#src/access/permission-words.ts';
import { referenceOfRole, roleName, type RoleSummary } from '#src/access/role-name.ts';
import { projectIdsOf, type ScopeChoice } from '#src/access/scope-choice.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';

type ChosenRole = { role: string; roles: readonly RoleSummary[] };

/** The permissions that lead to more permissions. */
const widensAccess = /^(role|rolebinding|invite|serviceaccounttoken)\./;

function permissionsOf({ role, roles }: ChosenRole): readonly string[] {
  return roles.find((one) => referenceOfRole(one) === role)?.permissions ?? [];
}

/** Whether a role can widen access, delete for good or spend money: its button names it. */
export function isHeavy(chosen: ChosenRole): boolean {
  return permissionsOf(chosen).some(isSensitive);
}

/** Whether all that a role allows counts for the whole organization only, and it would be given in projects. */
export function hasNoEffect(chosen: ChosenRole, scope: ScopeChoice): boolean {
  const permissions = permissionsOf(chosen);
  const isInProjects = scope.kind === 'projects' && projectIdsOf(scope).length > 0;
  return isInProjects && permissions.length > 0 && !permissions.some(countsInProject);
}

/**
 * What to know before a role is given: that it has no effect at the chosen scope; for one that can widen access, what it
 * allows, and what speaks against each of those who get it.
 * @param risks "ada@other.example: the first person outside acme.example"
 */
export function RoleNotices({
  scope,
  risks,
  ...chosen
}: ChosenRole & { scope: ScopeChoice; risks: readonly string[] }) {
  const permissions = permissionsOf(chosen);
  const isInProjects = scope.kind === 'projects' && projectIdsOf(scope).length > 0;
  const heavy = permissions
    .filter((permission) => isSensitive(permission) && (!isInProjects || countsInProject(permission)))
    .toSorted((a, b) => Number(widensAccess.test(b)) - Number(widensAccess.test(a)));
  const name = <bdi>{roleName(chosen.role)}</bdi>;
  const isIdle = hasNoEffect(chosen, scope);
  return (
    <>
      {isIdle && (
        <Notice tone="warning" title={<>{name} has no effect in a project</>} live>
          {permissions.length === 1 ? 'Its permission counts' : 'All its permissions count'} for the whole organization
          only: {fewOf(permissions.map(actWords))}. Choose the whole organization.
        </Notice>
      )}
      {heavy.length > 0 && !isIdle && (
        <Notice tone="warning" title={<>{name} is a powerful role</>}>
          <p>It allows, among others: {fewOf(heavy.map(actWords))}.</p>
          {risks.length > 0 && (
            <ul className="mt-1 list-disc pl-5">
              {risks.map((risk) => (
                <li key={risk}>{risk}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </>
  );
}
