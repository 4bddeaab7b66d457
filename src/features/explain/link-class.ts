/** A link in text or in a list, with a target of 24 px. */
export const linkClass = 'inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-2';
