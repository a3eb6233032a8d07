import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AudiencePreview, DirectiveRow, DirectiveView, DoorBrief, Page } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { DirectiveActionName, type PersonsDirectiveAction, UlidParam } from '../http/params';
import { AudiencePreviews } from './audience-previews.service';
import { ActDirectiveDto, DirectiveQueryDto, FollowUpDto, PreviewDto, SaveDirectiveDto } from './directive.dto';
import { DirectiveActs } from './directive-acts.service';
import { DirectiveDoors } from './directive-doors.service';
import { DirectiveDrafts } from './directive-drafts.service';
import { DirectiveLists } from './directive-lists.service';
import { DirectiveReader } from './directive-reader.service';

@ApiTags('directives')
@Controller('directives')
export class DirectiveController {
  constructor(
    private readonly drafts: DirectiveDrafts,
    private readonly acts: DirectiveActs,
    private readonly reader: DirectiveReader,
    private readonly lists: DirectiveLists,
    private readonly previews: AudiencePreviews,
    private readonly doors: DirectiveDoors,
  ) {}

  @Post()
  @Allow('directive.send')
  async create(@CurrentPerson() me: Me, @Body() body: SaveDirectiveDto): Promise<DirectiveView> {
    return this.reader.view(me, await this.drafts.create(me, body));
  }

  @Get()
  @Allow('directive.send')
  list(@CurrentPerson() me: Me, @Query() query: DirectiveQueryDto): Promise<Page<DirectiveRow>> {
    return this.lists.list(me, query);
  }

  @Get('counts')
  @Allow('directive.send')
  counts(@CurrentPerson() me: Me): Promise<{ pending: number }> {
    return this.lists.counts(me);
  }

  @Post('preview')
  @HttpCode(200)
  @Allow('directive.send')
  preview(@CurrentPerson() me: Me, @Body() { audience, cascade }: PreviewDto): Promise<AudiencePreview> {
    return this.previews.preview(me, audience, cascade);
  }

  @Put(':id')
  @Allow('directive.send')
  async save(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Body() body: SaveDirectiveDto,
  ): Promise<DirectiveView> {
    return this.reader.view(me, await this.drafts.save(me, id, body));
  }

  @Get(':id')
  @Allow('directive.level')
  one(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<DirectiveView> {
    return this.reader.one(me, id);
  }

  @Get(':id/doors')
  @Allow('directive.level')
  listed(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<DoorBrief[]> {
    return this.doors.list(me, id);
  }

  @Post(':id/actions/:action')
  @HttpCode(200)
  @Allow('directive.level')
  act(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Param('action', DirectiveActionName) action: PersonsDirectiveAction,
    @Body() body: ActDirectiveDto,
  ): Promise<DirectiveView> {
    return this.acts.act(me, id, action, body);
  }

  @Post(':id/follow-up')
  @Allow('directive.send')
  async followUp(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Body() { draftKey }: FollowUpDto,
  ): Promise<DirectiveView> {
    return this.reader.view(me, await this.drafts.followUp(me, id, draftKey));
  }
}
