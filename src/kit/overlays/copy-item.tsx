import { Copy } from 'lucide-react';
import { toast } from '#src/kit/feedback/toast.tsx';
import { copyText } from '#src/lib/clipboard.ts';
import type { MenuItem } from './menu-item.ts';

/**
 * The line of a menu that copies a text. The menu closes at once, so a toast shows the result; if the browser refuses, the
 * toast holds the text to select.
 * @param what as in "Copied the subject"
 */
export function copyItem(text: string, what: string, icon = <Copy aria-hidden="true" />): MenuItem {
  const copy = async () => {
    if ((await copyText(text)) === 'copied') toast(`Copied the ${what}`);
    else toast(`The browser refused to copy the ${what}: ${text}`, { failed: true });
  };
  return { label: `Copy ${what}`, icon, onSelect: () => void copy() };
}
