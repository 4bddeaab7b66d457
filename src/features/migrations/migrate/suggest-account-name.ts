import type { ClientKind } from '#domain/rules/clients.ts';
import { maxNameLength } from '#domain/rules/name.ts';

/** "scraper-playground": the client and the project. Adds a number if an account is called so already. */
export function suggestAccountName(kind: ClientKind, project: string, taken: readonly string[]): string {
  const place = project
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const name = (place === '' ? kind : `${kind}-${place}`).slice(0, maxNameLength - 4);
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
