/** The part of an upload that decides whether another may start. */
export interface UploadProgress {
  readonly state: 'uploading' | 'uploaded';
  readonly startedAt: Date;
}

/** Bytes that one file may have: 1 GiB. */
export const maxUploadBytes = 1024 ** 3;
/** Pieces that one file may come in. Clients send 64 KiB and more at once; this also allows 4 KiB. */
export const maxUploadPieces = 262_144;
/** An upload that takes longer than this, in milliseconds, is taken for abandoned: 15 minutes. */
export const uploadLifetime = 15 * 60_000;

/** Whether a file is wanted: `start`, or why not. `force` replaces a file that is there, never one on its way. */
export function decideUpload(
  upload: UploadProgress | undefined,
  force: boolean,
  now: Date,
): 'start' | 'in-progress' | 'done' {
  if (!upload) return 'start';
  if (upload.state === 'uploaded') return force ? 'start' : 'done';
  return now.getTime() - upload.startedAt.getTime() < uploadLifetime ? 'in-progress' : 'start';
}
