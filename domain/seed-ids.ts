/** The fixed ids of the seed world, for tests, mocks and the demo. */
export const seedIds = {
  organization: '07beb0f6-f700-4224-9a84-a9c3b4a77673',
  projects: {
    production: '12df27f7-a96c-4bae-aea3-5305255c8a5a',
    staging: 'c630cb0c-0cb9-462b-8844-134126289285',
    development: '5952b547-e8ae-4f41-896c-184670375e2a',
    /** Used by a legacy token only. */
    playground: '8d3f0a52-6c1b-4a7e-9b0d-2f4e61c7a935',
  },
  /** A deleted project that a role binding still refers to. */
  deletedProject: 'c8ae4088-5ca5-4cf1-92fa-801e841b9d94',
  roles: {
    billingAdmin: '48ff89ba-b845-4bd7-af0d-c23554950f8a',
    releaseEngineer: '76cacd3e-5a8f-4ad2-9c92-3f1bdc492b33',
  },
  serviceAccounts: {
    agentProduction: '2aee2f72-04a2-4bfb-89e7-4edc6cad3ac9',
    agentStaging: '51b85ccf-6668-4f45-9820-0a4604a6cbfa',
    scraperKubernetes: 'cd9cc1fa-4dae-41dc-84f7-c3073d9758c9',
    scraperEdge: '26ee032e-6efb-4e2e-acf8-ad0eb986dc39',
    ciDebuginfo: 'd0fac4eb-64cf-4409-a150-33c17c78db50',
    ciProfiling: '17499f1c-b083-49d5-84c0-0b38112314d5',
    webSourceMaps: 'b040b20d-cb7e-4f4c-985a-dde8f5382dc5',
    dashboards: '98f6e237-2bde-4d4d-bcd5-8d58da1acf69',
    terraform: '503c714e-d3bc-4349-8088-247366fa4f1d',
    legacyExporter: 'ab09e38c-e21f-415e-b6f5-1fddef8e46d3',
    incidentBot: '7bbfb487-d4e8-4d74-a19d-54bc85d109ac',
    loadTest: '905fa115-cc89-44fd-9d2e-d477fe4d65ac',
  },
  users: {
    owner: '605c57a7-09f8-4979-a0dc-55197f6ac555',
    viewer: '99654ac5-1d1c-4ac1-8e88-4435696349db',
    writer: '0d5c1f0e-3c77-4d0c-9f3a-6f1b5f3e8a21',
    billing: '47837366-354d-49b3-9db2-c7e92abc185b',
    newcomer: '075a0141-5576-496c-b603-6a7e83b4f05f',
    globexOwner: 'c1a4b2de-93f7-4b0e-8d52-7f6a0e9b3c18',
  },
  /** The second organization, in which the owner of the first is a Viewer. */
  globex: {
    id: '3f1c7a94-0d6e-4b82-9a57-c48e12b6d073',
    projects: { web: '6b2e90d4-51c3-4f7a-8e19-d07a35c84f62', batch: 'f08d3b17-2a94-4c6e-b5d1-913e7c60a8b5' },
    serviceAccount: 'a97c5e20-8b34-4d1f-9c06-52e8f1d7b346',
  },
} as const;

/** A fixed UUID: `kind` is its first eight hex digits. */
export function numberedId(kind: string, number: number): string {
  return `${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
