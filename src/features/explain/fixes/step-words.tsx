import { permissionWords } from '#src/access/permission-words.ts';
import { roleName } from '#src/access/role-name.ts';
import { counted } from '#src/lib/counted.ts';
import { ScopeName } from '../answer/scope-name.tsx';
import { WhoName } from '../who/who-name.tsx';
import type { FixStep } from './fix-steps.ts';

/** What to do, as a sentence without its full stop: "Give Writer to service account ci-main in project Checkout". */
export function StepWords({ step }: { step: FixStep }) {
  if (step.kind === 'create-role') return `Create a role with one permission, “${permissionWords(step.permission)}”`;
  if (step.kind === 'give-role' || step.kind === 'give-new-role') {
    return (
      <>
        Give {step.kind === 'give-role' ? <Name>{roleName(step.role)}</Name> : 'the new role'} to{' '}
        <Subject subject={step.subject} /> in <ScopeName projectId={step.projectId} />
      </>
    );
  }
  if (step.kind === 'change-scope') {
    const { role, projectId } = step.binding;
    return (
      <>
        Change where <Name>{roleName(role)}</Name> applies: the whole organization instead of{' '}
        <ScopeName projectId={projectId} />
      </>
    );
  }
  if (step.kind === 'create-token') {
    return (
      <>
        Create another API token for <Name>{step.account.name}</Name>
        {step.projectId === null ? ', without a limit' : ', limited to '}
        {step.projectId !== null && <ScopeName projectId={step.projectId} />}
      </>
    );
  }
  if (step.kind === 'delete-leftovers') {
    const what = `Delete the ${counted(step.count, 'role binding')} of the old account`;
    return `${what}, or the new one inherits ${step.count === 1 ? 'it' : 'them'}`;
  }
  if (step.kind === 'create-account') {
    return (
      <>
        Create service account <Name>{step.name}</Name>
      </>
    );
  }
  return (
    <>
      Sign in as <Subject subject={step.subject} />, who can do it already
    </>
  );
}

function Name({ children }: { children: string }) {
  return <bdi className="wrap-anywhere">{children}</bdi>;
}

function Subject({ subject }: { subject: string }) {
  return <WhoName who={{ kind: 'subject', subject }} />;
}
