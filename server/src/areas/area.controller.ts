import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AreaView, CategoryView, DepartmentView, LocateView } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { AreaCodeParam } from '../http/params';
import { AreaListDto, BoundaryDto, LocateDto } from './area.dto';
import { AreaService } from './area.service';
import { Directory } from './directory';

@ApiTags('areas')
@Controller()
export class AreaController {
  constructor(
    private readonly areas: AreaService,
    private readonly directory: Directory,
  ) {}

  @Get('areas')
  @Allow('area.read')
  list(@Query() query: AreaListDto): AreaView[] {
    return this.directory.listAreas(query.under ?? '', query.boundaries ?? false);
  }

  @Get('areas/locate')
  @Allow('area.read')
  locate(@Query() query: LocateDto): Promise<LocateView> {
    return this.areas.locate(query.lng, query.lat);
  }

  @Put('areas/:code/boundary')
  @Allow('area.edit')
  setBoundary(
    @CurrentPerson() me: Me,
    @Param('code', AreaCodeParam) code: string,
    @Body() body: BoundaryDto,
  ): Promise<AreaView> {
    return this.areas.setBoundary(me, code, body.boundary, body.crs);
  }

  @Get('categories')
  @Allow('area.read')
  categories(): CategoryView[] {
    return this.directory.listCategories();
  }

  @Get('departments')
  @Allow('directive.send')
  departments(): DepartmentView[] {
    return this.directory.listDepartments();
  }
}
