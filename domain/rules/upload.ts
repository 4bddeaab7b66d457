/** The parts of an upload that decide whether another may start. */
export interface UploadProgress {
  readonly state: 'uploading' | 'uploaded';
  readonly startedAt: Date;
}

/** The maximum size of one file: 1 GiB. */
export const maxUploadBytes = 1024 ** 3;
/** The maximum number of pieces of one file. Clients send 64 KiB or more at once; this also allows 4 KiB. */
export const maxUploadPieces = 262_144;
/** An upload that takes longer than this, in milliseconds, counts as abandoned: 15 minutes. */
export const uploadLifetime = 15 * 60_000;

/** Whether to accept a file: `start`, or why not. `force` replaces an existing file, never one being uploaded. */
export function decideUpload(
  upload: UploadProgress | undefined,
  force: boolean,
  now: Date,
): 'start' | 'in-progress' | 'done' {
  if (!upload) return 'start';
  if (upload.state === 'uploaded') return force ? 'start' : 'done';
  return now.getTime() - upload.startedAt.getTime() < uploadLifetime ? 'in-progress' : 'start';
}
