import { useState } from 'react';
import type { Projects } from '#src/access/scope-state.ts';
import { remarksOn } from '#src/flows/client-snippets/client-remarks.ts';
import {
  type Client,
  type ClientKind,
  clients,
  lacking,
  likelyClient,
} from '#src/flows/client-snippets/client-snippets.ts';
import { dataPlane } from '#src/flows/client-snippets/data-plane.ts';
import { fittingClients } from '#src/flows/client-snippets/fitting-clients.ts';
import type { Target } from '#src/flows/client-snippets/snippet-parts.ts';
import { CodeBlock } from '#src/kit/controls/code-block.tsx';
import { Tabs } from '#src/kit/controls/tabs.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Select } from '#src/kit/form/select.tsx';
import { Mono } from '#src/kit/text/pill.tsx';

export type ClientConfigurationProps = {
  /** The projects where the token works; the first one is preselected. */
  projectIds: readonly string[];
  projects: Projects;
  /** The account's permissions in a project; `undefined` when the person may not see them. */
  permissionsIn: ((projectId: string) => ReadonlySet<string>) | undefined;
  /** The client that the token is for, if the person said so. */
  likely?: ClientKind | undefined;
  /** Some of it was copied. */
  onCopied: () => void;
};

const all: ReadonlySet<string> = new Set(clients.flatMap((client) => client.needs));

/** The configuration for each kind of client, with the project's id filled in. It never holds the token. */
export function ClientConfiguration(props: ClientConfigurationProps) {
  const { projectIds, projects, permissionsIn, onCopied } = props;
  const [projectId, setProjectId] = useState(projectIds[0]);
  const permissions = (projectId !== undefined && permissionsIn?.(projectId)) || all;
  const likely = props.likely ?? likelyClient(permissions);
  const [kind, setKind] = useState<ClientKind | 'others'>(likely);
  if (projectId === undefined) {
    return <p className="text-text-muted">Create a project first: you’ll need its ID for the configuration.</p>;
  }
  const target = { ...dataPlane(), projectId, mayUploadDebuginfo: permissions.has('debuginfo.write') };
  const { fitting, others } = fittingClients(permissions, likely);
  const guides = (some: readonly Client[]) => <Guides clients={some} {...{ target, permissions, onCopied }} />;
  const tabs = fitting.map((client) => ({
    value: client.kind as ClientKind | 'others',
    label: client.label,
    content: guides([client]),
  }));
  if (others.length > 0) tabs.push({ value: 'others', label: 'Other clients', content: guides(others) });
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
        value={tabs.some(({ value }) => value === kind) ? kind : 'others'}
        onChange={setKind}
        tabs={tabs}
      />
    </section>
  );
}

type GuidesProps = {
  clients: readonly Client[];
  target: Target;
  permissions: ReadonlySet<string>;
  onCopied: () => void;
};

/** The guide for one client; with several, tabs. */
function Guides({ clients: some, target, permissions, onCopied }: GuidesProps) {
  const [kind, setKind] = useState(some[0]?.kind);
  const client = some.find((one) => one.kind === kind) ?? some[0];
  if (!client) return null;
  return (
    <div className="grid gap-3">
      {some.length > 1 && (
        <Select
          label="Client"
          value={client.kind}
          onChange={setKind}
          options={some.map(({ kind: value, label }) => ({ value, label }))}
        />
      )}
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
  );
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
