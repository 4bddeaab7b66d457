/** The result of a copy: `refused` covers a denied permission, an insecure page and an old browser. */
export type CopyResult = 'copied' | 'refused';

/** Copies `text` to the clipboard and returns the result. Never throws. */
export async function copyText(
  text: string,
  clipboard: Pick<Clipboard, 'writeText'> | undefined = globalThis.navigator?.clipboard,
): Promise<CopyResult> {
  if (!clipboard) return 'refused';
  try {
    await clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}

/** Selects everything inside `element`, so that the person can copy it by hand. */
export function selectContents(element: Element): void {
  globalThis.getSelection()?.selectAllChildren(element);
}
