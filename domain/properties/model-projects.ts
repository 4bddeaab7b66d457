import {
  inOrganization,
  inProject,
  type Question,
  type Rpc,
  type Ruling,
  type World,
} from '#domain/properties/model-rulings.ts';
import { held, placesOf, sees } from '#domain/properties/model.ts';

/** The model's answers about projects, their legacy tokens, migrations and what the data plane has seen. */
export const projectRulings = {
  GetProject: ofProject('project.read'),
  CreateProject: inOrganization('project.create'),
  UpdateProject: ofProject('project.update'),
  DeleteProject: ofProject('project.delete'),
  GetLoginConfigForProject: ofProject('project.read'),
  GetProjectTokens: ofProject('project.read'),
  // Nobody can create one any more; those with the permission are told so, all others that they lack it.
  CreateProjectToken: ofProject('project.update'),
  DeleteProjectToken: ofProject('project.update', ({ legacyTokens }, _who, { id, project }) =>
    legacyTokens.some((token) => token.id === id && token.projectId === project) ? 'may' : 'NotFound',
  ),
  ListLegacyTokens: readable(
    ({ legacyTokens }) => legacyTokens,
    ({ id }) => id,
  ),
  ListMigrations: readable(
    ({ migrations }) => migrations.toReversed(),
    ({ id }) => id,
  ),
  CreateMigration: inProject('project.update', (world, _who, question) => {
    const { organization, project } = question;
    if (project === null || !placesOf(world, organization).includes(project)) return 'NotFound';
    if (!world.serviceAccounts.some(({ id }) => id === question.accountId)) return 'InvalidArgument';
    return isOfOneClient(world, question, project) ? 'may' : 'InvalidArgument';
  }),
  EndMigration(world, who, { organization, id }) {
    if (!sees(world, who, organization)) return 'NotFound';
    const found = world.migrations.find((other) => other.id === id && other.organizationId === organization);
    const here = held(world, who, organization, found?.projectId ?? null);
    if (found && here.has('project.update')) return 'may';
    if (found && here.has('project.read')) return 'PermissionDenied';
    return held(world, who, organization, null).has('project.update') ? 'NotFound' : 'PermissionDenied';
  },
  // Nothing was seen in the worlds of the model but the use of legacy tokens.
  ListProjectActivity: readable(
    ({ legacyTokens }) => legacyTokens,
    ({ projectId }) => projectId,
  ),
  ListTokenUses: inOrganization('serviceaccounttoken.list', (world, _who, { organization, project }) =>
    project !== null && placesOf(world, organization).includes(project) ? 'may' : 'NotFound',
  ),
  GetTokenActivity: inOrganization('serviceaccounttoken.list', (world, _who, { organization, id, accountId }) =>
    isTokenOf(world, organization, accountId, id) ? 'may' : 'NotFound',
  ),
} as const satisfies Partial<Readonly<Record<Rpc, Ruling>>>;

/** Only the project is named: whoever isn't in its organization finds none. */
function ofProject(permission: string, further: Ruling = () => 'may'): Ruling {
  return (world, who, question) => {
    const project = world.projects.find((other) => other.id === question.project);
    if (!project || !sees(world, who, project.organizationId)) return 'NotFound';
    const isHeld = held(world, who, project.organizationId, project.id).has(permission);
    return isHeld ? further(world, who, question) : 'PermissionDenied';
  };
}

/** The rows of those projects that the caller can read, each told once. */
function readable<Row extends { readonly organizationId: string; readonly projectId: string }>(
  rowsOf: (world: World) => readonly Row[],
  tell: (row: Row) => string,
): Ruling {
  return (world, who, { organization }) => {
    if (!sees(world, who, organization)) return 'NotFound';
    const own = rowsOf(world).filter(({ organizationId }) => organizationId === organization);
    const seen = own.filter(({ projectId }) => held(world, who, organization, projectId).has('project.read'));
    return [...new Set(seen.map(tell))];
  };
}

/** A migration is to a token that its account has, that works in the project, and that no other project's migration is to. */
function isOfOneClient(world: World, { organization, accountId, id }: Question, project: string): boolean {
  const token = world.tokens.find((other) => other.id === id);
  const isElsewhere = world.migrations.some((other) => other.tokenId === id && other.projectId !== project);
  const limit = token?.projectId ?? null;
  return isTokenOf(world, organization, accountId, id) && (limit === null || limit === project) && !isElsewhere;
}

function isTokenOf({ tokens }: World, organizationId: string, accountId: string, id: string): boolean {
  const token = tokens.find((other) => other.id === id);
  return token?.organizationId === organizationId && token.serviceAccountId === accountId;
}
