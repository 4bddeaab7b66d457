/** A link in a line of text, in the colour of what can be pressed; tall enough for a finger. */
export const textLinkClass = 'inline-block min-h-6 content-center rounded-sm text-accent underline underline-offset-2';
