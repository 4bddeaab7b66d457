import { seedIds } from '#domain/seed-ids.ts';
import { people } from '#domain/seed.ts';

export const organizationId = seedIds.organization;
export const day = 86_400_000;

/** What every record of the organization has: an ID, the owner as creator, and a date this many days before `now`. */
export function madeBy(now: Date, createdBy = people.owner.subject) {
  return (id: string, daysAgo: number) => ({
    id,
    organizationId,
    createdAt: new Date(now.getTime() - daysAgo * day),
    createdBy,
  });
}
