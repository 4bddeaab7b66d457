import { Notice } from '#src/kit/feedback/notice.tsx';
import type { DefaultRole } from './use-default-role.ts';

type RoleToDelete = { readonly value: string; readonly label: string };
type DefaultRoleLostProps = { defaultRole: DefaultRole; items: readonly RoleToDelete[] };

/** Warns where one of these roles is the one that single sign-on gives: the backend deletes it, and then refuses people. */
export function DefaultRoleLost({ defaultRole: { reference, isOn }, items }: DefaultRoleLostProps) {
  const lost = items.find(({ value }) => value === reference);
  if (!lost) return null;
  return (
    <Notice
      tone="warning"
      title={
        <>
          <bdi>{lost.label}</bdi> is the default role of single sign-on
        </>
      }
    >
      {isOn
        ? 'People who sign in through it for the first time are refused until you choose another default role. Choose one first.'
        : 'Single sign-on can’t be enabled until you choose another default role.'}
    </Notice>
  );
}
