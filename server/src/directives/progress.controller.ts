import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AnswerSums, CopyRow, DirectiveProgress, IssueRow, Page } from '@hongqi/shared';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { CSV_TYPE } from '../http/csv';
import { UlidParam } from '../http/params';
import { AreaScopeDto, PageDto } from '../issues/issue.dto';
import { AnswerSumsService } from './answer-sums.service';
import { DirectiveAnswers } from './answers.service';
import { CopyExport } from './copy-export.service';
import { CopyPeople } from './copy-people.service';
import { DoorExport } from './door-export.service';
import { DirectiveIssues } from './directive-issues.service';
import { DirectiveProgressService } from './progress.service';
import { AnswerForDto, CopyQueryDto } from './received.dto';

@ApiTags('directives')
@Controller('directives/:id')
export class ProgressController {
  constructor(
    private readonly progress: DirectiveProgressService,
    private readonly people: CopyPeople,
    private readonly sums: AnswerSumsService,
    private readonly found: DirectiveIssues,
    private readonly exports: CopyExport,
    private readonly doorExports: DoorExport,
    private readonly answers: DirectiveAnswers,
  ) {}

  @Get('progress')
  @Allow('directive.level')
  tree(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Query() { areaCode }: AreaScopeDto,
  ): Promise<DirectiveProgress> {
    return this.progress.of(me, id, areaCode);
  }

  @Get('people')
  @Allow('directive.level')
  names(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Query() query: CopyQueryDto,
  ): Promise<Page<CopyRow>> {
    return this.people.page(me, id, query);
  }

  @Get('sums')
  @Allow('directive.level')
  summed(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Query() { areaCode }: AreaScopeDto,
  ): Promise<AnswerSums> {
    return this.sums.of(me, id, areaCode);
  }

  @Get('issues')
  @Allow('directive.level')
  issues(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string, @Query() page: PageDto): Promise<Page<IssueRow>> {
    return this.found.page(me, id, page);
  }

  @Get('export')
  @Allow('directive.send')
  async file(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Query() { areaCode }: AreaScopeDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendSheet(reply, `directive-${id}.csv`, await this.exports.file(me, id, areaCode));
  }

  @Get('export/doors')
  @Allow('directive.send')
  async doorFile(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Query() { areaCode }: AreaScopeDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendSheet(reply, `directive-${id}-doors.csv`, await this.doorExports.file(me, id, areaCode));
  }

  @Post('people/:personId/answer')
  @HttpCode(200)
  @Allow('directive.answerFor')
  async answerFor(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Param('personId', UlidParam) personId: string,
    @Body() { answer }: AnswerForDto,
  ): Promise<CopyRow> {
    return this.people.row(await this.answers.answerFor(me, id, personId, answer));
  }
}

async function sendSheet(reply: FastifyReply, name: string, sheet: Readable): Promise<void> {
  await reply
    .header('content-type', CSV_TYPE)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(sheet);
}
