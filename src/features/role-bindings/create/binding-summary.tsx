import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { projectIdsOf, subjectOf, type BindingForm } from './binding-form.ts';

type BindingSummaryProps = { data: BindingsData; form: BindingForm };

/** In one sentence what pressing the button will do, above it; its place is kept while there is nothing to say yet. */
export function BindingSummary({ data: { projects, bindings }, form }: BindingSummaryProps) {
  const subject = subjectOf(form);
  const projectIds = projectIdsOf(form.scope);
  if (subject === undefined || form.role === '' || projectIds.length === 0) {
    const toChoose = [
      subject === undefined && 'the subject',
      form.role === '' && 'the role',
      projectIds.length === 0 && 'the projects',
    ].filter((part) => part !== false);
    return <p className={`${place} text-text-muted`}>Still to choose: {list.format(toChoose)}.</p>;
  }
  const held = new Set(
    bindings
      .filter((binding) => binding.subject === subject && binding.role === form.role)
      .map(({ projectId }) => projectId),
  );
  const already = projectIds.filter((projectId) => held.has(projectId));
  const missing = projectIds.filter((projectId) => !held.has(projectId));
  const places = (ids: readonly string[]) => list.format(ids.map((projectId) => scopePhrase(projectId, projects)));
  const name = <bdi className="font-medium">{subjectText(subject)}</bdi>;
  const role = <bdi className="font-medium">{roleName(form.role)}</bdi>;
  return (
    <div className={place}>
      {missing.length > 0 && (
        <p>
          {name} will have {role} in {places(missing)}.
        </p>
      )}
      {already.length > 0 && (
        <p>
          {name} has {role} in {places(already)} already.
        </p>
      )}
    </div>
  );
}

/** A line of its own in the footer, with room for two lines of text. */
const place = 'min-h-11 basis-full wrap-anywhere';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
