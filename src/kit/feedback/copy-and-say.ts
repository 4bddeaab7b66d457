import { copyText } from '#src/lib/clipboard.ts';
import { toast } from './toast.tsx';

/**
 * Copies from a menu, which closes at once, and shows the result in a toast; if the browser refuses, the toast holds the
 * text to select.
 * @param what as in "Copied the subject"
 */
export async function copyAndSay(text: string, what: string): Promise<void> {
  if ((await copyText(text)) === 'copied') toast(`Copied the ${what}`);
  else toast(`The browser refused to copy the ${what}: ${text}`, { failed: true });
}
