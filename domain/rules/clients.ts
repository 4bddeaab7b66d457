import type { Permission } from '#domain/rules/permissions.ts';
import type { SystemRole } from '#domain/rules/system-roles.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The needs and habits of a kind of client. */
export interface ClientNeeds {
  /** The least role that lets it work. Source: the public guides on service accounts. */
  readonly role: SystemRole;
  /** The permissions that it uses. */
  readonly permissions: readonly Permission[];
  /**
   * How long a client of this kind that still works can be silent, in milliseconds: agents and scrapers send every few
   * seconds, CI runs with the next change, a script when somebody starts it.
   */
  readonly silence: number;
}

/** The clients that a token is made for, in the order for display. */
export const clients = {
  agent: { role: 'system:writer', permissions: ['profile.write', 'debuginfo.write'], silence: 15 * minute },
  scraper: { role: 'system:profile-writer', permissions: ['profile.write'], silence: 15 * minute },
  'debuginfo-upload': { role: 'system:debuginfo-writer', permissions: ['debuginfo.write'], silence: 7 * day },
  'github-actions': { role: 'system:writer', permissions: ['profile.write', 'debuginfo.write'], silence: 7 * day },
  'source-maps': { role: 'system:debuginfo-writer', permissions: ['debuginfo.write'], silence: 7 * day },
  'query-script': { role: 'system:viewer', permissions: ['profile.read'], silence: 7 * day },
} as const satisfies Record<string, ClientNeeds>;

export type ClientKind = keyof typeof clients;

function isClientKind(text: string): text is ClientKind {
  return Object.hasOwn(clients, text);
}

export const clientKinds: readonly ClientKind[] = Object.keys(clients).filter(isClientKind);
