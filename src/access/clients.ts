import type { ClientKind } from '#domain/rules/clients.ts';

/** What people call a kind of client, and why it needs its role. */
export interface ClientWords {
  readonly label: string;
  /** Why it needs the role that it needs, in one sentence. */
  readonly needs: string;
}

export const clientWords: Readonly<Record<ClientKind, ClientWords>> = {
  agent: {
    label: 'Agent',
    needs: 'An agent sends profiles and uploads debug info, so it needs Writer.',
  },
  scraper: {
    label: 'Scraper',
    needs: 'A scraper only sends profiles, so Profile Writer is enough.',
  },
  'debuginfo-upload': {
    label: 'Debug info from CI',
    needs: 'A CI job only uploads debug info, so Debug Info Writer is enough.',
  },
  'github-actions': {
    label: 'GitHub Actions',
    needs: 'The action runs an agent, which sends profiles and uploads debug info, so it needs Writer.',
  },
  'source-maps': {
    label: 'Source maps',
    needs: 'Source maps are uploaded as debug info, so Debug Info Writer is enough.',
  },
  'query-script': {
    label: 'Scripts that query',
    needs: 'A script that queries only reads profiles, so Viewer is enough.',
  },
};
