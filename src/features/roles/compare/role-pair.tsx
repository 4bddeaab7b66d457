import { ArrowLeftRight } from 'lucide-react';
import type { RoleChoice } from '#src/access/role-choices.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Combobox } from '#src/kit/form/combobox.tsx';

/** The two roles to compare, by their references. */
export type RoleReferences = { readonly a?: string | undefined; readonly b?: string | undefined };

type RolePairProps = RoleReferences & {
  roles: readonly RoleChoice[];
  onChange: (chosen: RoleReferences) => void;
};

/** Chooses the two roles. */
export function RolePair({ a, b, roles, onChange }: RolePairProps) {
  const field = { options: roles, placeholder: 'Search roles' };
  const whyNot = (reference: string | undefined) =>
    reference === undefined || roles.some(({ value }) => value === reference) ? undefined : gone;
  return (
    <div className="mb-6 grid max-w-3xl items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
      <Combobox label="Role A" {...field} value={a} error={whyNot(a)} onChange={(next) => onChange({ a: next, b })} />
      <Button
        className="justify-self-start"
        icon={<ArrowLeftRight aria-hidden="true" />}
        onClick={() => onChange({ a: b, b: a })}
      >
        Swap
      </Button>
      <Combobox label="Role B" {...field} value={b} error={whyNot(b)} onChange={(next) => onChange({ a, b: next })} />
    </div>
  );
}

const gone = 'This role no longer exists. Choose another one.';
