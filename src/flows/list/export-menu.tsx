import { Download } from 'lucide-react';
import { useActs } from '#src/flows/acts/use-acts.ts';
import type { ExportedFile, ExportFormat } from '#src/flows/export/export-file.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import { counted, plural } from '#src/lib/counted.ts';
import { saveFile } from '#src/lib/save-file.ts';

type ExportMenuProps = {
  noun: string;
  count: number;
  isLoading: boolean;
  makeFile: (format: ExportFormat) => Promise<ExportedFile>;
};

/** Saves all rows found, on whatever page, as a file. A narrow screen has it in the command palette only. */
export function ExportMenu({ noun, count, isLoading, makeFile }: ExportMenuProps) {
  const rows = counted(count, noun);
  const save = async (format: ExportFormat) => {
    const { name, type, text } = await makeFile(format);
    saveFile(name, type, text);
    toast(`Exported ${rows} to ${name}`);
  };
  const disabledReason = isLoading
    ? 'The list is still loading'
    : count === 0
      ? `There is no ${noun} to export`
      : undefined;
  const items = (['csv', 'json'] as const).map((format) => ({
    label: `Export ${rows} as ${format.toUpperCase()}`,
    icon: <Download aria-hidden="true" />,
    disabledReason,
    onSelect: () => void save(format).catch(sayFailed),
  }));
  useActs(items);
  return (
    <span className="max-sm:hidden">
      <MenuButton
        label={`Export ${plural(noun)}`}
        items={items}
        className="grid size-8 place-items-center rounded-md text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-expanded:bg-surface-hover"
      >
        <Download className="size-4" aria-hidden="true" />
      </MenuButton>
    </span>
  );
}

function sayFailed(): void {
  toast('The export could not be loaded. Check your connection, then try again.', { failed: true });
}
