/** What the mocks keep for the tab: sessionStorage, or a map in tests. */
export type KeyValues = Pick<Storage, 'getItem' | 'setItem'>;
