/** Moves the focus to the first field of a form that is marked invalid, groups of radios and boxes included. */
export function focusFirstInvalid(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[aria-describedby$="-error"] input')?.focus();
}
