import { known } from '#src/access/answer.ts';
import type { Can } from '#src/access/use-can.ts';
import { Card } from '#src/flows/cards/card.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { CardFact, CardFacts, FactsShape } from '../card-facts.tsx';
import { ChangeContactSheet } from '../lazy-parts.ts';
import type { BillingData } from '../use-billing.ts';

const shape = (
  <div className="grid gap-3">
    <FactsShape like={{ Name: 'Example Accounts Payable', 'E-mail': 'invoices@example.com' }} />
    <Skeleton className="h-8 w-40" />
  </div>
);

type ContactCardProps = { data: BillingData; modify: Can; onChange: () => void };

/** Whom invoices are addressed to. */
export function ContactCard({ data: { customer }, modify, onChange }: ContactCardProps) {
  return (
    <Card title="Billing contact" needs={[customer]} shape={shape}>
      {() => {
        const contact = known(customer);
        return (
          <div className="grid gap-3">
            {contact ? (
              <CardFacts>
                <CardFact name="Name">
                  {contact.customerName === '' ? <NotGiven /> : <bdi>{contact.customerName}</bdi>}
                </CardFact>
                <CardFact name="E-mail">
                  {contact.customerEmail === '' ? <NotGiven /> : <bdi>{contact.customerEmail}</bdi>}
                </CardFact>
              </CardFacts>
            ) : (
              <p className="text-text-muted">None yet. Invoices carry no name.</p>
            )}
            <div>
              <Button disabledReason={modify.reason} preload={ChangeContactSheet.preload} onClick={onChange}>
                {contact ? 'Change billing contact' : 'Add billing contact'}
              </Button>
            </div>
          </div>
        );
      }}
    </Card>
  );
}

function NotGiven() {
  return <span className="text-text-muted">Not given</span>;
}
