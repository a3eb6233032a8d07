import {
  AREA_CODE,
  FIGURE_GROUPINGS,
  FIGURE_PARTS,
  type FigureGrouping,
  type FigureIssuesQuery,
  type FigurePart,
  type FigureScope,
  type FiguresQuery,
  LIMITS,
  SOURCES,
  type Source,
} from '@hongqi/shared';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateBy } from 'class-validator';
import { BooleanText } from '../http/validation';

const DEPARTMENT = /^(none|[0-7][0-9A-HJKMNP-TV-Z]{25})$/;
const CURSOR = /^\d{4}-\d{2}-\d{2}~[0-7][0-9A-HJKMNP-TV-Z]{25}~\d{1,6}$/;
const DAY = 86_400_000;

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

const IsDay = (): PropertyDecorator => ValidateBy({ name: 'isDay', validator: { validate: isDay } });

/** The last day of a period that began on `from`, and not years later than anybody asks for. */
const EndsPeriod = (): PropertyDecorator =>
  ValidateBy({
    name: 'endsPeriod',
    validator: {
      validate: (to: unknown, context) => {
        const from: unknown = context && Reflect.get(context.object, 'from');
        if (!isDay(from) || !isDay(to)) return false;
        return from <= to && Date.parse(to) - Date.parse(from) < LIMITS.figureDays * DAY;
      },
    },
  });

class FigureScopeDto implements FigureScope {
  @IsDay()
  from!: string;

  @IsDay()
  @EndsPeriod()
  to!: string;

  @IsOptional()
  @Matches(AREA_CODE)
  areaCode?: string;

  @IsOptional()
  @Matches(DEPARTMENT)
  departmentId?: string;

  @IsOptional()
  @Matches(/^[\w-]{1,32}$/)
  categoryCode?: string;

  @IsOptional()
  @IsIn(SOURCES)
  source?: Source;
}

export class FiguresDto extends FigureScopeDto implements FiguresQuery {
  @IsOptional()
  @IsIn(FIGURE_GROUPINGS)
  by?: FigureGrouping;
}

export class FigureIssuesDto extends FigureScopeDto implements FigureIssuesQuery {
  @IsOptional()
  @IsIn(FIGURE_PARTS)
  part?: FigurePart;

  @IsOptional()
  @BooleanText()
  @IsBoolean()
  directly?: boolean;

  @IsOptional()
  @Matches(CURSOR)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(LIMITS.page.min)
  @Max(LIMITS.page.max)
  limit?: number;
}
