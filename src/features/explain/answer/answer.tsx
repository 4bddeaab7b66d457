import type { Asked } from '../asked.ts';
import { useSeen } from '../facts/seen-context.ts';
import type { SeenFacts } from '../facts/use-seen-facts.ts';
import { OnlyYourself } from './only-yourself.tsx';
import { WhatAnswer } from './what-answer.tsx';
import { WhoAnswer } from './who-answer.tsx';
import { WhyAnswer } from './why-answer.tsx';

/** The answer to a whole question. */
export function Answer({ asked }: { asked: Asked }) {
  const seen = useSeen();
  const { shape, who, permission, scope } = asked;
  if (isOutOfReach(asked, seen)) return <OnlyYourself asked={asked} />;
  if (shape === 'what') return who && <WhatAnswer who={who} />;
  if (permission === undefined || scope === undefined) return null;
  if (shape === 'who') return <WhoAnswer permission={permission} projectId={scope} />;
  return who && <WhyAnswer question={{ who, permission, projectId: scope }} />;
}

/** Somebody who may not list role bindings learns about themselves only; anything else would be a guess. */
function isOutOfReach({ shape, who }: Asked, { states, self }: SeenFacts): boolean {
  if (states.bindings !== 'denied') return false;
  return shape === 'who' || who?.kind !== 'subject' || who.subject !== self;
}
