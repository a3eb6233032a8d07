import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CalendarView, CategoryRules, CategoryView, RuleVersion } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { AreaCodeParam } from '../http/params';
import { CalendarRulesService } from './calendar-rules.service';
import { CategoryRulesService } from './category-rules.service';
import { ChangeCalendarDto, ChangeCategoryDto } from './rules.dto';

@ApiTags('rules')
@Controller()
export class RulesController {
  constructor(
    private readonly calendars: CalendarRulesService,
    private readonly categories: CategoryRulesService,
  ) {}

  @Get('rules/calendar/:code')
  @Allow('rules.read')
  calendar(@CurrentPerson() me: Me, @Param('code', AreaCodeParam) code: string): Promise<CalendarView> {
    return this.calendars.view(me, code);
  }

  @Put('rules/calendar/:code')
  @Allow('rules.edit')
  changeCalendar(
    @CurrentPerson() me: Me,
    @Param('code', AreaCodeParam) code: string,
    @Body() { version, ...rules }: ChangeCalendarDto,
  ): Promise<CalendarView> {
    return this.calendars.change(me, code, version, rules);
  }

  @Put('categories/:code')
  @Allow('rules.edit')
  changeCategory(
    @CurrentPerson() me: Me,
    @Param('code') code: string,
    @Body() { version, ...rules }: ChangeCategoryDto,
  ): Promise<CategoryView> {
    return this.categories.change(me, code, version, rules);
  }

  @Get('categories/:code/versions')
  @Allow('rules.read')
  categoryVersions(@Param('code') code: string): Promise<RuleVersion<CategoryRules>[]> {
    return this.categories.versions(code);
  }
}
