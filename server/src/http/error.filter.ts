import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import { AppError, type ErrorBody, type ErrorCode, ERRORS } from '@hongqi/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/database';
import { Logger } from '../system/logger';

const RETRY_AFTER_SECONDS = '1';

/** The only place that turns a failure into HTTP. An unknown one is logged whole and shown as nothing. */
@Catch()
@Injectable()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const requestId = http.getRequest<FastifyRequest>().id;
    const known = asAppError(error);
    if (known.code === 'UNEXPECTED' || known.code === 'BUSY')
      this.logger.error({ requestId, err: error }, 'request failed');

    const { status, text } = ERRORS[known.code];
    const body: ErrorBody = { code: known.code, text, requestId };
    if (known.details !== undefined) body.details = known.details;
    if (status === 503 || status === 429) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    void reply.status(status).send(body);
  }
}

/** An address that cannot be read never reaches the filter. */
export function refuseAddress(
  _error: Error,
  request: Pick<FastifyRequest, 'id'>,
  reply: Pick<FastifyReply, 'status'>,
): void {
  const { status, text } = ERRORS.NOT_FOUND;
  void reply.status(status).send({ code: 'NOT_FOUND', text, requestId: request.id } satisfies ErrorBody);
}

const BY_STATUS: Record<number, ErrorCode> = { 403: 'NOT_FOUND', 404: 'NOT_FOUND', 413: 'TOO_LARGE' };

/** Failures of the framework (broken JSON, a body too large, no such path) become ours by their status. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) return new AppError('BUSY');
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const isTheirs = status >= 400 && status < 500;
  return new AppError(BY_STATUS[status] ?? (isTheirs ? 'INPUT_INVALID' : 'UNEXPECTED'));
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' ? status : 500;
}
