import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type Tab<T extends string> = { value: T; label: string; content: ReactNode };
export type TabsProps<T extends string> = {
  label: string;
  tabs: readonly Tab<T>[];
  value: T;
  onChange: (value: T) => void;
};

/** Switches between views of one thing; arrow keys work; may wrap. Controlled. For pages, use links. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <Base.Root value={value} onValueChange={(next: T) => onChange(next)} className="grid min-w-0 gap-3">
      <Base.List aria-label={label} activateOnFocus className="flex flex-wrap gap-x-1 border-b border-line p-0.5 pb-0">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px h-8 shrink-0 rounded-t-sm border-b-2 border-transparent px-2.5 text-base font-medium text-text-muted transition-colors -outline-offset-2 hover:text-text data-active:border-accent-fill data-active:text-text forced-colors:border-[Canvas] forced-colors:data-active:border-[Highlight]"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        // The old panel stays for a frame: hide it, or the new one would start below it.
        <Base.Panel key={tab.value} value={tab.value} className="min-w-0 data-ending-style:hidden">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
