import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { NoticeView, Page } from '@hongqi/shared';
import { ArrayMaxSize, IsArray, IsOptional, Matches } from 'class-validator';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { PageDto, ULID } from '../issues/issue.dto';
import { InboxService } from './inbox.service';

class ReadDto {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(ULID, { each: true })
  ids?: string[];
}

@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @Allow('inbox.read')
  list(@CurrentPerson() me: Me, @Query() page: PageDto): Promise<Page<NoticeView>> {
    return this.inbox.list(me.id, page);
  }

  @Post('read')
  @HttpCode(200)
  @Allow('inbox.read')
  async read(@CurrentPerson() me: Me, @Body() body: ReadDto): Promise<{ unread: number }> {
    return { unread: await this.inbox.markRead(me.id, body.ids) };
  }
}
