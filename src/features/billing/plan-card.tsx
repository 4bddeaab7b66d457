import { known } from '#src/access/answer.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { Card } from '#src/flows/cards/card.tsx';
import { formatCount } from '#src/lib/counted.ts';
import { formatMoney } from '#src/lib/money.ts';
import { CardFact, CardFacts, FactsShape } from './card-facts.tsx';
import type { BillingData } from './use-billing.ts';

const usual = {
  Included: '100 GiB in each billing cycle, for all projects together',
  'Beyond that': '$0.25 for each whole GiB',
  'Billing cycle': 'One calendar month in UTC',
};

/** What is included in the price, and what comes on top. */
export function PlanCard({ data: { plan } }: { data: BillingData }) {
  const tells = useCapability('ledger');
  return (
    <Card title="What is included" needs={[plan]} shape={<FactsShape like={usual} />}>
      {() => {
        const terms = known(plan);
        if (!terms) {
          return (
            <p className="text-text-muted">
              {tells === false
                ? 'This server doesn’t say what the plan includes. Look into your contract.'
                : 'Nothing is billed here: this installation has no price.'}
            </p>
          );
        }
        const { includedGib, unitAmount, currency } = terms;
        return (
          <CardFacts>
            <CardFact name="Included">
              {includedGib === 0n
                ? 'Nothing: each GiB is charged'
                : `${formatCount(includedGib)} GiB in each billing cycle, for all projects together`}
            </CardFact>
            <CardFact name="Beyond that">{formatMoney(BigInt(unitAmount), currency)} for each whole GiB</CardFact>
            <CardFact name="Billing cycle">One calendar month in UTC</CardFact>
          </CardFacts>
        );
      }}
    </Card>
  );
}
