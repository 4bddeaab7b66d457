import { useState } from 'react';
import type { Issuer } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { readError } from '#src/api/errors.ts';
import { readIssuer } from '#src/api/single-sign-on.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { listed } from '#src/lib/listed.ts';

type Answer = { readonly of: string; readonly issuer?: Issuer; readonly failure?: string };

type IssuerAnswerProps = { organizationId: string; issuer: string };

/** Asks the issuer what it says of itself, and shows that, or why it can't be asked. */
export function IssuerAnswer({ organizationId, issuer }: IssuerAnswerProps) {
  const [answer, setAnswer] = useState<Answer>();
  const [isBusy, setIsBusy] = useState(false);
  const ask = async () => {
    setIsBusy(true);
    try {
      setAnswer({ of: issuer, issuer: await readIssuer(organizationId, issuer) });
    } catch (error) {
      const { message, violations } = readError(error);
      setAnswer({ of: issuer, failure: violations['issuer_url'] ?? message });
    }
    setIsBusy(false);
  };
  // What was said of another address says nothing of this one.
  const shown = answer?.of === issuer ? answer : undefined;
  return (
    <div className="grid gap-2">
      <div>
        <Button
          busy={isBusy}
          disabledReason={issuer.trim() === '' ? 'Enter the issuer first.' : undefined}
          onClick={() => void ask()}
        >
          Read the issuer
        </Button>
      </div>
      <div aria-live="polite">
        {shown?.failure !== undefined && (
          <Notice tone="danger" title="The issuer can’t be read">
            {shown.failure}
          </Notice>
        )}
        {shown?.issuer && <IssuerFacts issuer={shown.issuer} />}
      </div>
    </div>
  );
}

function IssuerFacts({ issuer }: { issuer: Issuer }) {
  const { authorizationEndpoint, tokenEndpoint, jwksUri, signingAlgorithms } = issuer;
  return (
    <Facts>
      <Fact name="Calls itself">
        <Mono>{issuer.issuer}</Mono>
      </Fact>
      <Fact name="People sign in at">
        <Mono>{authorizationEndpoint}</Mono>
      </Fact>
      <Fact name="Tokens">
        <Mono>{tokenEndpoint}</Mono>
      </Fact>
      <Fact name="Keys">
        <Mono>{jwksUri}</Mono>
      </Fact>
      <Fact name="Signs with">{signingAlgorithms.length === 0 ? 'Not told' : listed(signingAlgorithms)}</Fact>
    </Facts>
  );
}
