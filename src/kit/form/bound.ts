/** The parts of a TanStack Form field that our fields need. */
type FormField<Value> = {
  readonly name: string;
  readonly state: { readonly value: Value; readonly meta: { readonly errors: readonly unknown[] } };
  readonly handleChange: (value: Value) => void;
};

/**
 * The props that connect a controlled field to a form's field: name, value, change and errors as text.
 *
 *     <form.Field name="email">{(field) => <TextField label="E-mail" {...bound(field)} />}</form.Field>
 *
 * Works with all our fields, including the pickers of roles and scopes. `createFormHook` would need a second component for
 * each, and its context loses the value's type: wrong options would compile.
 */
export function bound<Value>({ name, state, handleChange }: FormField<Value>) {
  return {
    name,
    value: state.value,
    onChange: (value: Value) => handleChange(value),
    error: state.meta.errors.find((error) => typeof error === 'string'),
  };
}
