import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { DIRECTIVE_LIMITS, type DocumentView } from '@hongqi/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentPerson, type Me, Open } from '../http/access';
import { UlidParam } from '../http/params';
import { attachmentHeader } from './document-name';
import { DocumentService } from './document.service';
import { uploadOf } from './upload';

@ApiTags('documents')
@Controller('documents')
export class DocumentController {
  constructor(private readonly documents: DocumentService) {}

  @Post()
  @Allow('directive.send')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  async add(@CurrentPerson() me: Me, @Req() request: FastifyRequest): Promise<DocumentView> {
    const limit = { bytes: DIRECTIVE_LIMITS.documentBytes, error: 'DOCUMENT_TOO_LARGE' as const };
    const { content, filename } = await uploadOf(request, limit);
    return this.documents.add(me, content, filename);
  }

  @Get(':id')
  @Open('the signature in the address is the permission')
  async file(
    @Param('id', UlidParam) id: string,
    @Query('until') until: string,
    @Query('signature') signature: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, bytes, content } = await this.documents.open(id, until ?? '', signature ?? '');
    await reply
      .header('content-type', 'application/pdf')
      .header('content-length', bytes)
      .header('content-disposition', attachmentHeader(name))
      .header('cache-control', 'private, max-age=86400, immutable')
      .send(content);
  }
}
