import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import type { BindingForm } from './binding-form.ts';

/** What each part of the form for a role binding gets: the form, what stands in it, and what the page knows. */
export type BindingFieldsProps = { form: SheetFormOf<BindingForm>; values: BindingForm; data: BindingsData };
