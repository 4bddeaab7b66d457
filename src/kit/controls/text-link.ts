/** A link in a line of text, in the colour of what can be pressed; tall enough for a finger. */
export const textLinkClass = 'inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-2';
