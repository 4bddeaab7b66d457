import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { TokenForm } from './token-form.ts';
import type { TokenOffers } from './use-token-form.ts';

/** What each part of the form for a token gets: the form, what stands in it, and what it offers. */
export type TokenFieldsProps = { form: SheetFormOf<TokenForm>; values: TokenForm; offers: TokenOffers };
