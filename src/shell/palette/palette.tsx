import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { selfQuery } from '#src/api/session.ts';
import { SearchDialog } from '#src/kit/overlays/search-dialog.tsx';
import { listed } from '#src/lib/listed.ts';
import { type Command, commandsToShow } from './command.ts';
import { recentCommands, rememberCommand } from './recent-commands.ts';
import { useActCommands } from './use-act-commands.tsx';
import { usePlaceCommands } from './use-place-commands.tsx';
import { useThingCommands } from './use-thing-commands.ts';

type PaletteProps = {
  onClose: () => void;
  /** Closes the palette, then does what the person chose. */
  onChoose: (act: () => void) => void;
};

/** Finds any page, thing or act by its name. */
export function Palette({ onClose, onChoose }: PaletteProps) {
  const acts = useActCommands();
  const places = usePlaceCommands();
  const { things, isReading, denied, failed } = useThingCommands();
  const commands = useMemo(() => [...acts, ...places, ...things], [acts, places, things]);
  const [query, setQuery] = useState('');
  const userId = useQuery(selfQuery()).data?.id;
  const [recent] = useState(() => recentCommands(userId));
  const { groups, total } = useMemo(() => commandsToShow(commands, recent, query), [commands, recent, query]);
  const choose = ({ value, disabledReason, run }: Command) => {
    if (disabledReason === undefined) rememberCommand(userId, value);
    onChoose(run);
  };
  return (
    <SearchDialog
      title="Command palette"
      placeholder="Search pages, people and actions"
      busy={isReading}
      note={
        <>
          {denied.length > 0 && <p>Not searched, because you can’t see them: {listed(denied)}.</p>}
          {failed.length > 0 && <p>Not searched, because they could not be loaded: {listed(failed)}.</p>}
        </>
      }
      onClose={onClose}
      onQuery={setQuery}
      onChoose={choose}
      {...{ query, groups, total }}
    />
  );
}
