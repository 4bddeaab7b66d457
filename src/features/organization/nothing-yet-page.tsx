import { PageHeader } from '#src/shell/page-header.tsx';
import { AskingForAccess } from './asking-for-access.tsx';

/** For a signed-in person without a role in any organization: says what to do next. */
export function NothingYetPage() {
  return (
    <div className="mx-auto max-w-xl pt-10">
      <PageHeader description="You are signed in, but you don’t have a role in any organization yet." />
      <AskingForAccess />
    </div>
  );
}
