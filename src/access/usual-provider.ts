import { createContext, useContext } from 'react';

/**
 * The provider that the signed-in person signs in with. Most people of an organization have the same one, so it is shown only
 * where it differs. `undefined` until it is known: then every provider is shown.
 */
export const UsualProvider = createContext<string | undefined>(undefined);

export function useUsualProvider(): string | undefined {
  return useContext(UsualProvider);
}
