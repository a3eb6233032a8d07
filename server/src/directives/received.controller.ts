import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, ReceivedRow, ReceivedView } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { UlidParam } from '../http/params';
import { InboxService } from '../notices/inbox.service';
import { DirectiveAnswers } from './answers.service';
import { AnswerReceivedDto, ReadReceivedDto, ReceivedListDto } from './received.dto';
import { ReceivedService } from './received.service';

@ApiTags('received')
@Controller('received')
export class ReceivedController {
  constructor(
    private readonly received: ReceivedService,
    private readonly answers: DirectiveAnswers,
    private readonly inbox: InboxService,
  ) {}

  @Get()
  @Allow('directive.receive')
  list(@CurrentPerson() me: Me, @Query() query: ReceivedListDto): Promise<Page<ReceivedRow>> {
    return this.received.list(me, query);
  }

  @Get(':id')
  @Allow('directive.receive')
  one(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<ReceivedView> {
    return this.received.one(me, id);
  }

  @Post(':id/read')
  @HttpCode(200)
  @Allow('directive.receive')
  async read(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Body() { seen }: ReadReceivedDto,
  ): Promise<{ unread: number }> {
    await this.answers.read(me, id, seen);
    return { unread: await this.inbox.unread(me.id) };
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Allow('directive.receive')
  async answer(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Body() body: AnswerReceivedDto,
  ): Promise<ReceivedView> {
    return this.received.answered(me, await this.answers.answer(me, id, body));
  }
}
