import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { Section } from '#src/kit/text/section.tsx';

/** What to enter at the provider, and what to give to people. */
export function AddressesSection({ setup: { redirectUrl, loginUrl } }: { setup: Setup }) {
  return (
    <Section
      title="1. Register the console at your provider"
      description="Create a web application there that signs people in with OpenID Connect. It gives you a client ID and a secret."
    >
      <Facts>
        <Fact name="Redirect URL" help="Your provider sends people back to this address.">
          <CopyableId value={redirectUrl} label="Copy redirect URL" />
        </Fact>
        {loginUrl !== '' && (
          <Fact name="Login URL" help="People can sign in at this address once single sign-on is on.">
            <CopyableId value={loginUrl} label="Copy login URL" />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
