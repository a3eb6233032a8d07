import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Action, HolderCandidate, IssueRow, IssueView, Light, Page, Queue, SimilarIssue } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { ActionName, UlidParam } from '../http/params';
import { ActDto, AreaScopeDto, DeskDto, MineDto, SimilarDto, SubmitIssueDto, TasksDto } from './issue.dto';
import { IssueActService } from './issue-act.service';
import { IssueLists } from './issue-lists.service';
import { IssueReader } from './issue-reader.service';
import { IssueSubmitService } from './issue-submit.service';
import { SimilarIssues } from './similar.service';

@ApiTags('issues')
@Controller('issues')
export class IssueController {
  constructor(
    private readonly submits: IssueSubmitService,
    private readonly acts: IssueActService,
    private readonly reader: IssueReader,
    private readonly lists: IssueLists,
    private readonly similar: SimilarIssues,
  ) {}

  @Post()
  @Allow('issue.submit')
  submit(@CurrentPerson() me: Me, @Body() body: SubmitIssueDto): Promise<IssueView> {
    return this.submits.submit(me, body);
  }

  @Get()
  @Allow('issue.desk')
  desk(@CurrentPerson() me: Me, @Query() query: DeskDto): Promise<Page<IssueRow>> {
    return this.lists.desk(me, query);
  }

  @Get('counts')
  @Allow('issue.desk')
  deskCounts(@CurrentPerson() me: Me, @Query() query: AreaScopeDto): Promise<Partial<Record<Queue, number>>> {
    return this.lists.deskCounts(me, query.areaCode);
  }

  @Get('mine')
  @Allow('issue.read')
  mine(@CurrentPerson() me: Me, @Query() query: MineDto): Promise<Page<IssueRow>> {
    return this.lists.mine(me, query);
  }

  @Get('similar')
  @Allow('issue.submit')
  similarTo(@Query() query: SimilarDto): Promise<SimilarIssue[]> {
    return this.similar.near(query);
  }

  @Get('tasks')
  @Allow('issue.tasks')
  tasks(@CurrentPerson() me: Me, @Query() query: TasksDto): Promise<Page<IssueRow>> {
    return this.lists.tasks(me, query);
  }

  @Get('tasks/counts')
  @Allow('issue.tasks')
  taskCounts(@CurrentPerson() me: Me): Promise<Record<Light, number>> {
    return this.lists.taskCounts(me);
  }

  @Get(':id')
  @Allow('issue.read')
  one(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<IssueView> {
    return this.reader.one(me, id);
  }

  @Post(':id/actions/:action')
  @HttpCode(200)
  @Allow('issue.act')
  act(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Param('action', ActionName) action: Action,
    @Body() body: ActDto,
  ): Promise<IssueView> {
    return this.acts.act(me, id, action, body.toRequest());
  }

  @Post(':id/phone')
  @HttpCode(200)
  @Allow('issue.phone')
  phone(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<{ phone: string }> {
    return this.reader.phone(me, id);
  }

  @Get(':id/holders')
  @Allow('holder.list')
  holders(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<HolderCandidate[]> {
    return this.reader.candidates(me, id);
  }
}
