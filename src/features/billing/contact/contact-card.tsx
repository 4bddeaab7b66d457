import { known } from '#src/access/answer.ts';
import type { Can } from '#src/access/use-can.ts';
import { Card } from '#src/flows/cards/card.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { CardFact, CardFacts } from '../card-facts.tsx';
import { ChangeContactSheet } from '../lazy-parts.ts';
import type { BillingData } from '../use-billing.ts';

type ContactCardProps = { data: BillingData; modify: Can; onChange: () => void };

/** Whom invoices are addressed to. */
export function ContactCard({ data: { customer }, modify, onChange }: ContactCardProps) {
  return (
    <Card title="Billing contact" needs={[customer]}>
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
              <p className="text-text-muted">None yet: invoices name nobody.</p>
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
