import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { type Answer, ifLoading, known } from '#src/access/answer.ts';
import { type BindingProblem, bindingProblems, problemsOf, problemWords } from '#src/access/binding-problems.ts';
import { ProblemMark } from '#src/access/problem-mark.tsx';
import { referencesOfRoles } from '#src/access/role-name.ts';
import { projectsFrom } from '#src/access/scope-state.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { unreachablePeople } from '#src/access/unreachable-people.ts';
import { useCan } from '#src/access/use-can.ts';
import { Card } from '#src/flows/cards/card.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { formatCount } from '#src/lib/counted.ts';
import { allOwnersOf, ownersOf } from './first-week.ts';
import type { OverviewData } from './use-overview.ts';

const shownOwners = 6;
const bindingsPage = '/organizations/$organizationId/iam/role-bindings';

/** Who can do everything: people first, and service accounts. */
export function OwnersCard({ data: { organizationId, bindings, people } }: { data: OverviewData }) {
  const mayGive = useCan(organizationId, 'rolebinding.create').allowed === true;
  const addOwner = (
    <Link
      to={bindingsPage}
      params={{ organizationId }}
      search={{ create: 'binding', subject: ['user'], role: ['system:owner'], scope: ['organization'] }}
      className={textLinkClass}
    >
      Add an owner
    </Link>
  );
  const link = (
    <Link
      to={bindingsPage}
      params={{ organizationId }}
      search={{ role: ['system:owner'], scope: ['organization'] }}
      className={textLinkClass}
    >
      All owners
    </Link>
  );
  return (
    <Card title="Owners" link={link} needs={[bindings, ...ifLoading(people)]}>
      {() => {
        const owners = allOwnersOf(known(bindings) ?? []);
        const names = new Map(known(people)?.map(({ subject, name }) => [subject, name || undefined]));
        const unreachable = unreachablePeople(known(people) ?? []);
        const ownerPeople = ownersOf(known(bindings) ?? []);
        const whoSignIn = ownerPeople.filter((subject) => !unreachable.has(subject));
        return (
          <>
            <ul className="grid gap-1.5">
              {owners.slice(0, shownOwners).map((subject) => (
                <li key={subject} className="flex flex-wrap items-center gap-x-2">
                  <SubjectLabel subject={subject} name={names.get(subject)} />
                  {unreachable.has(subject) && <ProblemMark words={problemWords['no-sign-in'].meaning} />}
                </li>
              ))}
            </ul>
            {owners.length > shownOwners && (
              <p className="mt-2 text-text-muted">and {owners.length - shownOwners} more</p>
            )}
            {whoSignIn.length === 1 && (
              <p className="mt-2 text-text-muted">
                {ownerPeople.length === 1 ? 'Only one person is an owner.' : 'Only one of these people can sign in.'} If
                they leave, nobody can manage access. {mayGive && addOwner}
              </p>
            )}
          </>
        );
      }}
    </Card>
  );
}

const words: Readonly<Record<BindingProblem, readonly [one: string, many: string]>> = {
  'project-gone': ['role binding for a deleted project', 'role bindings for deleted projects'],
  'role-gone': ['role binding for a deleted role', 'role bindings for deleted roles'],
  'account-gone': ['role binding for a missing service account', 'role bindings for missing service accounts'],
  'unknown-subject': ['role binding of an unrecognized subject', 'role bindings of unrecognized subjects'],
  'no-sign-in': ['role binding of somebody who can’t sign in', 'role bindings of people who can’t sign in'],
  duplicate: ['duplicate role binding', 'duplicate role bindings'],
  shadowed: ['role binding covered by a wider one', 'role bindings covered by wider ones'],
};

/** Role bindings with problems, by kind. */
export function AttentionCard({ data }: { data: OverviewData }) {
  const { organizationId, bindings, people, roles, accounts, projects, seesAllProjects } = data;
  // A person who may not see roles or accounts still sees the other problems.
  const needs = [
    bindings,
    ...[roles, accounts].filter((answer: Answer<unknown>) => answer.kind !== 'denied'),
    ...ifLoading(people),
  ];
  return (
    <Card title="Needs attention" needs={needs}>
      {() => {
        const seenRoles = known(roles);
        const seenPeople = known(people);
        const names = known(accounts)?.map(({ name }) => name);
        const ofEach = problemsOf(known(bindings) ?? [], {
          projects: projectsFrom(projects, seesAllProjects),
          roles: seenRoles && referencesOfRoles(seenRoles),
          accounts: names && new Set(names),
          unreachable: seenPeople && unreachablePeople(seenPeople),
        });
        const problems = ofEach.flat();
        const troubled = ofEach.filter((some) => some.length > 0).length;
        const found = bindingProblems.filter((problem) => problems.includes(problem));
        if (found.length === 0) return <p className="text-text-muted">Nothing. No role binding has a problem.</p>;
        return (
          <>
            <ul className="grid gap-1.5">
              {found.map((problem) => (
                <li key={problem} className="flex items-start gap-2">
                  <TriangleAlert className="mt-1 size-4 shrink-0 text-warning" aria-hidden="true" />
                  <Link
                    to={bindingsPage}
                    params={{ organizationId }}
                    search={{ problem: [problem] }}
                    className={textLinkClass}
                  >
                    {inWords(problem, problems.filter((other) => other === problem).length)}
                  </Link>
                </li>
              ))}
            </ul>
            {found.length > 1 && (
              <p className="mt-2">
                <Link
                  to={bindingsPage}
                  params={{ organizationId }}
                  search={{ problem: ['any'] }}
                  className={textLinkClass}
                >
                  Show all {formatCount(troubled)}
                </Link>
              </p>
            )}
          </>
        );
      }}
    </Card>
  );
}

function inWords(problem: BindingProblem, count: number): string {
  return `${count} ${words[problem][count === 1 ? 0 : 1]}`;
}
