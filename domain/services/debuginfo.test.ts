import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { maxUploadBytes, uploadLifetime } from '#domain/rules/upload.ts';
import { countUpload } from '#domain/services/count-upload.ts';
import { pieces } from '#domain/testing/pieces.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import {
  DebuginfoType,
  UploadInstructions_UploadStrategy,
  type UploadRequest,
  UploadRequestSchema,
} from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';

const file = { buildId: 'build', hash: 'hash', size: 12n, type: DebuginfoType.SOURCES };

async function uploader() {
  const world = await createTestWorld();
  return { world, debuginfo: world.as('uploader', projects.alpha).debuginfo };
}

describe('an upload', () => {
  it('goes from question to finish, and leaves its metadata', async () => {
    const { world, debuginfo } = await uploader();
    const question = { buildId: 'build', type: DebuginfoType.SOURCES };
    expect((await debuginfo.shouldInitiateUpload(question)).shouldInitiateUpload).toBe(true);
    const { uploadInstructions } = await debuginfo.initiateUpload(file);
    expect(uploadInstructions).toMatchObject({
      buildId: 'build',
      uploadStrategy: UploadInstructions_UploadStrategy.GRPC,
      signedUrl: '',
      type: DebuginfoType.SOURCES,
    });
    const uploadId = uploadInstructions?.uploadId ?? '';
    const info = { buildId: 'build', uploadId, type: DebuginfoType.SOURCES };
    const answer = await debuginfo.upload(sequence([infoPiece(info), chunk(5), chunk(0), chunk(7)]));
    expect(answer).toMatchObject({ buildId: 'build', size: 12n });
    world.pass(1000);
    await debuginfo.markUploadFinished(info);
    expect(await world.store.debuginfo.byBuildId(projects.alpha, 'build', DebuginfoType.SOURCES)).toEqual({
      id: uploadId,
      projectId: projects.alpha,
      buildId: 'build',
      type: DebuginfoType.SOURCES,
      hash: 'hash',
      size: 12,
      state: 'uploaded',
      startedAt: new Date(world.now().getTime() - 1000),
      finishedAt: world.now(),
      startedBy: subjectOf('uploader'),
    });
    expect((await debuginfo.shouldInitiateUpload(question)).shouldInitiateUpload).toBe(false);
    expect(await refusal(debuginfo.initiateUpload(file))).toMatchObject({
      code: 'AlreadyExists',
      reason: 'UPLOAD_EXISTS',
    });
    expect(await codeOf(debuginfo.initiateUpload({ ...file, force: true }))).toBe('OK');
  });

  it('keeps kinds of file and projects apart', async () => {
    const { world, debuginfo } = await uploader();
    expect(await codeOf(debuginfo.initiateUpload(file))).toBe('OK');
    expect(await codeOf(debuginfo.initiateUpload({ ...file, type: DebuginfoType.EXECUTABLE }))).toBe('OK');
    expect(await codeOf(world.as('uploader', projects.beta).debuginfo.initiateUpload(file))).toBe('OK');
  });

  it('is in progress until it is abandoned, also for those who force', async () => {
    const { world, debuginfo } = await uploader();
    const first = await debuginfo.initiateUpload(file);
    for (const force of [false, true]) {
      const refused = await refusal(debuginfo.initiateUpload({ ...file, force }));
      expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'UPLOAD_STATE' });
      expect((await debuginfo.shouldInitiateUpload({ ...file, force })).reason).toContain('in progress');
    }
    world.pass(uploadLifetime);
    expect(await codeOf(debuginfo.initiateUpload(file))).toBe('OK');
    const late = { buildId: 'build', type: file.type, uploadId: first.uploadInstructions?.uploadId ?? '' };
    expect(await codeOf(debuginfo.upload(sequence([infoPiece(late), chunk(1)])))).toBe('FailedPrecondition');
    expect(await refusal(debuginfo.markUploadFinished(late))).toMatchObject({ fields: ['upload_id'] });
  });

  it('is opened once by two at the same moment', async () => {
    const { debuginfo } = await uploader();
    const outcomes = await Promise.all([
      codeOf(debuginfo.initiateUpload(file)),
      codeOf(debuginfo.initiateUpload(file)),
    ]);
    expect(outcomes.toSorted()).toEqual(['FailedPrecondition', 'OK']);
  });

  it('may be sent again, and finished again, after a lost answer', async () => {
    const world = await createTestWorld();
    const { debuginfo } = world.as('uploader', projects.beta);
    const { buildId, id: uploadId } = spare.upload;
    expect((await debuginfo.upload(pieces(buildId, uploadId, [4]))).size).toBe(4n);
    expect((await debuginfo.upload(pieces(buildId, uploadId, [6]))).size).toBe(6n);
    expect(await codeOf(debuginfo.markUploadFinished({ buildId, uploadId }))).toBe('OK');
    world.pass(1000);
    expect(await codeOf(debuginfo.markUploadFinished({ buildId, uploadId }))).toBe('OK');
    const kept = await world.store.debuginfo.byBuildId(projects.beta, buildId, 0);
    expect(kept?.finishedAt).toEqual(new Date(world.now().getTime() - 1000));
    expect(await codeOf(debuginfo.upload(pieces(buildId, uploadId, [6])))).toBe('FailedPrecondition');
  });

  it('is not finished before anything arrived', async () => {
    const { debuginfo } = await uploader();
    const { uploadInstructions } = await debuginfo.initiateUpload(file);
    const request = { buildId: 'build', uploadId: uploadInstructions?.uploadId ?? '', type: file.type };
    expect(await refusal(debuginfo.markUploadFinished(request))).toMatchObject({ reason: 'UPLOAD_STATE' });
    expect(await codeOf(debuginfo.markUploadFinished({ ...request, buildId: 'other' }))).toBe('NotFound');
  });
});

describe('what is refused for good', () => {
  it.each([
    ['nothing at all', {}, ['build_id', 'hash', 'size']],
    ['no hash', { ...file, hash: '' }, ['hash']],
    ['no size', { ...file, size: 0n }, ['size']],
    ['a negative size', { ...file, size: -1n }, ['size']],
    ['more than a gibibyte', { ...file, size: BigInt(maxUploadBytes) + 1n }, ['size']],
    ['an unknown kind', { ...file, type: 99 }, ['type']],
    ['control characters', { ...file, buildId: 'a\u0000b', hash: 'x\n' }, ['build_id', 'hash']],
    ['endless texts', { ...file, buildId: 'b'.repeat(201), hash: 'h'.repeat(10_000) }, ['build_id', 'hash']],
  ])('InitiateUpload with %s', async (_what, request, fields) => {
    const { debuginfo } = await uploader();
    expect(await refusal(debuginfo.initiateUpload(request))).toMatchObject({ code: 'InvalidArgument', fields });
  });

  const { buildId, id: uploadId } = spare.upload;
  it.each<[string, Piece[], string]>([
    ['no piece', [], 'info'],
    ['a chunk first', [chunk(1)], 'info'],
    ['an empty piece first', [{}], 'info'],
    ['the info twice', [infoPiece({ buildId, uploadId }), infoPiece({ buildId, uploadId })], 'chunk_data'],
    ['an empty piece later', [infoPiece({ buildId, uploadId }), {}], 'chunk_data'],
    ['no chunk', [infoPiece({ buildId, uploadId })], 'chunk_data'],
    ['a build id with control characters', [infoPiece({ buildId: 'a\u0000b', uploadId }), chunk(1)], 'build_id'],
    ['only empty chunks', [infoPiece({ buildId, uploadId }), chunk(0), chunk(0)], 'chunk_data'],
  ])('Upload with %s', async (_what, sent, field) => {
    const world = await createTestWorld();
    const { debuginfo } = world.as('uploader', projects.beta);
    const refused = await refusal(debuginfo.upload(sequence(sent)));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: [field] });
    expect((await world.store.debuginfo.byBuildId(projects.beta, buildId, 0))?.size).toBe(1);
  });

  it('Upload of what was never opened, without reading the chunks', async () => {
    const { debuginfo } = (await createTestWorld()).as('uploader', projects.beta);
    expect(await codeOf(debuginfo.upload(pieces(buildId, 'other', [1])))).toBe('FailedPrecondition');
    expect(await codeOf(debuginfo.upload(pieces('other', uploadId, [1])))).toBe('FailedPrecondition');
  });

  it('ShouldInitiateUpload with a hash that can’t be one', async () => {
    const { debuginfo } = await uploader();
    const refused = await refusal(debuginfo.shouldInitiateUpload({ buildId: 'b', hash: 'x\n' }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['hash'] });
  });

  it('not a file of exactly a gibibyte', async () => {
    const { debuginfo } = await uploader();
    expect(await codeOf(debuginfo.initiateUpload({ ...file, size: BigInt(maxUploadBytes) }))).toBe('OK');
  });

  it('an upload that goes on and on, in bytes or in pieces', async () => {
    const half = new Uint8Array(maxUploadBytes / 2);
    const big = countUpload(endless(half), async () => {});
    expect(await refusal(big)).toMatchObject({ code: 'InvalidArgument', fields: ['chunk_data'] });
    expect((await refusal(big)).message).toContain(`Send at most ${maxUploadBytes} bytes.`);
    const many = await refusal(countUpload(endless(new Uint8Array(1)), async () => {}));
    expect(many.message).toContain('chunks');
    expect(many.fields).toEqual(['chunk_data']);
  });
});

type Piece = MessageInitShape<typeof UploadRequestSchema>;

function infoPiece(value: { buildId: string; uploadId: string; type?: DebuginfoType }): Piece {
  return { data: { case: 'info', value } };
}

function chunk(size: number): Piece {
  return { data: { case: 'chunkData', value: new Uint8Array(size) } };
}

async function* sequence(sent: readonly Piece[]): AsyncGenerator<Piece, void, undefined> {
  yield* sent;
}

async function* endless(value: Uint8Array<ArrayBuffer>): AsyncGenerator<UploadRequest, void, undefined> {
  yield create(UploadRequestSchema, infoPiece({ buildId: 'b', uploadId: 'u' }));
  const piece = create(UploadRequestSchema, { data: { case: 'chunkData', value } });
  for (;;) yield piece;
}
