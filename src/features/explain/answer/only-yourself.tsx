import { Link } from '@tanstack/react-router';
import { DeniedWords } from '#src/access/denied.tsx';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { type Asked, searchOf } from '../asked.ts';
import { useSeen } from '../facts/seen-context.ts';

/** In place of an answer, for somebody who may not list role bindings and asked about others. */
export function OnlyYourself({ asked }: { asked: Asked }) {
  const { organizationId, self } = useSeen();
  const own = self !== undefined && {
    ...asked,
    shape: asked.shape === 'who' ? ('why' as const) : asked.shape,
    who: { kind: 'subject' as const, subject: self },
  };
  return (
    <Notice
      tone="neutral"
      title="You can ask about yourself only"
      action={
        own && (
          <Link
            to="/organizations/$organizationId/iam/explain-access"
            params={{ organizationId }}
            search={searchOf(own)}
            className={buttonClass()}
          >
            Ask about me
          </Link>
        )
      }
    >
      <DeniedWords permissions={['rolebinding.list']} />
    </Notice>
  );
}
