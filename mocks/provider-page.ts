import { webIds } from '#domain/ids.ts';
import { personOf } from '#domain/rules/subject.ts';
import { admit, isOn, NotAdmitted } from '#domain/single-sign-on/admit.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { Store } from '#domain/store/store.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { provider, signIn } from '#mocks/personas.ts';
import { element, showPlainPage } from '#mocks/plain-page.ts';
import { returnAddress } from '#mocks/return-address.ts';

/** Stands in for an organization's own provider: whoever is chosen comes in as a live server would let them. */
export async function showProviderPage(store: Store, identifier: string, storage: KeyValues): Promise<void> {
  const setup = await store.singleSignOn.byIdentifier(identifier);
  if (!setup || !isOn({ providers: [provider] }, setup)) {
    showPlainPage('There is no single sign-on here', element('p', 'It may be off.'), otherWay());
    return;
  }
  const buttons = (await emailsAt(store, setup)).map((email) => {
    const button = element('button', email);
    button.type = 'button';
    button.addEventListener('click', () => void comeIn(store, setup, email, storage));
    return button;
  });
  showPlainPage(`Sign in at ${setup.issuer}`, element('p', 'Choose a person to continue as.'), ...buttons);
}

/** Somebody new, and those whom role bindings name. */
async function emailsAt(store: Store, { organizationId, identifier }: SingleSignOn): Promise<string[]> {
  const bound = (await store.bindings.ofOrganization(organizationId)).flatMap(({ subject }) => {
    const person = personOf(subject);
    return person?.provider === identifier ? [person.email] : [];
  });
  return [...new Set(['ada@acme.example', ...bound])];
}

async function comeIn(store: Store, setup: SingleSignOn, email: string, storage: KeyValues): Promise<void> {
  try {
    await saveAccount(store, setup, email);
  } catch (error) {
    if (!(error instanceof NotAdmitted)) throw error;
    showPlainPage('Single sign-on didn’t let you in', element('p', error.message), otherWay());
    return;
  }
  signIn(email, storage, setup.identifier);
  location.replace(returnAddress(new URL(location.href)));
}

function saveAccount(store: Store, setup: SingleSignOn, email: string): Promise<void> {
  const host = { clock: () => new Date(), ids: webIds, providers: [provider] };
  const { identifier, issuer } = setup;
  return store.transaction(async (tx) => {
    const known = await tx.users.byEmail(identifier, email);
    await admit(host, tx, { ...setup, email, isFirst: !known }, false);
    const lastLoginAt = host.clock();
    const fresh = {
      id: host.ids.uuid(),
      provider: identifier,
      email,
      name: email,
      createdAt: lastLoginAt,
      updatedAt: null,
    };
    await tx.users.save({ ...fresh, ...known, lastLoginAt, issuer, sub: email });
  });
}

function otherWay(): HTMLElement {
  const link = element('a', 'Sign in without single sign-on');
  link.href = '/auth/sign-in';
  return link;
}
