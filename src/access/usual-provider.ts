import { createContext, useContext } from 'react';

/**
 * The provider that the signed-in person uses. Most people in an organization use the same one, so screens show a provider
 * only where it differs. `undefined` until it is known: then every provider is shown.
 */
export const UsualProvider = createContext<string | undefined>(undefined);

export function useUsualProvider(): string | undefined {
  return useContext(UsualProvider);
}
