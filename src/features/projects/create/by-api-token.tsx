import { createProjectAddress } from '#src/api/project-changes.ts';
import { CodeBlock } from '#src/kit/controls/code-block.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { createProjectCommand } from './create-project-command.ts';

type ByApiTokenProps = { organizationId: string; name: string };

/** The same as a call of the API, for machines that provision. Nothing where the backend has no plain HTTP. */
export function ByApiToken({ organizationId, name }: ByApiTokenProps) {
  const address = createProjectAddress();
  if (address === undefined) return null;
  return (
    <details className="rounded-lg border border-line px-3 py-1.5">
      <summary className="min-h-6 content-center">By API token</summary>
      <div className="grid gap-2 py-2">
        <p className="text-sm text-text-muted">
          A machine can do this with an API token whose service account may create projects (<Mono>project.create</Mono>
          ) in the whole organization. The command reads the token from the variable <Mono>POLARSIGNALS_TOKEN</Mono> and
          answers the new project’s ID.
        </p>
        <CodeBlock
          label="Create the project from a shell"
          copyLabel="Copy command"
          code={createProjectCommand({ address, organizationId, name })}
        />
      </div>
    </details>
  );
}
