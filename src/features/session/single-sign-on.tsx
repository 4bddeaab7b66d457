import { useRef, useState } from 'react';
import { isProviderName, providerNameWords } from '#domain/rules/provider-name.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { TextField } from '#src/kit/form/field.tsx';
import { focusFirstInvalid } from '#src/kit/form/focus-first-invalid.ts';

/** The way in through an organization's own provider, by its identifier. */
export function SingleSignOn({ returnTo }: { returnTo: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [identifier, setIdentifier] = useState('');
  const [error, setError] = useState<string>();
  const go = () => {
    const name = identifier.trim().toLowerCase();
    if (isProviderName(name)) return location.assign(singleSignOnAddress(name, returnTo));
    setError(`Enter your organization’s identifier: ${providerNameWords}.`);
    requestAnimationFrame(() => focusFirstInvalid(form.current));
  };
  return (
    <details className="mt-4 border-t border-line pt-4">
      <summary className="min-h-6">Use single sign-on</summary>
      <form
        ref={form}
        noValidate
        className="mt-3 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextField
          name="identifier"
          label="Organization identifier"
          description="The short name that your administrator gave you."
          autoCapitalize="none"
          autoCorrect="off"
          value={identifier}
          onChange={setIdentifier}
          error={error}
        />
        <Button type="submit">Continue</Button>
        <p className="text-sm text-text-muted">
          You continue at your organization’s own provider. If that doesn’t let you in, use “Sign in” above: owners can
          always get in there.
        </p>
      </form>
    </details>
  );
}

/** The server's address that begins a sign-in through an organization's own provider. Needs a full navigation. */
function singleSignOnAddress(identifier: string, returnTo: string): string {
  return `/sign-in/sso/${encodeURIComponent(identifier)}?return=${encodeURIComponent(returnTo)}`;
}
