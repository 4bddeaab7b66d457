import type { Who } from '#domain/rules/explain/facts.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { isolated } from '#src/lib/isolated.ts';
import { useSeen } from '../facts/seen-context.ts';
import { whoWords } from './who-words.ts';

type WhoNameProps = {
  who: Who;
  /** It begins the sentence: our own words get a capital letter, and names stay as they are. */
  isFirst?: boolean;
};

/** Whom a question is about, in a sentence: "you", "service account ci-main", "Rosa Roe (rosa@acme.example)". */
export function WhoName({ who, isFirst = false }: WhoNameProps) {
  const { isSelf, kind, name, more, provider } = whoWords(who, useSeen(), useSubjectWords());
  if (isSelf) return isFirst ? 'You' : 'you';
  const beside = [more, provider]
    .filter((words) => words !== undefined)
    .map(isolated)
    .join(', ');
  const kindWords = isFirst ? kind.charAt(0).toUpperCase() + kind.slice(1) : kind;
  return (
    <>
      {kindWords && `${kindWords} `}
      <bdi className="wrap-anywhere">{name}</bdi>
      {who.kind === 'token' && more !== undefined && (
        <>
          {' of '}
          <bdi className="wrap-anywhere">{more}</bdi>
        </>
      )}
      {who.kind === 'subject' && beside !== '' && <span className="wrap-anywhere"> ({beside})</span>}
    </>
  );
}
