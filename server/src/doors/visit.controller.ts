import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Coverage, VisitView, Walk, WalkDoor } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { CoverageService } from './coverage.service';
import { AddVisitDto, CoverageDto, WalkDoorsDto } from './door.dto';
import { VisitsService } from './visits.service';
import { WalksService } from './walks.service';

@ApiTags('visits')
@Controller('visits')
export class VisitController {
  constructor(
    private readonly visits: VisitsService,
    private readonly walks: WalksService,
    private readonly coverages: CoverageService,
  ) {}

  @Get('walks')
  @Allow('visit.add')
  walksOf(@CurrentPerson() me: Me): Promise<Walk[]> {
    return this.walks.of(me);
  }

  @Get('doors')
  @Allow('visit.add')
  doors(@CurrentPerson() me: Me, @Query() query: WalkDoorsDto): Promise<WalkDoor[]> {
    return this.walks.doors(me, query.gridCode, query.directiveId);
  }

  @Post()
  @Allow('visit.add')
  add(@CurrentPerson() me: Me, @Body() body: AddVisitDto): Promise<VisitView> {
    return this.visits.add(me, body);
  }

  @Get('coverage')
  @Allow('visit.read')
  coverage(@CurrentPerson() me: Me, @Query() query: CoverageDto): Promise<Coverage> {
    return this.coverages.of(me, query);
  }
}
