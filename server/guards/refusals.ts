import { Code, ConnectError } from '@connectrpc/connect';

/** The refusals of the guards. They repeat no words of a request. */

/** The message can't be read. `words` is a whole sentence. */
export const malformed = (words: string) => new ConnectError(words, Code.InvalidArgument);

export const unreadable = () => malformed('The message is not one of this method.');

export const tooLarge = (most: number) =>
  new ConnectError(`The message is larger than ${most} bytes. Send less at once.`, Code.ResourceExhausted);

export const crowded = () =>
  new ConnectError('The message has too many fields. Send less at once.', Code.ResourceExhausted);

export const uncompressedOnly = () =>
  new ConnectError('Send the message without this compression.', Code.Unimplemented);

export const oneMessageOnly = () => new ConnectError('Send one message only.', Code.Unimplemented);

export const clientGone = () => new ConnectError('The client went away.', Code.Canceled);

export const tooMuchAtOnce = () =>
  new ConnectError('Too much is sent at once. Try again in a moment.', Code.ResourceExhausted);
