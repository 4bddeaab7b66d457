import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { accountId, addOrganization, inviteId, organizationId, projectId } from './growth/world.mjs';
import { startLiveServer, untilReady } from './live-server.mjs';

const repeats = 15;
const growth = [1, 10, 100];

const roles = 'polarsignals.role.v1alpha1.RoleService';
const accounts = 'polarsignals.serviceaccount.v1alpha1.ServiceAccountService';
const organizations = 'polarsignals.organization.v1alpha1.OrganizationService';
const unknown = '00000000-0000-4000-8000-999999999999';

/**
 * The calls, by what the table says of them. `n` counts the repeats, so that names are new each time.
 * @type {Record<string, [string, (n: number) => object]>}
 */
const calls = {
  CanI: [
    'polarsignals.authorization.v1alpha1.AuthorizationService/CanI',
    () => ({ organizationId, projectId, permission: 'profile.write' }),
  ],
  GetOwnAccess: ['console.access.v1alpha1.AccessService/GetOwnAccess', () => ({ organizationId })],
  GetOrganizations: [`${organizations}/GetOrganizations`, () => ({})],
  GetOrganization: [`${organizations}/GetOrganization`, () => ({ id: organizationId })],
  GetOrganizationUsers: [`${organizations}/GetOrganizationUsers`, () => ({ id: organizationId })],
  ListPeople: ['console.people.v1alpha1.PeopleService/ListPeople', () => ({ organizationId })],
  GetProjects: ['polarsignals.project.v1alpha1.ProjectService/GetProjects', () => ({})],
  GetProject: ['polarsignals.project.v1alpha1.ProjectService/GetProject', () => ({ id: projectId })],
  ListPermissions: [`${roles}/ListPermissions`, () => ({})],
  ListRoles: [`${roles}/ListRoles`, () => ({ organizationId })],
  CreateRole: [`${roles}/CreateRole`, (n) => ({ organizationId, name: `new-${n}`, permissions: ['view.read'] })],
  'ListRoleBindings, all': [`${roles}/ListRoleBindings`, () => ({ organizationId })],
  'ListRoleBindings, a page of 100': [`${roles}/ListRoleBindings`, () => ({ organizationId, pageSize: 100 })],
  CreateRoleBinding: [
    `${roles}/CreateRoleBinding`,
    (n) => ({ organizationId, subject: `user:dev:new-${n}@acme.example`, role: 'system:viewer' }),
  ],
  'DeleteRoleBinding, unknown': [`${roles}/DeleteRoleBinding`, () => ({ organizationId, id: unknown })],
  ListInvites: [`${roles}/ListInvites`, () => ({ organizationId })],
  ListInviteAcceptances: [`${roles}/ListInviteAcceptances`, () => ({ organizationId, inviteId })],
  ListServiceAccounts: [`${accounts}/ListServiceAccounts`, () => ({ organizationId })],
  ListServiceAccountTokens: [
    `${accounts}/ListServiceAccountTokens`,
    () => ({ organizationId, serviceAccountId: accountId }),
  ],
  CreateServiceAccountToken: [
    `${accounts}/CreateServiceAccountToken`,
    (n) => ({ organizationId, serviceAccountId: accountId, name: `new-${n}` }),
  ],
};

/**
 * How long each RPC takes when every table has ten and a hundred times as many rows, in milliseconds: the median of a few
 * calls, one after the other.
 * @param {{ folder: string, port: number, grpcPort: number }} place
 */
export async function measureGrowth(place) {
  /** @type {Record<string, number[]>} */
  const seen = {};
  for (const times of growth) {
    rmSync(join(place.folder, 'iam.sqlite'), { force: true });
    const server = startLiveServer(place);
    try {
      await untilReady(server, place.port);
      const token = addOrganization(join(place.folder, 'iam.sqlite'), times);
      for (const [name, [path, request]] of Object.entries(calls)) {
        (seen[name] ??= []).push(await timeOf(`http://localhost:${place.port}/api/${path}`, token, request));
      }
    } finally {
      await server.stop();
    }
  }
  return Object.entries(seen).map(([name, [one = 0, ten = 0, hundred = 0]]) => ({
    what: `${name}: ms at 100× (1×: ${one.toFixed(1)}, 10×: ${ten.toFixed(1)})`,
    value: hundred,
  }));
}

/**
 * @param {string} url
 * @param {string} token
 * @param {(n: number) => object} request
 */
async function timeOf(url, token, request) {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'connect-protocol-version': '1',
  };
  /** @type {number[]} */
  const times = [];
  for (let n = 0; n < repeats; n += 1) {
    const started = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(request(n)) });
    const answer = await response.text();
    times.push(performance.now() - started);
    if (!response.ok && response.status !== 404) throw new Error(`${url} answers ${response.status}: ${answer}`);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(repeats / 2)] ?? Number.NaN;
}
