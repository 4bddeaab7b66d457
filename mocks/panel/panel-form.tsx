import { type InputHTMLAttributes, useRef, useState } from 'react';
import type { KeyValues } from '#mocks/key-values.ts';
import { Choices } from '#mocks/panel/choices.tsx';
import { seenNow } from '#mocks/panel/seen.ts';
import { addressOf, addressToOpen, type PanelState, snippetOf } from '#mocks/panel/state.ts';
import { forgetParameters, problemsOf } from '#mocks/parameters.ts';
import { forgetPersona, personas } from '#mocks/personas.ts';
import { withVisibleDirections } from '#mocks/problem-page.ts';
import { beginAnew } from '#mocks/reset.ts';
import { scenarioNames } from '#mocks/scenarios.ts';

type PanelFormProps = {
  state: PanelState;
  storage: KeyValues;
  showsWhy: boolean;
  onShowWhy: (shows: boolean) => void;
};

/**
 * Sets everything that the address can set, by opening an address. The buttons for people and worlds act at once; typed
 * values can be copied and shared before they are applied.
 */
export function PanelForm({ state, storage, showsWhy, onShowWhy }: PanelFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const written = (): PanelState => {
    const fields = form.current ? Array.from(new FormData(form.current), trimmed) : [];
    // Without an e-mail, the current person stays.
    return { ...state, ...Object.fromEntries(fields.filter(([name, value]) => name !== 'as' || value !== '')) };
  };
  /** Whether the address is valid; if not, shows what is wrong with it. */
  const isRight = (address: URL) => {
    const found = problemsOf(address.search, storage);
    setProblems(found);
    return found.length === 0;
  };
  const open = (wanted: PanelState) => {
    const address = addressToOpen(wanted, new URL(location.href));
    if (isRight(address)) location.assign(address);
  };
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
    <form
      ref={form}
      className="mock-panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        open(written());
      }}
    >
      <Choices label="Who looks" options={personas} current={state.as} onChoose={(as) => open({ ...written(), as })} />
      <Field
        label="Anybody else"
        name="as"
        defaultValue={personas.includes(state.as) ? '' : state.as}
        inputMode="email"
        placeholder="ada@acme.example"
      />
      <Choices
        label="Scenario"
        options={scenarioNames}
        current={state.scenario}
        onChoose={(scenario) => open({ ...written(), scenario })}
      />
      <Field label="Faults" name="fault" defaultValue={state.fault} placeholder="ListRoles:unavailable:1" />
      <Field label="Latency, ms" name="latency" defaultValue={state.latency} placeholder="100-900" />
      <Field label="Clock" name="clock" defaultValue={state.clock} placeholder="2026-03-01T12:00:00Z,fixed" />
      <Field label="Seed" name="seed" defaultValue={state.seed} inputMode="numeric" placeholder="7" />
      <div role="alert">
        {problems.map((problem) => (
          <p key={problem}>{withVisibleDirections(problem)}</p>
        ))}
      </div>
      <div className="mock-panel-actions">
        <button type="submit">Apply and reload</button>
        <button type="button" onClick={reset}>
          Reset the world
        </button>
        <button type="button" onClick={forget}>
          Back to the defaults
        </button>
      </div>
      <Copies written={written} isRight={isRight} />
      <label className="mock-panel-check">
        <input type="checkbox" checked={showsWhy} onChange={(event) => onShowWhy(event.target.checked)} />
        Why is this off: name the permission and the RPC at each disabled control
      </label>
    </form>
  );
}

function trimmed([name, value]: readonly [string, FormDataEntryValue]): [string, string] {
  return [name, typeof value === 'string' ? value.trim() : ''];
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string };

function Field({ label, ...input }: FieldProps) {
  return (
    <label>
      {label}
      <input {...input} type="text" autoComplete="off" spellCheck={false} />
    </label>
  );
}

type CopiesProps = { written: () => PanelState; isRight: (address: URL) => boolean };

/** The form as text to copy. The text is also shown, because the browser may refuse to copy. */
function Copies({ written, isRight }: CopiesProps) {
  const [copied, setCopied] = useState('');
  const shown = useRef<HTMLTextAreaElement>(null);
  const copy = async (textOf: (state: PanelState, here: URL) => string) => {
    const here = new URL(location.href);
    const text = isRight(new URL(addressOf(written(), here))) ? textOf(written(), here) : '';
    setCopied(text);
    if (text) await navigator.clipboard.writeText(text).catch(() => shown.current?.select());
  };
  return (
    <>
      <div className="mock-panel-actions">
        <button type="button" onClick={() => void copy(addressOf)}>
          Copy address
        </button>
        <button type="button" onClick={() => void copy((state, here) => snippetOf(state, here, seenNow()))}>
          Copy Playwright snippet
        </button>
      </div>
      <textarea ref={shown} readOnly hidden={copied === ''} value={copied} rows={4} aria-label="Copied" />
    </>
  );
}
