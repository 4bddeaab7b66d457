import { expect, test } from 'vitest';
import { checkName } from '#domain/rules/name.ts';
import { maxServiceAccounts, maxTokens } from '#domain/rules/quota.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import { serializeWorld } from '#domain/store/world.ts';
import { isScenario, scenarioNames, worldOf, type ScenarioName } from '#mocks/scenarios.ts';
import { strangeNames } from '#mocks/scenarios/strange-names.ts';

const now = new Date('2026-03-01T12:00:00Z');
const named = scenarioNames.filter((name): name is ScenarioName => isScenario(name));

test.each(named)(
  '%s is a world that the store takes, the same at every load, with an owner who can sign in',
  (name) => {
    const world = worldOf(name, now);
    expect(() => createMemoryStore(world)).not.toThrow();
    expect(serializeWorld(worldOf(name, now)) === serializeWorld(world)).toBe(true);
    const owners = world.bindings.filter(({ role, projectId }) => role === 'system:owner' && projectId === null);
    const subjects = new Set(world.users.map(({ provider, email }) => `user:${provider}:${email}`));
    expect(owners.some(({ subject }) => subjects.has(subject))).toBe(true);
  },
);

test('each world holds what its name says', () => {
  expect(worldOf('empty', now)).toMatchObject({
    projects: [],
    serviceAccounts: [],
    tokens: [],
    legacyTokens: [],
    roles: [],
  });
  expect(worldOf('one-owner', now).bindings.filter(({ role }) => role === 'system:owner')).toHaveLength(1);
  const { serviceAccounts, tokens } = worldOf('quota-full', now);
  expect(serviceAccounts).toHaveLength(maxServiceAccounts);
  expect(tokens.filter(({ serviceAccountId }) => serviceAccountId === serviceAccounts[0]?.id)).toHaveLength(maxTokens);
  const sizesOf = (name: ScenarioName) => {
    const { bindings, users, roles, projects } = worldOf(name, now);
    return [bindings.length, users.length, roles.length, projects.length];
  };
  expect(sizesOf('large')).toEqual([10_000, 500, 200, 300]);
  expect(sizesOf('huge')).toEqual([100_000, 5_000, 200, 300]);
});

test('the strange names are ones that the rules accept as they are', () => {
  expect(strangeNames.map((name) => checkName(name))).toEqual(strangeNames.map((name) => ({ ok: true, name })));
  expect(new Set(strangeNames).size).toBe(strangeNames.length);
});
