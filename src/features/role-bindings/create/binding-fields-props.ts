import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import type { BindingForm } from './binding-form.ts';

/** The props of each part of the role binding form: the form, its values, and the data of the page. */
export type BindingFieldsProps = { form: SheetFormOf<BindingForm>; values: BindingForm; data: BindingsData };
