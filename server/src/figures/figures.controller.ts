import { Controller, Get, Injectable, Param, type PipeTransform, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AppError,
  type CountedIssue,
  FIGURE_KEYS,
  type FigureDefinition,
  figureDefinitions,
  type FigureKey,
  type FiguresView,
  type Page,
} from '@hongqi/shared';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentPerson, type Me } from '../http/access';
import { FigureLists } from './figure-lists.service';
import { FigureValues } from './figure-values.service';
import { FigureIssuesDto, FiguresDto } from './figures.dto';
import { figuresFile } from './figures-file';

@Injectable()
class FigureName implements PipeTransform<string, FigureKey> {
  transform(value: string): FigureKey {
    const key = FIGURE_KEYS.find((one) => one === value);
    if (!key) throw new AppError('NOT_FOUND');
    return key;
  }
}

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(
    private readonly figures: FigureValues,
    private readonly lists: FigureLists,
  ) {}

  @Get()
  @Allow('figure.read')
  values(@CurrentPerson() me: Me, @Query() query: FiguresDto): Promise<FiguresView> {
    return this.figures.view(me, query);
  }

  @Get('definitions')
  @Allow('figure.read')
  definitions(): FigureDefinition[] {
    return figureDefinitions();
  }

  @Get('export')
  @Allow('figure.read')
  async file(@CurrentPerson() me: Me, @Query() query: FiguresDto, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.figures.view(me, query);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="figures-${view.from}-${view.to}.csv"`)
      .header('cache-control', 'no-store')
      .send(figuresFile(view));
  }

  @Get(':key/issues')
  @Allow('figure.read')
  issues(
    @CurrentPerson() me: Me,
    @Param('key', FigureName) key: FigureKey,
    @Query() query: FigureIssuesDto,
  ): Promise<Page<CountedIssue>> {
    return this.lists.page(me, key, query);
  }
}
