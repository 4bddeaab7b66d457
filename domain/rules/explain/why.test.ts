import { describe, expect, test } from 'vitest';
import type { AccessFacts, BindingFact, Question, Who } from '#domain/rules/explain/facts.ts';
import { whoCan } from '#domain/rules/explain/who-can.ts';
import { why } from '#domain/rules/explain/why.ts';

const organizationId = '07beb0f6-0000-4000-8000-000000000000';
const ada = 'user:dev:ada@acme.example';
const ci = 'serviceaccount:ci';
const agent = 'serviceaccount:agent';
const release = `${organizationId}:Release`;
const lone = `${organizationId}:Old`;

const facts: AccessFacts = {
  organizationId,
  bindings: [],
  roles: [{ reference: release, permissions: ['debuginfo.write', 'project.read', 'future.one'] }],
  projects: [
    { id: 'p1', name: 'Production' },
    { id: 'p2', name: 'Staging' },
  ],
  accounts: [{ id: 'a1', name: 'ci' }],
  tokens: [
    { id: 't1', name: 'everywhere', serviceAccountId: 'a1', projectId: null, lastUsedAt: null },
    { id: 't2', name: 'staging', serviceAccountId: 'a1', projectId: 'p2', lastUsedAt: null },
  ],
  people: [{ subject: ada, hasSignedIn: true, canSignIn: true }],
  providers: ['dev'],
  complete: { bindings: true, roles: true, projects: true, accounts: true, tokens: true, people: true },
};

let count = 0;
function bound(subject: string, role: string, projectId: string | null = null): BindingFact {
  count += 1;
  return { id: `b${count}`, subject, role, projectId };
}

function of(subject: string): Who {
  return { kind: 'subject', subject };
}

/** May it upload debug info to Production? */
function ask(bindings: readonly BindingFact[], who: Who = of(ada), question: Partial<Question> = {}) {
  return why({ ...facts, bindings }, { who, permission: 'debuginfo.write', projectId: 'p1', ...question });
}

function actsOf(bindings: readonly BindingFact[], who?: Who, question?: Partial<Question>) {
  const said = ask(bindings, who, question);
  return said.answer === 'no' ? said.fixes : [];
}

/** The same where lists are missing. */
function partly(
  missing: Partial<AccessFacts['complete']>,
  bindings: readonly BindingFact[],
  more: Partial<AccessFacts> = {},
) {
  const complete = { ...facts.complete, ...missing };
  const question = { who: of(ada), permission: 'debuginfo.write', projectId: 'p1' } as const;
  return why({ ...facts, ...more, bindings, complete }, question);
}

describe('yes', () => {
  test('by every binding that gives it, widest first', () => {
    const [inProject, wide] = [bound(ada, release, 'p1'), bound(ada, 'system:owner')];
    const said = ask([bound(ada, 'system:viewer'), inProject, bound(ada, release, 'p2'), wide]);
    expect(said).toMatchObject({
      answer: 'yes',
      isComplete: true,
      chains: [
        { subject: ada, binding: wide, role: 'system:owner', permission: 'debuginfo.write', through: null },
        { subject: ada, binding: inProject, role: release, through: 'p1' },
      ],
    });
  });

  test.each(['t1', 't2'])('for token %s where its account may and it reaches', (id) => {
    const said = ask([bound(ci, release)], { kind: 'token', id }, { projectId: 'p2' });
    expect(said).toMatchObject({ answer: 'yes', token: { id } });
  });
});

describe('no, for one cause', () => {
  const role = { kind: 'gone', what: 'role' };
  const project = { kind: 'gone', what: 'project' };
  test.each<[string, object, readonly BindingFact[], Who?, Partial<Question>?]>([
    ['nothing is bound', { kind: 'no-binding' }, [bound(ci, release)]],
    ['only another project is', { kind: 'other-projects', giving: [{ projectId: 'p2' }] }, [bound(ada, release, 'p2')]],
    [
      'only another project is, which lacks it, too',
      { kind: 'other-projects', giving: [] },
      [bound(ada, 'system:viewer', 'p2')],
    ],
    [
      'it is held in another project only',
      { kind: 'other-projects' },
      [bound(ada, 'system:viewer'), bound(ada, release, 'p2')],
    ],
    [
      'the whole organization is asked about',
      { kind: 'other-projects' },
      [bound(ada, release, 'p1')],
      of(ada),
      { projectId: null },
    ],
    ['the role lacks it', { kind: 'role-lacks' }, [bound(ada, 'system:viewer'), bound(ada, lone)]],
    ['the role is gone', role, [bound(ada, lone, 'p1'), bound(ada, 'system:viewer', 'p2')]],
    ['the role is another organization’s', role, [bound(ada, 'elsewhere:Release')]],
    ['the project of the binding is gone', project, [bound(ada, release, 'gone')]],
    [
      'the project asked about is gone',
      { kind: 'gone', what: 'asked-project' },
      [bound(ada, release)],
      of(ada),
      { projectId: 'gone' },
    ],
    [
      'the token is for another project',
      { kind: 'token-limited', limit: 'p2' },
      [bound(ci, release)],
      { kind: 'token', id: 't2' },
    ],
    [
      'the token is gone',
      { kind: 'account-missing', what: 'token' },
      [bound(ci, release)],
      { kind: 'token', id: 't9' },
    ],
    ['the account is gone', { kind: 'account-missing', what: 'account' }, [bound(agent, release)], of(agent)],
    [
      'nobody signs in there',
      { kind: 'cannot-sign-in', because: 'provider' },
      [bound('user:old:ada@acme.example', release)],
      of('user:old:ada@acme.example'),
    ],
    [
      'nobody is spelled so',
      { kind: 'cannot-sign-in', because: 'spelling' },
      [bound('oidc:dev:ada', release)],
      of('oidc:dev:ada'),
    ],
  ])('%s', (_, cause, bindings, who, question) => {
    expect(ask(bindings, who, question)).toMatchObject({ answer: 'no', isComplete: true, cause });
  });
});

describe('fixes, the smallest first', () => {
  test('a role that gives no more comes before a new one, and before one that gives more', () => {
    expect(actsOf([]).map(({ kind, extra }) => [kind, extra.length])).toEqual([
      ['give-role', 0],
      ['create-role', 0],
      ['give-role', 1],
      ['give-role', 14],
      ['give-role', 37],
    ]);
    expect(actsOf([])[0]).toMatchObject({ role: 'system:debuginfo-writer', projectId: 'p1', subject: ada });
  });

  test('what the subject has already is not extra', () => {
    expect(actsOf([bound(ada, 'system:viewer')]).slice(0, 2)).toMatchObject([
      { role: 'system:debuginfo-writer', extra: [] },
      { role: release, extra: [] },
    ]);
  });

  test('a binding of another project can be widened', () => {
    const binding = bound(ada, release, 'p2');
    expect(actsOf([binding])).toContainEqual(
      expect.objectContaining({ kind: 'widen-binding', binding, projectId: null, extra: ['project.read'] }),
    );
  });

  test('a token that is limited elsewhere is replaced by one for this project, after the role that its account lacks', () => {
    const fixes = actsOf([bound(ci, 'system:profile-writer')], { kind: 'token', id: 't2' });
    const first = { kind: 'give-role', subject: ci, role: 'system:debuginfo-writer', projectId: 'p1' };
    const expected = { kind: 'create-token', account: { id: 'a1' }, first, extra: ['profile.write'] };
    expect(fixes).toMatchObject([
      { ...expected, projectId: 'p1' },
      { ...expected, projectId: null },
    ]);
  });

  test('an account that is gone is made anew, without what was left of it', () => {
    const left = bound(agent, release);
    const [first] = actsOf([left], of(agent));
    expect(first).toMatchObject({
      kind: 'create-account',
      name: 'agent',
      leftovers: [left],
      assignment: { kind: 'give-role', role: 'system:debuginfo-writer' },
    });
  });

  test('who can’t sign in as this is helped as whom they can', () => {
    const old = 'user:old:ada@acme.example';
    expect(actsOf([bound(old, release)], of(old))[0]).toMatchObject({ kind: 'give-role', subject: ada });
    const [only] = actsOf([bound(old, release), bound(ada, release)], of(old));
    expect(only).toMatchObject({ kind: 'sign-in-as', subject: ada, extra: [], lacks: undefined });
  });

  test('each says what the asker lacks for it', () => {
    const mayBind = new Set(['rolebinding.create', 'debuginfo.write'] as const);
    const said = why(facts, { who: of(ada), permission: 'debuginfo.write', projectId: 'p1' }, (scope) =>
      scope === 'p1' ? mayBind : new Set(),
    );
    const fixes = said.answer === 'no' ? said.fixes : [];
    expect(fixes.slice(0, 3).map(({ lacks }) => lacks)).toEqual([
      [],
      [
        { permission: 'role.create', projectId: null },
        { permission: 'debuginfo.write', projectId: null },
      ],
      [{ permission: 'project.read', projectId: 'p1' }],
    ]);
  });
});

describe('what is not known', () => {
  test('makes no sure no', () => {
    expect(partly({ bindings: false }, [])).toMatchObject({
      answer: 'unknown',
      missing: ['bindings'],
      likely: { kind: 'no-binding' },
    });
    expect(partly({ roles: false }, [bound(ada, lone)])).toMatchObject({ answer: 'unknown', missing: ['roles'] });
    expect(partly({}, [{ ...bound(ada, release), entity: 'view' }])).toMatchObject({
      answer: 'unknown',
      missing: ['entities'],
    });
  });

  test('doesn’t matter where the bindings of this subject are all there', () => {
    expect(partly({ bindings: [ada] }, [])).toMatchObject({ answer: 'no', isComplete: true });
  });

  test('is said of a yes that more bindings may give', () => {
    expect(partly({ bindings: false }, [bound(ada, release)])).toMatchObject({
      answer: 'yes',
      isComplete: false,
      missing: ['bindings'],
    });
  });

  test('is known where the backend itself has told', () => {
    const told = (...permissions: string[]) => ({
      told: { subject: ada, isComplete: true, scopes: [{ projectId: null, permissions }] },
    });
    const blind = { bindings: [ada], roles: false };
    const own = [bound(ada, lone)];
    expect(partly(blind, own, told('debuginfo.write'))).toMatchObject({
      answer: 'yes',
      chains: [],
      missing: ['roles'],
    });
    expect(partly(blind, own, told())).toMatchObject({
      answer: 'no',
      cause: { kind: 'role-lacks' },
      missing: ['roles'],
    });
  });
});

test('who can: people, and accounts with the tokens that reach; not those whom nobody can be', () => {
  const never = 'user:dev:never@acme.example';
  const bindings = [
    bound(ada, release),
    bound(ci, release, 'p1'),
    bound(never, release),
    bound(agent, release),
    bound(ada, 'system:viewer'),
  ];
  const people = [...facts.people, { subject: never, hasSignedIn: false, canSignIn: true }];
  const said = whoCan({ ...facts, bindings, people }, 'debuginfo.write', 'p1');
  expect(said).toMatchObject({
    isComplete: true,
    holders: [
      { subject: ada, bindings: [bindings[0]], tokens: [], hasSignedIn: true },
      { subject: ci, tokens: [{ id: 't1' }], limitedTokens: [{ id: 't2' }] },
      { subject: never, hasSignedIn: false },
    ],
    barred: [{ subject: agent, why: { kind: 'account-missing', what: 'account' } }],
  });
  expect(whoCan({ ...facts, bindings }, 'debuginfo.write', 'gone')).toMatchObject({ holders: [], isProjectGone: true });
});
