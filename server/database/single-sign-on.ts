import * as v from 'valibot';
import type { DefaultRole, SingleSignOn, SingleSignOnTrial } from '#domain/store/single-sign-on-records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

/** The settings of single sign-on. Default role and trial are JSON: they are read and written with the rest only. */
export function singleSignOn(queries: Queries): StoreTransaction['singleSignOn'] {
  const all = queries.selectFrom('singleSignOn').selectAll();
  return {
    async ofOrganization(organizationId) {
      const row = await all.where('organizationId', '=', organizationId).executeTakeFirst();
      return row && fromRow(row);
    },
    async byIdentifier(identifier) {
      const row = await all.where('identifier', '=', identifier).executeTakeFirst();
      return row && fromRow(row);
    },
    async save({ organizationId, enableGroups, defaultRole, enabledAt, setUpAt, trial, ...texts }) {
      const row = {
        ...texts,
        enableGroups: Number(enableGroups),
        defaultRole: defaultRole && JSON.stringify(defaultRole),
        enabledAt: millisecondsOrNull(enabledAt),
        setUpAt: setUpAt.getTime(),
        trial: trial && JSON.stringify(trial),
      };
      await queries
        .insertInto('singleSignOn')
        .values({ organizationId, ...row })
        .onConflict((conflict) => conflict.column('organizationId').doUpdateSet(row))
        .execute();
    },
    async remove(organizationId) {
      await queries.deleteFrom('singleSignOn').where('organizationId', '=', organizationId).execute();
    },
  };
}

const time = v.pipe(
  v.string(),
  v.transform((text) => new Date(text)),
);

const defaultRoleText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ roleId: v.string(), reference: v.string(), setAt: time, setBy: v.string() }),
);

const trialText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    triedAt: time,
    triedBy: v.string(),
    email: v.string(),
    emailVerified: v.boolean(),
    groups: v.array(v.string()),
    failure: v.string(),
  }),
);

/** Throws for columns that hold something else than `save` writes. */
function fromRow({
  enableGroups,
  defaultRole,
  enabledAt,
  setUpAt,
  trial,
  ...texts
}: Row<'singleSignOn'>): SingleSignOn {
  const role: DefaultRole | null = defaultRole === null ? null : v.parse(defaultRoleText, defaultRole);
  const tried: SingleSignOnTrial | null = trial === null ? null : v.parse(trialText, trial);
  return {
    ...texts,
    enableGroups: enableGroups === 1,
    defaultRole: role,
    enabledAt: dateOrNull(enabledAt),
    setUpAt: new Date(setUpAt),
    trial: tried,
  };
}
