import { roleName } from '#src/access/role-name.ts';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { stillToChoose } from '#src/flows/sheet-form/still-to-choose.ts';
import { formatCount } from '#src/lib/counted.ts';
import { listed } from '#src/lib/listed.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { hasNoEffect } from '../role-notices.tsx';
import { rolesToGive } from '../roles-to-give.ts';
import { type BindingForm, missingIn } from './binding-form.ts';
import { giftsOf, keyOf } from './give-role.ts';
import { subjectOf, subjectsOf } from './subject-entries.ts';

type BindingSummaryProps = {
  data: BindingsData;
  form: BindingForm;
  progress: { readonly tried: number; readonly of: number } | undefined;
};

/** Says in a sentence what the button below will do, or how far it is. Takes its space even while empty. */
export function BindingSummary({ data, form, progress }: BindingSummaryProps) {
  if (progress && progress.of > 1) {
    return (
      <output className={`${place} tabular-nums text-text-muted`}>
        {formatCount(progress.tried)} of {formatCount(progress.of)} tried…
      </output>
    );
  }
  const missing = stillToChoose(missingIn(form));
  if (missing !== '') return <p className={`${place} text-text-muted`}>{missing}</p>;
  return <Planned data={data} form={form} />;
}

function Planned({ data, form }: Pick<BindingSummaryProps, 'data' | 'form'>) {
  const { projects, bindings } = data;
  const { first } = useSubjectWords();
  const subjects = subjectsOf(form.subjects);
  const projectIds = projectIdsOf(form.scope);
  const there = new Set(bindings.filter(({ role }) => role === form.role).map(keyOf));
  const held = giftsOf(subjects, projectIds).filter((gift) => there.has(keyOf(gift)));
  const isSame = subjects.length === 1;
  // Of several subjects, some may have it in some of the projects: only their number is told.
  const places = isSame
    ? projectIds.filter((projectId) => !held.some((gift) => gift.projectId === projectId))
    : projectIds;
  const names = <bdi className="font-medium">{first(subjects)}</bdi>;
  const role = <bdi className="font-medium">{roleName(form.role)}</bdi>;
  const inWords = (ids: readonly string[]) => listed(ids.map((projectId) => scopePhrase(projectId, projects)));
  const isIdle = hasNoEffect({ role: form.role, roles: rolesToGive(data) }, form.scope);
  const open = form.subjects.filter((entry) => subjectOf(entry) === undefined).length;
  return (
    <div className={place}>
      {open > 0 && (
        <p className="text-text-muted">
          {open === 1 ? '1 line above is not clear yet.' : `${formatCount(open)} lines above are not clear yet.`}
        </p>
      )}
      {places.length > 0 && (
        <p>
          {names} will have {role} in {inWords(places)}
          {isIdle && ', where it has no effect'}.
        </p>
      )}
      {held.length > 0 && isSame && (
        <p>
          {names} already has {role} in {inWords(held.map(({ projectId }) => projectId))}.
        </p>
      )}
      {held.length > 0 && !isSame && (
        <p>
          {formatCount(held.length)} of these {formatCount(subjects.length * projectIds.length)} role bindings{' '}
          {held.length === 1 ? 'exists' : 'exist'} already.
        </p>
      )}
    </div>
  );
}

/** A line of its own in the footer. */
const place = 'basis-full text-sm wrap-anywhere';
