import { roleName } from '#src/access/role-name.ts';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { stillToChoose } from '#src/flows/sheet-form/still-to-choose.ts';
import { listed } from '#src/lib/listed.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { missingIn, subjectOf, type BindingForm } from './binding-form.ts';

type BindingSummaryProps = { data: BindingsData; form: BindingForm };

/** Says in one sentence what the button below will do. Takes its space even while empty. */
export function BindingSummary({ data: { projects, bindings }, form }: BindingSummaryProps) {
  const subject = subjectOf(form);
  const projectIds = projectIdsOf(form.scope);
  const missing = stillToChoose(missingIn(form));
  if (subject === undefined || missing !== '') return <p className={`${place} text-text-muted`}>{missing}</p>;
  const held = new Set(
    bindings
      .filter((binding) => binding.subject === subject && binding.role === form.role)
      .map(({ projectId }) => projectId),
  );
  const already = projectIds.filter((projectId) => held.has(projectId));
  const added = projectIds.filter((projectId) => !held.has(projectId));
  const places = (ids: readonly string[]) => listed(ids.map((projectId) => scopePhrase(projectId, projects)));
  const name = <bdi className="font-medium">{subjectText(subject)}</bdi>;
  const role = <bdi className="font-medium">{roleName(form.role)}</bdi>;
  return (
    <div className={place}>
      {added.length > 0 && (
        <p>
          {name} will have {role} in {places(added)}.
        </p>
      )}
      {already.length > 0 && (
        <p>
          {name} already has {role} in {places(already)}.
        </p>
      )}
    </div>
  );
}

/** A line of its own in the footer, with room for two lines of text. */
const place = 'min-h-11 basis-full wrap-anywhere';
