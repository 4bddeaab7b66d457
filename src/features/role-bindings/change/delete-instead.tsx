import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import type { ChangePlan } from './change-flow.ts';
import { rolesWords } from './change-words.ts';
import { coveredBy } from './covered-by.ts';

type DeleteInsteadProps = { data: BindingsData; plan: ChangePlan; onDelete: () => void };

/** Where other role bindings give all that a change would create: deleting the old one takes away the same. */
export function DeleteInstead({ data, plan, onDelete }: DeleteInsteadProps) {
  const { first } = useSubjectWords();
  const covering = coveredBy(plan, data.bindings);
  if (covering.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={`${first(plan.subject)} has ${rolesWords(covering, data.projects)} already`}
      action={<Button onClick={onDelete}>Delete instead</Button>}
      live
    >
      Delete this role binding instead: that takes away the same and leaves no second one.
    </Notice>
  );
}
