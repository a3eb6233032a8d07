import type { MultipartFields } from '@fastify/multipart';
import { AppError, type ErrorCode } from '@hongqi/shared';
import type { FastifyRequest } from 'fastify';

export interface Upload {
  content: Buffer;
  /** As the sender says; nothing is known of it. */
  filename: string;
  /** The fields that came before the file. */
  fields: MultipartFields;
}

export interface UploadLimit {
  bytes: number;
  error: ErrorCode;
}

/** The one file of a multipart request, read whole; its declared type is not looked at. */
export async function uploadOf(request: FastifyRequest, limit: UploadLimit): Promise<Upload> {
  if (!request.isMultipart()) throw new AppError('INPUT_INVALID', [{ field: 'file', rule: 'isMultipart' }]);
  try {
    return await readFile(request, limit);
  } catch (error) {
    // Nothing but the request is touched here: an end in the middle or a missing boundary is the sender's.
    if (error instanceof AppError || (typeof error === 'object' && error !== null && 'statusCode' in error))
      throw error;
    throw new AppError('INPUT_INVALID', [{ field: 'file', rule: 'isMultipart' }]);
  }
}

async function readFile(request: FastifyRequest, { bytes, error }: UploadLimit): Promise<Upload> {
  const part = await request.file({ limits: { files: 1, fileSize: bytes, fields: 5 } });
  if (!part) throw new AppError('INPUT_INVALID', [{ field: 'file', rule: 'isDefined' }]);
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  if (part.file.truncated) throw new AppError(error);
  return { content: Buffer.concat(chunks), filename: part.filename, fields: part.fields };
}
