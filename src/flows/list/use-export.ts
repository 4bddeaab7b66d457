import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { organizationsQuery } from '#src/api/projects.ts';
import type { ExportedFile, ExportFormat } from '#src/flows/export/export-file.ts';
import { shownColumns } from '#src/kit/table/column.ts';
import type { List } from './use-list.ts';

/** Makes a file of all rows found, in the columns that the person sees. Rejects if the code for it can't be loaded. */
export function useExport<Row>(
  { options: { noun, keyOf, columns }, found: rows }: List<Row>,
  hidden: readonly string[],
): (format: ExportFormat) => Promise<ExportedFile> {
  const { organizationId } = useParams({ strict: false });
  // Read from the cache only: the frame of every page loads the organizations.
  const { data: organizations } = useQuery({ ...organizationsQuery(), enabled: false });
  const organization = organizations?.find(({ id }) => id === organizationId)?.name ?? '';
  return async (format) => {
    const { exportFile } = await import('#src/flows/export/export-file.ts');
    const shown = shownColumns(columns, hidden);
    return exportFile({ noun, keyOf, columns: shown, rows, organization, now: new Date() }, format);
  };
}
