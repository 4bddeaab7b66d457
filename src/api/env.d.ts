/// <reference types="vite/client" />

/** The console's build-time choices. */
interface ImportMetaEnv {
  /** Where the API is; `/api` on the console's own origin unless set. */
  readonly VITE_API_URL?: string;
  /** The protocol; the other one is not in the build. */
  readonly VITE_API_TRANSPORT?: 'connect' | 'grpc-web';
}
