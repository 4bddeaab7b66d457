import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { TokenForm } from './token-form.ts';
import type { TokenOffers } from './use-token-form.ts';

/** The props of each part of the token form: the form, its values, and the choices. */
export type TokenFieldsProps = { form: SheetFormOf<TokenForm>; values: TokenForm; offers: TokenOffers };
