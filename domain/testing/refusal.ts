import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema, ErrorInfoSchema } from '#proto/google/rpc/error_details_pb.ts';

/** What a client can read in a refused call. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The reason and metadata of the ErrorInfo, if there is one. */
  readonly reason: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** The fields of the BadRequest. */
  readonly fields: readonly string[];
}

/** The refusal of a call. Throws if the call succeeds. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const refused = await refusalIfAny(call);
  if (!refused) throw new Error('the call was not refused');
  return refused;
}

/** The refusal of a call, or `undefined` if it succeeds. */
export async function refusalIfAny(call: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const refused = ConnectError.from(error);
    const [info] = refused.findDetails(ErrorInfoSchema);
    const violations = refused.findDetails(BadRequestSchema).flatMap((detail) => detail.fieldViolations);
    return {
      code: Code[refused.code],
      message: refused.rawMessage,
      reason: info?.reason,
      metadata: { ...info?.metadata },
      fields: violations.map((violation) => violation.field),
    };
  }
}

/** `OK`, or the code of the refusal. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await refusalIfAny(call))?.code ?? 'OK';
}
