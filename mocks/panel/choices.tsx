type ChoicesProps = {
  label: string;
  options: readonly string[];
  /** The active option. */
  current: string;
  onChoose: (option: string) => void;
};

/** A button for each option; one press chooses it. */
export function Choices({ label, options, current, onChoose }: ChoicesProps) {
  return (
    <fieldset className="mock-panel-choices">
      <legend>{label}</legend>
      <div className="mock-panel-actions">
        {options.map((option) => (
          <button key={option} type="button" aria-pressed={option === current} onClick={() => onChoose(option)}>
            {option}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
