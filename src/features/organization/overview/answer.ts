import type { UseQueryResult } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { readError } from '#src/api/errors.ts';

/** What is known of something that a card shows. */
export type Answer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'denied'; readonly permission: Permission }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'known'; readonly value: Value };

/** Of a query that takes `permission`. `allowed` is what the access check said; the right may have ended since. */
export function answerOf<Value>(
  permission: Permission,
  allowed: boolean | undefined,
  { data, error }: Pick<UseQueryResult<Value>, 'data' | 'error'>,
): Answer<Value> {
  if (allowed === false) return { kind: 'denied', permission };
  if (data !== undefined) return { kind: 'known', value: data };
  if (!error) return { kind: 'loading' };
  const { kind, message } = readError(error);
  return kind === 'denied' ? { kind, permission } : { kind: 'failed', message };
}

/** The value where it is known; `undefined` otherwise. */
export function known<Value>(answer: Answer<Value>): Value | undefined {
  return answer.kind === 'known' ? answer.value : undefined;
}

/** The first of the answers without which a card can't be shown. A denial of what a card can do without is left out. */
export function firstUnknown(
  answers: readonly Answer<unknown>[],
): Exclude<Answer<unknown>, { kind: 'known' }> | undefined {
  return answers.find((answer) => answer.kind !== 'known');
}
