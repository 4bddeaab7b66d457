import { parseSubject } from '#domain/rules/subject.ts';
import { counted, formatCount } from '#src/lib/counted.ts';

/** "2 people, 1 service account", "Nobody". Subjects of older data count as others. */
export function holderWords(holders: readonly { readonly subject: string }[]): string {
  const kinds = holders.map(({ subject }) => parseSubject(subject).kind);
  const people = kinds.filter((kind) => kind === 'user').length;
  const accounts = kinds.filter((kind) => kind === 'serviceaccount').length;
  const others = kinds.length - people - accounts;
  const parts = [
    people > 0 && (people === 1 ? '1 person' : `${formatCount(people)} people`),
    accounts > 0 && counted(accounts, 'service account'),
    others > 0 && counted(others, 'other'),
  ];
  return parts.filter(Boolean).join(', ') || 'Nobody';
}
