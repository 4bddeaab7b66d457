/** A field of a TanStack Form, as far as our fields need it. */
type FormField<Value> = {
  readonly name: string;
  readonly state: { readonly value: Value; readonly meta: { readonly errors: readonly unknown[] } };
  readonly handleChange: (value: Value) => void;
};

/**
 * What a controlled field needs of a form's field: its name, its value, its change and what is wrong with it, as text.
 *
 *     <form.Field name="email">{(field) => <TextField label="E-mail" {...bound(field)} />}</form.Field>
 *
 * It fits every field of ours, the pickers of roles and scopes included. `createFormHook` would need a second component
 * beside each one, and its context forgets the type of the value: a list of wrong options would compile.
 */
export function bound<Value>({ name, state, handleChange }: FormField<Value>) {
  return {
    name,
    value: state.value,
    onChange: (value: Value) => handleChange(value),
    error: state.meta.errors.find((error) => typeof error === 'string'),
  };
}
