import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useMemo } from 'react';
import type { User } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import type { OwnAccess } from '#src/api/own-access.ts';
import { useNowPast } from '#src/kit/text/now-past.ts';
import { ClosedInvite } from './closed-invite.tsx';
import { type InviteDetails, offerOf } from './offer.ts';
import { OpenInvite } from './open-invite.tsx';

type OfferViewProps = {
  token: string;
  details: InviteDetails;
  self: User;
  /** What the person has in the organization; `undefined` if they are not in it. */
  access: OwnAccess | undefined;
};

/** The invite as it is at this moment: it can end while the page is open. */
export function OfferView({ token, details, self, access }: OfferViewProps) {
  const { invite } = details;
  const ends = useMemo(() => (invite.expiresAt ? [timestampDate(invite.expiresAt)] : []), [invite]);
  const offer = offerOf(invite, self, access, useNowPast(ends));
  if (offer.is !== 'open')
    return <ClosedInvite {...{ token, details }} why={offer.is} isMember={access !== undefined} />;
  return <OpenInvite {...{ token, details, self }} role={offer.role} standing={offer.standing} />;
}
