import { type ClientKind, clientKinds, clients } from '#domain/rules/clients.ts';
import { clientWords } from '#src/access/clients.ts';
import { roleName } from '#src/access/role-name.ts';
import { RadioCards } from '#src/kit/form/radio-group.tsx';

const options = clientKinds.map((kind) => ({
  value: kind,
  label: clientWords[kind].label,
  description: clientWords[kind].needs,
}));

type ClientStepProps = {
  chosen: ClientKind | undefined;
  /** Set once the token is made: the answer can't change any more. */
  isFixed: boolean;
  onChoose: (kind: ClientKind) => void;
};

/** Asks what kind of client it is: each needs another role. */
export function ClientStep({ chosen, isFixed, onChoose }: ClientStepProps) {
  if (isFixed && chosen !== undefined) {
    const { label, needs } = clientWords[chosen];
    return (
      <p className="max-w-[72ch]">
        <span className="font-medium">{label}.</span> <span className="text-text-muted">{needs}</span>
      </p>
    );
  }
  return (
    <>
      <RadioCards label="Kind of client" value={chosen} onChange={onChoose} options={options} />
      {chosen !== undefined && (
        <output className="block text-text-muted">
          Least role: {roleName(clients[chosen].role)}, in this project only.
        </output>
      )}
    </>
  );
}
