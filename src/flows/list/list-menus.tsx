import type { ExportedFile, ExportFormat } from '#src/flows/export/export-file.ts';
import { ColumnChoice, type ColumnChoiceProps } from '#src/kit/table/column-choice.tsx';
import { ExportMenu } from './export-menu.tsx';

export type ListMenusProps = ColumnChoiceProps & {
  /** What a row is, in the singular: "role binding". */
  noun: string;
  /** How many rows were found. */
  count: number;
  /** Whether rows are still loading, so that a file would lack some. */
  isLoading: boolean;
  /** Makes a file of the rows found. Rejects if the code for it can't be loaded. */
  makeFile: (format: ExportFormat) => Promise<ExportedFile>;
};

/** The menus at the end of a list's toolbar: export and columns. Their code comes a moment after the rows. */
export function ListMenus({ noun, count, isLoading, makeFile, ...columns }: ListMenusProps) {
  return (
    <>
      <ExportMenu {...{ noun, count, isLoading, makeFile }} />
      <ColumnChoice {...columns} />
    </>
  );
}
