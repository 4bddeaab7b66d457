import { useState } from 'react';
import type { ClientKind } from '#domain/rules/clients.ts';
import { remarksInside, remarksOn } from '#src/flows/client-snippets/client-remarks.ts';
import { clients } from '#src/flows/client-snippets/client-snippets.ts';
import { dataPlane } from '#src/flows/client-snippets/data-plane.ts';
import type { Target } from '#src/flows/client-snippets/snippet-parts.ts';
import { CodeBlock } from '#src/kit/controls/code-block.tsx';
import { Tabs } from '#src/kit/controls/tabs.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { before, linesBeyond, type Place, places } from './places.ts';

/** What to change in the client's own configuration, for each place where it can be kept. It never holds the token. */
export function Configure({ kind, projectId, isFresh }: { kind: ClientKind; projectId: string; isFresh: boolean }) {
  const all = places[kind];
  const [chosen, setChosen] = useState(all[0].id);
  const target: Target = { ...dataPlane(), projectId, mayUploadDebuginfo: true };
  const tabs = all.map((place) => ({
    value: place.id,
    label: place.label,
    content: <Change {...{ place, target, isFresh }} />,
  }));
  return (
    <Tabs
      label="Where the client is configured"
      tabs={tabs}
      value={tabs.some(({ value }) => value === chosen) ? chosen : all[0].id}
      onChange={setChosen}
    />
  );
}

type ChangeProps = { place: Place; target: Target; isFresh: boolean };

function Change({ place, target, isFresh }: ChangeProps) {
  const [old, next] = [before(place, target), place.after(target)];
  const note = clients.find(({ kind }) => kind === place.like)?.note;
  return (
    <div className="grid gap-3">
      {[...remarksOn(place.like, target), ...remarksInside(place.inside, target)].map((remark) => (
        <Notice key={remark} tone="warning">
          {remark}
        </Notice>
      ))}
      {place.storing(target).map(({ title, code }) => (
        <CodeBlock key={title} label={title} code={code} wrap />
      ))}
      <div className="grid items-start gap-3 xl:grid-cols-2">
        {!isFresh && (
          <CodeBlock label="Before, with the legacy token" code={old} changed={linesBeyond(old, next)} wrap />
        )}
        <CodeBlock
          label={isFresh ? 'The configuration' : 'After, with the API token and the project'}
          code={next}
          changed={isFresh ? undefined : linesBeyond(next, old)}
          wrap
        />
      </div>
      {place.restarting && <CodeBlock label={place.restarting.title} code={place.restarting.code} wrap />}
      <p className="max-w-[72ch] text-sm text-text-muted">
        {!isFresh && 'Names of files, secrets and containers can differ in your configuration. '}
        {note}
      </p>
    </div>
  );
}
