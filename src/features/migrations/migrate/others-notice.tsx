import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Link } from '@tanstack/react-router';
import { SubjectLabel } from '#src/access/subject.tsx';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { searchOf } from '../migration-address.ts';
import type { MigrationState } from './use-migration.ts';

/** The other migrations under way of the same legacy token, so that two people don't do the work twice. */
export function OthersNotice({ state: { organizationId, others } }: { state: MigrationState }) {
  return others.map((migration) => (
    <Notice
      key={migration.id}
      tone="warning"
      title="Somebody is migrating this legacy token already"
      action={
        <Link
          to="/organizations/$organizationId/projects/$projectId/migrate"
          params={{ organizationId, projectId: migration.projectId }}
          search={searchOf(migration)}
          className={buttonClass('secondary')}
        >
          Go on with it
        </Link>
      }
    >
      <span className="flex flex-wrap gap-x-1.5">
        Begun <RelativeTime at={migration.createdAt && timestampDate(migration.createdAt)} never="Unknown" /> by
        <SubjectLabel subject={migration.createdBy} plain />
      </span>
    </Notice>
  ));
}
