import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { Column } from '#src/kit/table/column.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { subjectText } from './subject-text.ts';
import { SubjectLabel } from './subject.tsx';

/** The columns that say when something was created and by whom, the same in every list but for their place. */

type Place = Pick<Column<never>, 'width' | 'hideBelow'>;

export function createdColumn<Row extends { readonly createdAt?: Timestamp | undefined }>(place: Place): Column<Row> {
  const dateOf = ({ createdAt }: Row) => createdAt && timestampDate(createdAt);
  return {
    id: 'created',
    header: 'Created',
    ...place,
    value: dateOf,
    cell: (row) => <RelativeTime at={dateOf(row)} never="Unknown" />,
  };
}

export function creatorColumn<Row extends { readonly createdBy: string }>(place: Place): Column<Row> {
  return {
    id: 'creator',
    header: 'Created by',
    ...place,
    value: ({ createdBy }) => subjectText(createdBy),
    exportedId: { header: 'Created by (subject)', of: ({ createdBy }) => createdBy },
    cell: ({ createdBy }) => <SubjectLabel subject={createdBy} plain />,
  };
}
