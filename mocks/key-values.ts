/** Where the mocks store a tab's data: `sessionStorage`, or a stand-in. */
export type KeyValues = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
