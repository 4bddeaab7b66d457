import { Minus, Plus } from 'lucide-react';
import type { PermissionsAt } from '#domain/rules/blast-radius-scopes.ts';
import type { SubjectRadius } from '#domain/rules/blast-radius.ts';
import { isSensitive } from './permission-words.ts';
import { PermissionLabel } from './role-permissions.tsx';
import { type Projects, scopePhrase } from './scope-state.ts';

type Change = Pick<SubjectRadius, 'gained' | 'lost'>;

/** What a change of access gives a subject and takes from it, by scope: each permission in words, sensitive ones first. */
export function GainsAndLosses({ gained, lost, projects }: Change & { projects: Projects }) {
  return (
    <div className="grid gap-3">
      {gained.map((at) => (
        <Permissions key={`gains ${at.projectId}`} verb="Gains" at={at} projects={projects} />
      ))}
      {lost.map((at) => (
        <Permissions key={`loses ${at.projectId}`} verb="Loses" at={at} projects={projects} />
      ))}
    </div>
  );
}

const shownAtOnce = 6;
const looks = { Gains: { Icon: Plus, className: 'text-success' }, Loses: { Icon: Minus, className: 'text-danger' } };

type PermissionsProps = { verb: keyof typeof looks; at: PermissionsAt; projects: Projects };

function Permissions({ verb, at: { projectId, permissions }, projects }: PermissionsProps) {
  const sorted = permissions.toSorted((a, b) => Number(isSensitive(b)) - Number(isSensitive(a)));
  // One more line takes no more room than the words that stand for it.
  const count = sorted.length <= shownAtOnce + 1 ? sorted.length : shownAtOnce;
  const list = (some: readonly string[]) => (
    <ul className="grid gap-0.5">
      {some.map((permission) => (
        <Line key={permission} verb={verb} permission={permission} />
      ))}
    </ul>
  );
  return (
    <section className="grid gap-1 text-sm">
      <h4 className="font-medium">
        {verb} in {scopePhrase(projectId, projects)}
      </h4>
      {list(sorted.slice(0, count))}
      {count < sorted.length && (
        <details>
          <summary className="text-text-muted">and {sorted.length - count} more</summary>
          {list(sorted.slice(count))}
        </details>
      )}
    </section>
  );
}

function Line({ verb, permission }: { verb: keyof typeof looks; permission: string }) {
  const { Icon, className } = looks[verb];
  return (
    <li className="flex items-start gap-1.5">
      <Icon className={`mt-1 size-3.5 shrink-0 ${className}`} aria-hidden="true" />
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <PermissionLabel permission={permission} />
      </span>
    </li>
  );
}
