import type { ReactNode } from 'react';
import { TextShape } from '#src/kit/feedback/text-shape.tsx';

/** Short facts in a card: names and values, side by side. */
export function CardFacts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-y-1.5">{children}</dl>;
}

export function CardFact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

/** In place of facts while they load: `like` has what their names and values usually are. */
export function FactsShape({ like }: { like: Readonly<Record<string, string>> }) {
  return (
    <CardFacts>
      {Object.entries(like).map(([name, value]) => (
        <CardFact key={name} name={<TextShape like={name} />}>
          <TextShape like={value} />
        </CardFact>
      ))}
    </CardFacts>
  );
}
