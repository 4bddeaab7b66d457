import { describe, expect, it } from 'vitest';
import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { parseSubject, serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';

describe('parseSubject', () => {
  it.each([
    ['user:dev:ada@acme.example', { kind: 'user', provider: 'dev', id: 'ada@acme.example' }],
    ['user:google:a:b:c', { kind: 'user', provider: 'google', id: 'a:b:c' }],
    ['oidc:github:12345', { kind: 'user', provider: 'github', id: '12345' }],
    ['oidc_user:github:12345', { kind: 'user', provider: 'github', id: '12345' }],
    ['serviceaccount:agent', { kind: 'serviceaccount', name: 'agent' }],
    ['serviceaccount:team:agent', { kind: 'serviceaccount', name: 'team:agent' }],
    ['system', { kind: 'system' }],
    ['', { kind: 'raw', raw: '' }],
    ['ada', { kind: 'raw', raw: 'ada' }],
    [':ada', { kind: 'raw', raw: ':ada' }],
    ['user:', { kind: 'raw', raw: 'user:' }],
    ['user:dev', { kind: 'raw', raw: 'user:dev' }],
    ['user:dev:', { kind: 'raw', raw: 'user:dev:' }],
    ['user::ada', { kind: 'raw', raw: 'user::ada' }],
    ['serviceaccount:', { kind: 'raw', raw: 'serviceaccount:' }],
    ['User:dev:ada', { kind: 'raw', raw: 'User:dev:ada' }],
    ['system:owner', { kind: 'raw', raw: 'system:owner' }],
  ])('reads %j', (subject, parsed) => {
    expect(parseSubject(subject)).toEqual(parsed);
  });
});

describe('userSubject', () => {
  it('is one person in upper and lower case, and another with a letter that only looks alike', () => {
    expect(userSubject('dev', 'Ken@acme.example')).toBe('user:dev:ken@acme.example');
    expect(userSubject('dev', '\u212Aen@acme.example')).toBe('user:dev:\u212Aen@acme.example');
  });
});

describe('checkNewSubject', () => {
  /** An e-mail address of 254 characters. */
  const longest = `${'a'.repeat(254 - '@acme.example'.length)}@acme.example`;

  it.each([
    ['user:dev:ada@acme.example', userSubject('dev', 'ada@acme.example')],
    ['user:dev: Ada@ACME.example ', 'user:dev:ada@acme.example'],
    ['user:d:ada@acme.example', 'user:d:ada@acme.example'],
    [`user:${'p'.repeat(50)}:ada@acme.example`, `user:${'p'.repeat(50)}:ada@acme.example`],
    [`user:dev:${longest}`, `user:dev:${longest}`],
    ['user:login.acme_2.example:ada@acme.example', 'user:login.acme_2.example:ada@acme.example'],
    ['serviceaccount:agent', serviceAccountSubject('agent')],
    ['serviceaccount: agent ', 'serviceaccount:agent'],
    ['serviceaccount:team:agent', 'serviceaccount:team:agent'],
  ])('accepts %j as %j', (raw, subject) => {
    expect(checkNewSubject(raw)).toEqual({ ok: true, subject });
  });

  it.each([
    '',
    'ada@acme.example',
    'system',
    'oidc:dev:ada@acme.example',
    'oidc_user:github:12345',
    'USER:dev:ada@acme.example',
    ' user:dev:ada@acme.example',
    'user:ada@acme.example',
    'user::ada@acme.example',
    'user: :ada@acme.example',
    `user:${'p'.repeat(51)}:ada@acme.example`,
    'user:d\u200Bev:ada@acme.example',
    'user:d\u0435v:ada@acme.example',
    'user:dev\u00AD:ada@acme.example',
    'user:Dev:ada@acme.example',
    'user:-dev:ada@acme.example',
    'user:dev:ada@acme.example x',
    `user:dev:a${longest}`,
    'user:a b:ada@acme.example',
    'user:dev:',
    'user:dev:ada',
    'user:dev:ada@acme',
    'user:dev:@acme.example',
    'user:dev:a@b@acme.example',
    'user:dev:ada @acme.example',
    'user:dev:ada\u0000@acme.example',
    'user:dev:ada\u202E@acme.example',
    'user:dev:\u212Aen@acme.example',
    'user:dev:\u212Bsa@acme.example',
    'user:dev:zoë@acme.example',
    'user:dev:ada@acmé.example',
    `user:dev:${'a'.repeat(250)}@acme.example`,
    'serviceaccount:',
    'serviceaccount:  ',
    `serviceaccount:${'a'.repeat(101)}`,
    'serviceaccount:a\u200Bgent',
  ])('refuses %j, saying why', (raw) => {
    expect(checkNewSubject(raw)).toEqual({ ok: false, reason: expect.stringMatching(/\.$/u) });
  });
});
