import type { ServiceImpl } from '@connectrpc/connect';
import { authorize } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { invalidArgument } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { parseSubject, personOf, userSubject } from '#domain/rules/subject.ts';
import { type KnownOfPerson, personMessage, roleBindingMessage } from '#domain/services/messages.ts';
import { removePersonFrom } from '#domain/services/remove-person.ts';
import { isOn } from '#domain/single-sign-on/admit.ts';
import { accountsThatCount } from '#domain/single-sign-on/people.ts';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';

const method = PeopleService.method;

/** What an organization still knows of somebody without a role: not what they do and are called elsewhere since then. */
function leftPerson({ account, ...known }: KnownOfPerson): KnownOfPerson {
  return { ...known, account: account && { id: account.id } };
}

/** The people of an organization: those with an account, and those whom role bindings only name. */
export function peopleService(host: Host): ServiceImpl<typeof PeopleService> {
  const { store, providers } = host;
  return {
    /** Needs four reads after the check of rights, however many people there are. */
    async listPeople({ organizationId }, context) {
      await authorize(store, callerOf(context), method.listPeople, organizationId);
      const bound = new Set(await store.bindings.subjectsOf(organizationId));
      const users = await accountsThatCount(
        host,
        store,
        organizationId,
        await store.users.ofOrganization(organizationId),
      );
      const setup = await store.singleSignOn.ofOrganization(organizationId);
      const usable = setup && isOn(host, setup) ? [...providers, setup.identifier] : providers;
      const acceptances = await store.invites.acceptancesIn(organizationId);
      const accounts = new Map(users.map((user) => [userSubject(user.provider, user.email), user]));
      // The first acceptance comes last, and so stays.
      const cameBy = new Map(acceptances.toReversed().map(({ acceptedBy, inviteId }) => [acceptedBy, inviteId]));
      const people = [...new Set([...bound, ...accounts.keys()])].flatMap((subject) => {
        const parsed = parseSubject(subject);
        if (parsed.kind !== 'user') return [];
        const canSignIn = personOf(subject) !== undefined && usable.includes(parsed.provider);
        const known = { account: accounts.get(subject), canSignIn, cameBy: cameBy.get(subject) ?? '' };
        return [personMessage(subject, parsed, bound.has(subject) ? known : leftPerson(known))];
      });
      return { people };
    },

    async removePerson({ organizationId, subject }, context) {
      const removed = await removePersonFrom(host, callerOf(context), method.removePerson, organizationId, async () => {
        if (parseSubject(subject).kind === 'user') return subject;
        throw invalidArgument([{ field: 'subject', description: 'Name a person: user:<provider>:<e-mail>.' }]);
      });
      return { removedRoleBindings: removed.map(roleBindingMessage) };
    },
  };
}
