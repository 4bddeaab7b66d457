import { createClient } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport } from '@connectrpc/connect-node';
import { MembershipService } from '#proto/console/membership/v1alpha1/membership_pb.ts';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import { CustomRoleService } from '#proto/console/role/v1alpha1/role_pb.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import type { Ready } from '#server/testing/server-process.ts';

export type ServerClients = ReturnType<typeof serverClients>;

/** Clients of both ports of one server, for many callers: each call says in its headers whose it is. */
export function serverClients({ port, grpcPort }: Ready) {
  const origin = `http://127.0.0.1:${port}`;
  const api = createConnectTransport({ baseUrl: `${origin}/api`, httpVersion: '1.1' });
  const edge = createGrpcTransport({ baseUrl: `http://127.0.0.1:${grpcPort}` });
  return {
    port,
    authorization: createClient(AuthorizationService, api),
    roles: createClient(RoleService, api),
    customRoles: createClient(CustomRoleService, api),
    accounts: createClient(ServiceAccountService, api),
    people: createClient(PeopleService, api),
    organizations: createClient(OrganizationService, api),
    membership: createClient(MembershipService, api),
    projects: createClient(ProjectService, api),
    debuginfo: createClient(DebuginfoService, edge),
    /** Ends the session of these cookies. Throws if it is not answered as done. */
    async signOut(headers: Readonly<Record<string, string>>): Promise<void> {
      const { status } = await fetch(`${origin}/auth/sign-out`, { method: 'POST', headers });
      if (status !== 204) throw new Error(`The sign-out was answered with ${status}.`);
    },
  };
}
