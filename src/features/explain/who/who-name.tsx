import type { Who } from '#domain/rules/explain/facts.ts';
import { useSeen } from '../facts/seen-context.ts';
import { whoWords } from './who-words.ts';

type WhoNameProps = {
  who: Who;
  /** It begins the sentence: our own words get a capital letter, and names stay as they are. */
  isFirst?: boolean;
};

/** Whom a question is about, in a sentence: "you", "service account ci-main", "Rosa Roe (rosa@acme.example)". */
export function WhoName({ who, isFirst = false }: WhoNameProps) {
  const { isSelf, kind, name, more } = whoWords(who, useSeen());
  if (isSelf) return isFirst ? 'You' : 'you';
  const kindWords = isFirst ? kind.charAt(0).toUpperCase() + kind.slice(1) : kind;
  return (
    <>
      {kindWords && `${kindWords} `}
      <bdi className="wrap-anywhere">{name}</bdi>
      {more !== undefined && (who.kind === 'token' ? ' of ' : ' (')}
      {more !== undefined && <bdi className="wrap-anywhere">{more}</bdi>}
      {more !== undefined && who.kind === 'subject' && ')'}
    </>
  );
}
