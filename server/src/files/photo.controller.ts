import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { LIMITS, type PhotoView } from '@hongqi/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentPerson, type Me, Open } from '../http/access';
import { UlidParam } from '../http/params';
import { takenFrom } from './photo-fields';
import { PhotoService } from './photo.service';
import { uploadOf } from './upload';

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
    const limit = { bytes: LIMITS.photoBytes, error: 'PHOTO_TOO_LARGE' as const };
    const { content, fields } = await uploadOf(request, limit);
    return this.photos.add(me, content, takenFrom(fields));
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
