import type { UseQueryResult } from '@tanstack/react-query';
import type { Permission } from '#domain/rules/permissions.ts';
import { readError } from '#src/api/errors.ts';

/** What is known about something that a page shows beside its own data. */
export type Answer<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'denied'; readonly permission: Permission }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'known'; readonly value: Value };

/** The answer of a query that needs `permission`. `allowed` is from the access check; the right may have ended since. */
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

/** The answer with what `change` makes of its value. */
export function mapAnswer<Value, Other>(answer: Answer<Value>, change: (value: Value) => Other): Answer<Other> {
  return answer.kind === 'known' ? { kind: 'known', value: change(answer.value) } : answer;
}

/** What a card waits for, and does without if it can't be read. */
export function ifLoading(answer: Answer<unknown>): readonly Answer<unknown>[] {
  return answer.kind === 'loading' ? [answer] : [];
}

/** The value if it is known, else `undefined`. */
export function known<Value>(answer: Answer<Value>): Value | undefined {
  return answer.kind === 'known' ? answer.value : undefined;
}

/** The first answer that a card needs and doesn't have. Skips denied answers that the card can do without. */
export function firstUnknown(
  answers: readonly Answer<unknown>[],
): Exclude<Answer<unknown>, { kind: 'known' }> | undefined {
  return answers.find((answer) => answer.kind !== 'known');
}
