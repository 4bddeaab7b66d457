import { Link } from '@tanstack/react-router';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { Series } from './series.ts';
import { Swatch } from './swatch.tsx';

/** Which look is whose, in the order of the layers from the axis up. Each project leads to its bars alone. */
export function Legend({ series, isAll }: { series: readonly Series[]; isAll: boolean }) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
      <ul aria-label="Projects in the chart" className="contents">
        {series.map(({ key, label, look, projectIds }) => (
          <li key={key} className="flex min-h-6 min-w-0 items-center gap-2">
            <Swatch look={look} />
            {isAll && projectIds.length === 1 ? (
              <Link
                to="."
                search={(previous: object) => ({ ...previous, project: projectIds, page: undefined })}
                resetScroll={false}
                className="inline-flex min-h-6 min-w-0 items-center rounded-sm no-underline hover:text-accent hover:underline"
              >
                <span className="sr-only">Only </span>
                <UserText>{label}</UserText>
              </Link>
            ) : (
              <UserText>{label}</UserText>
            )}
          </li>
        ))}
      </ul>
      {!isAll && (
        <Link
          to="."
          search={(previous: object) => ({ ...previous, project: undefined, page: undefined })}
          resetScroll={false}
          className={textLinkClass}
        >
          Show all projects
        </Link>
      )}
    </div>
  );
}
