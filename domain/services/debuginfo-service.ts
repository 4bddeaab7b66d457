import type { ServiceImpl } from '@connectrpc/connect';
import { admittedCallerOf, authorizeInProject, edgeCallerOf } from '#domain/edge.ts';
import { alreadyExists, failedPrecondition, invalidArgument, notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { decideUpload, maxUploadBytes } from '#domain/rules/upload.ts';
import { countUpload } from '#domain/services/count-upload.ts';
import type { DebuginfoUpload } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import {
  DebuginfoService,
  DebuginfoTypeSchema,
  UploadInstructions_UploadStrategy,
} from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';

const method = DebuginfoService.method;
const reasons = {
  start: 'The file is not here yet, or is to be replaced.',
  'in-progress': 'Another upload of the file is in progress.',
  done: 'The file is here already.',
};

/**
 * Accepts debug information, sources and source maps, and stores their metadata, but not the content: a stand-in with real
 * access checks. Machines' uploads leave no audit records; the upload says who started it.
 */
export function debuginfoService(host: Host): ServiceImpl<typeof DebuginfoService> {
  const { store, clock, ids } = host;
  return {
    async shouldInitiateUpload({ buildId, hash, force, type }, context) {
      const edge = await admittedCallerOf(host, context, method.shouldInitiateUpload);
      const input = fileInput(buildId, type);
      if (hash !== '') input.text(hash, 'hash');
      input.done();
      const decision = decideUpload(await store.debuginfo.byBuildId(edge.projectId, buildId, type), force, clock());
      return { shouldInitiateUpload: decision === 'start', reason: reasons[decision] };
    },

    async initiateUpload({ buildId, size, hash, force, type }, context) {
      const edge = edgeCallerOf(context);
      const startedAt = clock();
      return transactionOf(store, edge.caller, async (tx) => {
        await authorizeInProject(tx, edge, method.initiateUpload);
        const input = fileInput(buildId, type);
        input.text(hash, 'hash');
        const fits = size > 0n && size <= BigInt(maxUploadBytes);
        input.check(fits, 'size', `State the file's size: 1 to ${maxUploadBytes} bytes.`);
        input.done();

        const found = await tx.debuginfo.byBuildId(edge.projectId, buildId, type);
        const decision = decideUpload(found, force, startedAt);
        if (decision === 'in-progress') throw failedPrecondition('UPLOAD_STATE', reasons[decision]);
        if (decision === 'done') throw alreadyExists('UPLOAD_EXISTS', reasons[decision]);
        const upload: DebuginfoUpload = {
          id: ids.uuid(),
          projectId: edge.projectId,
          buildId,
          type,
          hash,
          size: 0,
          state: 'uploading',
          startedAt,
          finishedAt: null,
          startedBy: edge.caller.subject,
        };
        await tx.debuginfo.save(upload);
        const uploadStrategy = UploadInstructions_UploadStrategy.GRPC;
        return { uploadInstructions: { buildId, uploadId: upload.id, uploadStrategy, type } };
      });
    },

    async upload(pieces, context) {
      const edge = await admittedCallerOf(host, context, method.upload);
      const { info, size } = await countUpload(pieces, ({ buildId, type, uploadId }) =>
        openUpload(store, edge.projectId, buildId, type, uploadId),
      );
      await transactionOf(store, edge.caller, async (tx) => {
        // The transfer may have taken minutes: check the rights again.
        await authorizeInProject(tx, edge, method.upload);
        const upload = await openUpload(tx, edge.projectId, info.buildId, info.type, info.uploadId);
        await tx.debuginfo.save({ ...upload, size });
      });
      return { buildId: info.buildId, size: BigInt(size) };
    },

    async markUploadFinished({ buildId, uploadId, type }, context) {
      const edge = edgeCallerOf(context);
      const finishedAt = clock();
      return transactionOf(store, edge.caller, async (tx) => {
        await authorizeInProject(tx, edge, method.markUploadFinished);
        fileInput(buildId, type).done();
        const upload = await tx.debuginfo.byBuildId(edge.projectId, buildId, type);
        if (!upload) throw notFound('debug info');
        if (upload.id !== uploadId) {
          throw invalidArgument([{ field: 'upload_id', description: 'This is not the upload that is open.' }]);
        }
        if (upload.state === 'uploaded') return {}; // a repeated call after a lost answer
        if (upload.size === 0) throw failedPrecondition('UPLOAD_STATE', 'Nothing was uploaded yet.');
        await tx.debuginfo.save({ ...upload, state: 'uploaded', finishedAt });
        return {};
      });
    },
  };
}

/**
 * The upload that is under way. Throws InvalidArgument for an invalid file, FailedPrecondition if the upload is finished,
 * replaced or was never opened.
 */
async function openUpload(
  reader: StoreReader,
  projectId: string,
  buildId: string,
  type: number,
  uploadId: string,
): Promise<DebuginfoUpload> {
  fileInput(buildId, type).done();
  const upload = await reader.debuginfo.byBuildId(projectId, buildId, type);
  if (upload?.state === 'uploading' && upload.id === uploadId) return upload;
  throw failedPrecondition('UPLOAD_STATE', 'No such upload is under way. Call InitiateUpload first.');
}

function fileInput(buildId: string, type: number): Validation {
  const input = new Validation();
  input.text(buildId, 'build_id');
  const isKnown = DebuginfoTypeSchema.values.some((value) => value.number === type);
  input.check(isKnown, 'type', 'There is no such type of file.');
  return input;
}
