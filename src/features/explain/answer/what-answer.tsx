import { useMemo } from 'react';
import type { Who } from '#domain/rules/explain/facts.ts';
import { whatCan } from '#domain/rules/explain/what-can.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { counted } from '#src/lib/counted.ts';
import { useSeen } from '../facts/seen-context.ts';
import { WhoName } from '../who/who-name.tsx';
import { BarredWords } from './cause-words.tsx';
import { GivenPermissions } from './given-permissions.tsx';
import { Incomplete } from './incomplete.tsx';
import { type ScopePart, scopeParts } from './permissions-by-scope.ts';
import { ScopeName } from './scope-name.tsx';
import { Verdict } from './verdict.tsx';

/** What somebody can do: in the whole organization, then what they can do besides in each project. */
export function WhatAnswer({ who }: { who: Who }) {
  const { facts } = useSeen();
  const answer = useMemo(() => whatCan(facts, who), [facts, who]);
  const { parts, others } = useMemo(() => scopeParts(answer.scopes), [answer]);
  const limit = answer.token?.projectId ?? null;
  const isNothing = parts.length === 0;
  return (
    <div className="grid gap-4">
      <Verdict kind="list" title={<Sentence who={who} parts={parts} isComplete={answer.isComplete} />}>
        {answer.barred && <BarredWords barred={answer.barred} who={who} />}
        {limit !== null && (
          <p>
            This token is limited to <ScopeName projectId={limit} />. It has no permissions anywhere else.
          </p>
        )}
        {isNothing && !answer.barred && answer.isComplete && <p>No role with any effect is given here.</p>}
      </Verdict>
      <Incomplete isComplete={answer.isComplete} missing={answer.missing} />
      {parts.map((part) => (
        <Part
          key={part.projectId ?? ''}
          part={part}
          isAlone={parts.length <= openAtOnce}
          hasWide={parts[0]?.projectId === null}
        />
      ))}
      {others > 0 && !isNothing && (
        <p className="text-text-muted">
          {parts[0]?.projectId === null
            ? `Nothing more in ${counted(others, 'project')}.`
            : `Nothing in ${counted(others, 'other project')}.`}
        </p>
      )}
    </div>
  );
}

/** "You can do 13 things in the whole organization, and more in 2 projects." */
function Sentence({ who, parts, isComplete }: { who: Who; parts: readonly ScopePart[]; isComplete: boolean }) {
  const [first, ...rest] = parts;
  const name = <WhoName who={who} isFirst />;
  if (!first) {
    return (
      <>
        {name} can do nothing here{isComplete ? '' : ', as far as you can see'}.
      </>
    );
  }
  const isWide = first.projectId === null;
  const inProjects = isWide ? rest.length : parts.length;
  return (
    <>
      {name} can do {isWide ? `${counted(first.permissions.length, 'thing')} in the whole organization` : 'something'}
      {inProjects > 0 && `${isWide ? ', and more' : ''} in ${counted(inProjects, 'project')}`}.
    </>
  );
}

type PartProps = { part: ScopePart; isAlone: boolean; hasWide: boolean };

function Part({ part: { projectId, permissions }, isAlone, hasWide }: PartProps) {
  const { projects } = useSeen();
  return (
    <details open={isAlone} className="rounded-lg border border-line bg-surface-raised">
      <summary className="px-4 py-2.5">
        <span className="inline-flex flex-wrap items-center gap-x-1.5 align-middle font-semibold">
          {counted(permissions.length, projectId !== null && hasWide ? 'more permission' : 'permission')} in
          <ScopeLabel projectId={projectId} projects={projects} />
        </span>
      </summary>
      <div className="border-t border-line px-4 py-3">
        <GivenPermissions permissions={permissions} />
      </div>
    </details>
  );
}

/** More scopes than this start folded. */
const openAtOnce = 3;
