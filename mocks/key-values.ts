/** Where the mocks keep what belongs to a tab: `sessionStorage`, or a stand-in. */
export type KeyValues = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
