import { GiveRole } from './binding-links.tsx';
import type { BindingFacts } from './binding-problems.ts';
import { roleName, type RoleSummary } from './role-name.ts';
import { RolePill } from './role.tsx';
import { type Projects, scopePhrase } from './scope-state.ts';

/** What the roles of a row need besides the row. */
export interface RolesContext {
  readonly organizationId: string;
  readonly roles: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
  /** Shown in place of role bindings. */
  readonly whyNoBindings: string;
}

type RolesHeldProps = { subject: string; bindings: readonly BindingFacts[] | undefined; context: RolesContext };

const shown = 2;

/** The first roles of a subject with their scopes, in one line of a list. `undefined` bindings can't be seen. */
export function RolesHeld({ subject, bindings, context }: RolesHeldProps) {
  if (!bindings) return <span className="text-text-muted">{context.whyNoBindings}</span>;
  if (bindings.length === 0) {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2 text-text-muted">
        No role, no access
        <GiveRole organizationId={context.organizationId} subject={subject} />
      </span>
    );
  }
  const distinct = withoutRepeats(bindings);
  const rest = distinct.slice(shown);
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {distinct.slice(0, shown).map((binding) => (
        <li key={binding.id} className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
          <RolePill reference={binding.role} roles={context.roles} linkIn={context.organizationId} />
          <ScopeWords binding={binding} projects={context.projects} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="text-text-muted" title={rest.map((binding) => roleName(binding.role)).join(', ')}>
          and {rest.length} more
        </li>
      )}
    </ul>
  );
}

/** The scope in short; the subject's page shows it in full. */
function ScopeWords({ binding, projects }: { binding: BindingFacts; projects: Projects }) {
  const name = projects.names.get(binding.projectId);
  if (binding.projectId && name === undefined) {
    return <span className="text-warning">in {scopePhrase(binding.projectId, projects)}</span>;
  }
  return (
    <span className="text-xs text-text-muted">
      {name === undefined ? (
        'Whole organization'
      ) : (
        <>
          in <bdi className="wrap-anywhere">{name}</bdi>
        </>
      )}
    </span>
  );
}

/** The same in an exported file: "Writer in project Production (system:writer)". */
export function rolesHeldTexts(
  bindings: readonly BindingFacts[] | undefined,
  { projects }: Pick<RolesContext, 'projects'>,
): readonly string[] | undefined {
  return (
    bindings &&
    withoutRepeats(bindings).map(
      ({ role, projectId }) => `${roleName(role)} in ${scopePhrase(projectId, projects)} (${role})`,
    )
  );
}

/** Merges duplicate bindings; the subject's page shows both, and says so. */
function withoutRepeats(bindings: readonly BindingFacts[]): BindingFacts[] {
  const byMeaning = new Map(bindings.map((binding) => [JSON.stringify([binding.role, binding.projectId]), binding]));
  return Array.from(byMeaning.values());
}
