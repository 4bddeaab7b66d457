import { type AccountChange, changeAccount, reopenSubscription } from '#domain/billing/change-account.ts';
import { discountText, readDiscount } from '#domain/billing/discount-text.ts';
import { discountJson, discountOf } from '#domain/billing/discount.ts';
import { checkName } from '#domain/rules/name.ts';
import { hasEnded, subscriptionEnd } from '#domain/rules/subscription.ts';
import { utcDay, utcMonth } from '#domain/rules/utc-calendar.ts';
import type { BillingAccount, Organization } from '#domain/store/records.ts';
import type { CommandOptions, Desk } from '#server/billing-command/desk.ts';

/** Sets the purchase order and the discount, where given. Tells the account as it is then. */
export async function accountCommand(
  desk: Desk,
  [id = '']: readonly string[],
  { 'purchase-order': poNumber, discount }: CommandOptions,
): Promise<string> {
  const organization = await organizationWith(desk, id);
  const change: AccountChange = {
    ...(poNumber !== undefined && { poNumber: poNumberFrom(poNumber) }),
    ...(discount !== undefined && { coupon: couponFrom(desk, discount) }),
  };
  return accountText(desk, organization, await changeAccount(desk, id, change));
}

/** Lets an ended subscription begin again. */
export async function reopenCommand(desk: Desk, [id = '']: readonly string[]): Promise<string> {
  const { name } = await organizationWith(desk, id);
  const outcome = await reopenSubscription(desk, id);
  if (outcome === 'unchanged') return `The subscription of ${name} was not canceled.`;
  if (outcome === 'reopened')
    return `The subscription of ${name} goes on. ${utcMonth(desk.clock())} is billed as a whole.`;
  throw new Error(
    'Last month is not closed yet, and would be billed too. Try again once a server has closed it: an hour after its end.',
  );
}

async function organizationWith({ store }: Desk, id: string): Promise<Organization> {
  const organization = await store.organizations.byId(id);
  if (organization) return organization;
  throw new Error(`There is no organization with the ID ${id}.`);
}

function poNumberFrom(text: string): string {
  if (text === 'none') return '';
  const checked = checkName(text);
  if (checked.ok) return checked.name;
  throw new Error(`The purchase order can’t be used. ${checked.reason}`);
}

function couponFrom({ ids, plan }: Desk, text: string): string | null {
  if (text === 'none') return null;
  const currency = plan?.currency ?? '';
  const discount = readDiscount(text, currency);
  const coupon = discount && checkName(discount.name).ok ? discountJson({ id: ids.uuid(), ...discount }) : undefined;
  const isUsable = coupon !== undefined && textOf(coupon, currency) !== undefined;
  if (isUsable) return coupon;
  const amounts =
    currency && `, “Refund: 5 ${currency.toUpperCase()} off” or “Flat: 49 ${currency.toUpperCase()} in all”`;
  throw new Error(
    `The discount can’t be used. Write it as “Early adopter: 10%”${amounts}. Amounts are in the currency of BILLING_CURRENCY.`,
  );
}

/** A discount in words; `undefined` if it can't be read. */
function textOf(coupon: string, currency: string): string | undefined {
  try {
    const read = discountOf({ organizationId: '', contact: null, poNumber: '', coupon, canceledAt: null });
    return read ? discountText(read, currency) : undefined;
  } catch {
    return undefined;
  }
}

function accountText({ plan, clock }: Desk, { id, name }: Organization, account: BillingAccount): string {
  const { contact, poNumber, coupon, canceledAt } = account;
  const discount = coupon === null ? 'none' : (textOf(coupon, plan?.currency ?? '') ?? `can’t be read: ${coupon}`);
  const end = subscriptionEnd(canceledAt);
  const subscription = end ? `${hasEnded(canceledAt, clock()) ? 'ended' : 'ends'} ${utcDay(end)}, UTC` : 'goes on';
  return [
    `${name} (${id})`,
    `Purchase order  ${poNumber || 'none'}`,
    `Discount        ${discount}`,
    `Contact         ${contact ? `${contact.name}, ${contact.email}` : 'none'}`,
    `Subscription    ${subscription}`,
  ].join('\n');
}
