import { Code } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { createRole } from '#src/api/custom-roles.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { createRoleBinding } from '#src/api/roles.ts';
import { acme, projects, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { firstPage } from './first-page.ts';

const overviewPage = '/organizations/$organizationId/overview';
const projectsPage = '/organizations/$organizationId/projects';
const usagePage = '/organizations/$organizationId/settings/usage';
const billingPage = '/organizations/$organizationId/settings/billing';

test.each([
  ['owner', overviewPage],
  ['writer', overviewPage],
  ['viewer', overviewPage],
  ['billing', billingPage],
] as const)('Acme opens for the %s at %s', async (person, page) => {
  const { queryClient } = startConsole(person);
  expect(await firstPage(queryClient, acme)).toBe(page);
});

test('opens at the overview when it can’t be asked: it says why nothing is there', async () => {
  const { backend, queryClient } = startConsole('billing');
  backend.fail('GetOwnAccess', Code.Internal);
  expect(await firstPage(queryClient, acme)).toBe(overviewPage);
});

test('asks once, and opens at once the next time', async () => {
  const { backend, queryClient } = startConsole('billing');
  await firstPage(queryClient, acme);
  await firstPage(queryClient, acme);
  expect(backend.asked).toEqual(['GetCapabilities', 'GetOwnAccess']);
});

test('somebody new has no organization to open', async () => {
  const { queryClient } = startConsole('newcomer');
  expect(await queryClient.query(organizationsQuery())).toEqual([]);
});

test('whoever may see no project still has their organization to open', async () => {
  const { queryClient } = startConsole('billing');
  const organizations = await queryClient.query(organizationsQuery());
  expect(organizations.map(({ name, projects: seen }) => [name, seen])).toEqual([['Acme', []]]);
});

test('somebody with a role in one project has the organization, with that project and no other', async () => {
  const { backend, queryClient } = startConsole('newcomer');
  await backend.as('owner', () =>
    createRoleBinding({
      organizationId: acme,
      subject: subjectOf('newcomer'),
      role: 'system:viewer',
      projectId: projects.staging,
    }),
  );
  const [organization] = await queryClient.query(organizationsQuery());
  expect(organization?.projects.map(({ name }) => name)).toEqual(['Staging']);
  expect(await firstPage(queryClient, acme)).toBe(projectsPage);
});

test('somebody who may see usage alone is shown that', async () => {
  const { backend, queryClient } = startConsole('newcomer');
  await backend.as('owner', async () => {
    const { name } = await createRole({
      organizationId: acme,
      name: 'Controller',
      permissions: ['organization.usage.read'],
    });
    await createRoleBinding({ organizationId: acme, subject: subjectOf('newcomer'), role: `${acme}:${name}` });
  });
  expect(await firstPage(queryClient, acme)).toBe(usagePage);
});
