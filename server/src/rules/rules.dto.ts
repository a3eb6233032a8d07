import {
  type CalendarRules,
  type CategoryRules,
  type ClosedDay,
  isRealDate,
  type Limit,
  LIMIT_UNITS,
  type LimitName,
  LIMITS,
  type Limits,
  type LimitUnit,
  type OfficeHoursProblem,
  readOfficeHours,
} from '@hongqi/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsPositive,
  IsString,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import { HasLength, IsPlainText } from '../http/validation';

const MOST_VERSIONS = 1_000_000_000;
const NUMBER = { allowNaN: false, allowInfinity: false };

/** Two decimal places at most; the usual rule for that breaks on `1e-7`. */
const IsHundredths = (): PropertyDecorator =>
  ValidateBy({
    name: 'isHundredths',
    validator: {
      validate: (amount: unknown) => typeof amount === 'number' && Math.round(amount * 100) / 100 === amount,
    },
  });

/** Half a working day would still end at the close of office. */
const IsWholeDays = (): PropertyDecorator =>
  ValidateBy({
    name: 'isWholeDays',
    validator: {
      validate: (amount: unknown, args?: ValidationArguments) =>
        (args?.object as Limit | undefined)?.unit !== 'workingDays' || Number.isInteger(amount),
    },
  });

/** One rule for each thing that can be wrong, so that the answer names it. */
const HasOfficeHours = (name: OfficeHoursProblem): PropertyDecorator =>
  ValidateBy({
    name,
    validator: {
      validate: (text: unknown) => {
        const hours = readOfficeHours(typeof text === 'string' ? text : '');
        return hours.ok || hours.problem !== name;
      },
    },
  });

const IsRealDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isRealDate',
    validator: { validate: (text: unknown) => typeof text === 'string' && isRealDate(text) },
  });

const dateOf = (day: unknown): unknown => (day as Partial<ClosedDay> | null | undefined)?.date;

class LimitDto implements Limit {
  @IsNumber(NUMBER)
  @IsHundredths()
  @IsPositive()
  @Max(LIMITS.limitAmount)
  @IsWholeDays()
  amount!: number;

  @IsIn(LIMIT_UNITS)
  unit!: LimitUnit;
}

/** The same decorators for each of the six. */
const OneLimit = (): PropertyDecorator => (target, property) => {
  IsObject()(target, property);
  ValidateNested()(target, property);
  Type(() => LimitDto)(target, property);
};

class UrgencyLimitsDto implements Record<LimitName, Limit> {
  @OneLimit() accept!: LimitDto;
  @OneLimit() respond!: LimitDto;
  @OneLimit() finish!: LimitDto;
  @OneLimit() check!: LimitDto;
  @OneLimit() rate!: LimitDto;
  @OneLimit() whole!: LimitDto;
}

class LimitsDto implements Limits {
  @IsObject()
  @ValidateNested()
  @Type(() => UrgencyLimitsDto)
  normal!: UrgencyLimitsDto;

  @IsObject()
  @ValidateNested()
  @Type(() => UrgencyLimitsDto)
  urgent!: UrgencyLimitsDto;
}

class ClosedDayDto implements ClosedDay {
  @IsRealDate()
  date!: string;

  @IsPlainText()
  @HasLength(LIMITS.closedReason)
  reason!: string;
}

export class ChangeCalendarDto implements CalendarRules {
  @IsInt()
  @Min(0)
  @Max(MOST_VERSIONS)
  version!: number;

  @IsString()
  @HasLength(LIMITS.officeHours)
  @HasOfficeHours('isOfficeHours')
  @HasOfficeHours('isInOrder')
  @HasOfficeHours('isLongEnough')
  officeHours!: string;

  @IsArray()
  @ArrayMaxSize(LIMITS.closedDays)
  @ArrayUnique(dateOf)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ClosedDayDto)
  closedDays!: ClosedDayDto[];
}

export class ChangeCategoryDto implements CategoryRules {
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  version!: number;

  @IsObject()
  @ValidateNested()
  @Type(() => LimitsDto)
  limits!: LimitsDto;

  @IsArray()
  @ArrayMaxSize(LIMITS.keywords)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @HasLength(LIMITS.keyword, { each: true })
  keywords!: string[];

  @IsBoolean()
  photoToResolve!: boolean;

  @IsBoolean()
  photoBefore!: boolean;

  @IsBoolean()
  checkBeforeClose!: boolean;

  @ValidateIf((_, metres) => metres !== null)
  @IsInt()
  @Min(LIMITS.evidenceMetres.min)
  @Max(LIMITS.evidenceMetres.max)
  evidenceMetres!: number | null;
}
