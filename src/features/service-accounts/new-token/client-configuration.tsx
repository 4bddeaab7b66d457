import { useState } from 'react';
import type { Projects } from '#src/access/scope-state.ts';
import { CodeBlock } from '#src/kit/controls/code-block.tsx';
import { Tabs } from '#src/kit/controls/tabs.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Select } from '#src/kit/form/select.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { remarksOn } from './client-remarks.ts';
import { type Client, clients, lacking, likelyClient } from './client-snippets.ts';
import { dataPlane } from './data-plane.ts';

export type ClientConfigurationProps = {
  /** The projects where the token may act; the first is chosen at first. */
  projectIds: readonly string[];
  projects: Projects;
  /** What the token's account may do in a project; `undefined` when the person may not see that. */
  permissionsIn: ((projectId: string) => ReadonlySet<string>) | undefined;
  /** Some of it was copied. */
  onCopied: () => void;
};

const all: ReadonlySet<string> = new Set(clients.flatMap((client) => client.needs));

/** The configuration for each kind of client, with the project's id filled in. It never holds the token. */
export function ClientConfiguration({ projectIds, projects, permissionsIn, onCopied }: ClientConfigurationProps) {
  const [projectId, setProjectId] = useState(projectIds[0]);
  const permissions = (projectId !== undefined && permissionsIn?.(projectId)) || all;
  const [kind, setKind] = useState(() => likelyClient(permissions));
  if (projectId === undefined) {
    return (
      <p className="text-text-muted">There is no project yet: create one, its ID belongs into the configuration.</p>
    );
  }
  const target = {
    ...dataPlane(),
    projectId,
    mayUploadDebuginfo: permissions.has('debuginfo.write'),
  };
  return (
    <section aria-labelledby="use-the-token" className="grid min-w-0 gap-3">
      <h3 id="use-the-token" className="text-lg font-semibold">
        Use it
      </h3>
      {projectIds.length > 1 && (
        <Select
          label="Project"
          description="Its ID is part of every configuration below."
          value={projectId}
          onChange={setProjectId}
          options={projectIds.map((id) => ({ value: id, label: projects.names.get(id) ?? id }))}
        />
      )}
      <Tabs
        label="Kind of client"
        value={kind}
        onChange={setKind}
        tabs={inOrder(permissions).map((client) => ({
          value: client.kind,
          label: client.label,
          content: (
            <div className="grid gap-3">
              <Lacking client={client} permissions={permissions} />
              {remarksOn(client.kind, target).map((remark) => (
                <Notice key={remark} tone="warning">
                  {remark}
                </Notice>
              ))}
              {client.steps(target).map((step) => (
                <CodeBlock key={step.title} label={step.title} code={step.code} wrap onCopied={onCopied} />
              ))}
              <p className="text-sm text-text-muted">{client.note}</p>
            </div>
          ),
        }))}
      />
    </section>
  );
}

/** The clients that the token can serve first: a row of tabs shows only its beginning on a narrow screen. */
function inOrder(permissions: ReadonlySet<string>): Client[] {
  return clients.toSorted((a, b) => lacking(a, permissions).length - lacking(b, permissions).length);
}

function Lacking({ client, permissions }: { client: Client; permissions: ReadonlySet<string> }) {
  const missing = lacking(client, permissions);
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning">
      This client needs{' '}
      {missing.map((permission) => (
        <Mono key={permission}>{permission}</Mono>
      ))}{' '}
      in the project, which the service account does not have there.
    </Notice>
  );
}
