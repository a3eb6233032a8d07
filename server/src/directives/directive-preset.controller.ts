import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PresetView } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { UlidParam } from '../http/params';
import { SavePresetDto } from './directive.dto';
import { DirectivePresets } from './directive-presets.service';

@ApiTags('directives')
@Controller('directive-presets')
export class DirectivePresetController {
  constructor(private readonly presets: DirectivePresets) {}

  @Get()
  @Allow('directive.send')
  list(@CurrentPerson() me: Me): Promise<PresetView[]> {
    return this.presets.list(me);
  }

  @Post()
  @Allow('directive.send')
  add(@CurrentPerson() me: Me, @Body() body: SavePresetDto): Promise<PresetView> {
    return this.presets.add(me, body);
  }

  @Delete(':id')
  @Allow('directive.send')
  remove(@CurrentPerson() me: Me, @Param('id', UlidParam) id: string): Promise<Record<string, never>> {
    return this.presets.remove(me, id);
  }
}
