import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { AppError, LIMITS, type PhotoView } from '@hongqi/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentPerson, type Me, Open } from '../http/access';
import { UlidParam } from '../http/params';
import { takenFrom } from './photo-fields';
import { PhotoService, type Taken } from './photo.service';

@ApiTags('photos')
@Controller('photos')
export class PhotoController {
  constructor(private readonly photos: PhotoService) {}

  @Post()
  @Allow('photo.add')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        takenAt: { type: 'string', format: 'date-time' },
        lng: { type: 'number' },
        lat: { type: 'number' },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  async add(@CurrentPerson() me: Me, @Req() request: FastifyRequest): Promise<PhotoView> {
    const { content, taken } = await fileOf(request);
    return this.photos.add(me, content, taken);
  }

  @Get(':id/:size')
  @Open('the signature in the address is the permission')
  async file(
    @Param('id', UlidParam) id: string,
    @Param('size') size: string,
    @Query('until') until: string,
    @Query('signature') signature: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = await this.photos.read(id, size, until ?? '', signature ?? '');
    await reply
      .header('content-type', 'image/jpeg')
      .header('content-disposition', 'inline')
      .header('cache-control', 'private, max-age=86400, immutable')
      .send(content);
  }
}

interface Upload {
  content: Buffer;
  taken: Taken;
}

/** The one file of a multipart request, read whole; its name and declared type are not looked at. */
async function fileOf(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new AppError('INPUT_INVALID', [{ field: 'file', rule: 'isMultipart' }]);
  try {
    return await readFile(request);
  } catch (error) {
    // Nothing but the request is touched here: an end in the middle or a missing boundary is the sender's.
    if (error instanceof AppError || (typeof error === 'object' && error !== null && 'statusCode' in error))
      throw error;
    throw new AppError('INPUT_INVALID', [{ field: 'file', rule: 'isMultipart' }]);
  }
}

async function readFile(request: FastifyRequest): Promise<Upload> {
  const part = await request.file({ limits: { files: 1, fileSize: LIMITS.photoBytes, fields: 5 } });
  if (!part) throw new AppError('INPUT_INVALID', [{ field: 'file', rule: 'isDefined' }]);
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer);
  if (part.file.truncated) throw new AppError('PHOTO_TOO_LARGE');
  return { content: Buffer.concat(chunks), taken: takenFrom(part.fields) };
}
