import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BuildingView, ChosenDoors, DoorView, ImportReport, Page, VisitView } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { UlidParam } from '../http/params';
import { AreaScopeDto, PageDto } from '../issues/issue.dto';
import { DoorChoice } from './door-choice.service';
import { DoorEdits } from './door-edits.service';
import { DoorImport } from './door-import.service';
import { ChooseDoorsDto, DoorListDto, ImportDoorsDto, SaveDoorDto } from './door.dto';
import { DoorsService } from './doors.service';
import { VisitReader } from './visit-reader.service';

@ApiTags('doors')
@Controller('doors')
export class DoorController {
  constructor(
    private readonly doors: DoorsService,
    private readonly edits: DoorEdits,
    private readonly imports: DoorImport,
    private readonly choice: DoorChoice,
    private readonly visits: VisitReader,
  ) {}

  @Get()
  @Allow('door.read')
  list(@CurrentPerson() me: Me, @Query() query: DoorListDto): Promise<Page<DoorView>> {
    return this.doors.list(me, query);
  }

  @Get('buildings')
  @Allow('door.read')
  buildings(@CurrentPerson() me: Me, @Query() query: AreaScopeDto): Promise<BuildingView[]> {
    return this.doors.buildings(me, query.areaCode);
  }

  @Post()
  @Allow('door.edit')
  add(@CurrentPerson() me: Me, @Body() body: SaveDoorDto): Promise<DoorView> {
    return this.edits.add(me, body);
  }

  @Post('import')
  @HttpCode(200)
  @Allow('door.import')
  import(@CurrentPerson() me: Me, @Body() body: ImportDoorsDto): Promise<ImportReport> {
    return this.imports.import(me, body.rows, body.dryRun);
  }

  @Post('choose')
  @HttpCode(200)
  @Allow('door.read')
  choose(@CurrentPerson() me: Me, @Body() body: ChooseDoorsDto): Promise<ChosenDoors> {
    return this.choice.choose(me, body);
  }

  @Put(':id')
  @Allow('door.edit')
  save(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string, @Body() body: SaveDoorDto): Promise<DoorView> {
    return this.edits.save(me, id, body);
  }

  @Delete(':id')
  @Allow('door.edit')
  async remove(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<Record<string, never>> {
    await this.doors.remove(me, id);
    return {};
  }

  @Post(':id/contact')
  @HttpCode(200)
  @Allow('door.contact')
  contact(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<{ name: string; phone: string }> {
    return this.edits.contact(me, id);
  }

  @Get(':id/visits')
  @Allow('door.read')
  visitsOf(
    @CurrentPerson() me: Me,
    @Param('id', UlidParam) id: string,
    @Query() query: PageDto,
  ): Promise<Page<VisitView>> {
    return this.visits.of(me, id, query);
  }
}
