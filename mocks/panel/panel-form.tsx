import { type FormEvent, type InputHTMLAttributes, useId, useRef, useState } from 'react';
import type { KeyValues } from '#mocks/key-values.ts';
import { addressOf, type PanelState, snippetOf } from '#mocks/panel/state.ts';
import { forgetParameters } from '#mocks/parameters.ts';
import { forgetPersona, personas } from '#mocks/personas.ts';
import { beginAnew } from '#mocks/reset.ts';
import { scenarioNames } from '#mocks/scenarios.ts';

type PanelFormProps = {
  state: PanelState;
  storage: KeyValues;
  showsWhy: boolean;
  onShowWhy: (shows: boolean) => void;
};

/** Sets what the address can set, by an address: what is applied here can be copied and sent. */
export function PanelForm({ state, storage, showsWhy, onShowWhy }: PanelFormProps) {
  const reset = () => {
    beginAnew(storage);
    location.reload();
  };
  const forget = () => {
    forgetParameters(storage);
    forgetPersona(storage);
    reset();
  };
  return (
    <form className="mock-panel-form" onSubmit={apply}>
      <Field label="Who looks" name="as" defaultValue={state.as} options={personas} />
      <Field label="Scenario" name="scenario" defaultValue={state.scenario} options={scenarioNames} />
      <Field label="Faults" name="fault" defaultValue={state.fault} placeholder="ListRoles:unavailable:1" />
      <Field label="Latency, ms" name="latency" defaultValue={state.latency} placeholder="100-900" />
      <Field label="Clock" name="clock" defaultValue={state.clock} placeholder="2026-03-01T12:00:00Z,fixed" />
      <Field label="Seed" name="seed" defaultValue={state.seed} inputMode="numeric" placeholder="7" />
      <div className="mock-panel-actions">
        <button type="submit">Apply and reload</button>
        <button type="button" onClick={reset}>
          Reset the world
        </button>
        <button type="button" onClick={forget}>
          Back to the defaults
        </button>
      </div>
      <Copies state={state} />
      <label className="mock-panel-check">
        <input type="checkbox" checked={showsWhy} onChange={(event) => onShowWhy(event.target.checked)} />
        Why is this off: name the permission and the RPC at each disabled control
      </label>
    </form>
  );
}

/** Reloads with what the form says in the address. */
function apply(event: FormEvent<HTMLFormElement>): void {
  event.preventDefault();
  const address = new URL(location.href);
  for (const [name, value] of new FormData(event.currentTarget)) {
    if (typeof value === 'string') address.searchParams.set(name, value.trim());
  }
  location.assign(address);
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; options?: readonly string[] };

/** A text field; with `options`, one that suggests them and takes others, too. */
function Field({ label, options, ...input }: FieldProps) {
  const id = useId();
  return (
    <label>
      {label}
      <input {...input} type="text" autoComplete="off" spellCheck={false} list={options && id} />
      {options && (
        <datalist id={id}>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </datalist>
      )}
    </label>
  );
}

/** The present state to take away. The text is shown as well: a clipboard may refuse. */
function Copies({ state }: { state: PanelState }) {
  const [copied, setCopied] = useState('');
  const shown = useRef<HTMLTextAreaElement>(null);
  const copy = async (text: string) => {
    setCopied(text);
    await navigator.clipboard.writeText(text).catch(() => shown.current?.select());
  };
  return (
    <>
      <div className="mock-panel-actions">
        <button type="button" onClick={() => void copy(addressOf(state, new URL(location.href)))}>
          Copy address
        </button>
        <button type="button" onClick={() => void copy(snippetOf(state, new URL(location.href)))}>
          Copy Playwright snippet
        </button>
      </div>
      <textarea ref={shown} readOnly hidden={copied === ''} value={copied} rows={4} aria-label="Copied" />
    </>
  );
}
