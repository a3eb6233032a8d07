import {
  type ActionField,
  type ActRequest,
  type Card,
  CARDS,
  type DeskQuery,
  LIMITS,
  type PageQuery,
  type Part,
  QUEUES,
  type Queue,
  type SimilarQuery,
  SOURCES,
  type Source,
  type SubmitIssue,
  URGENCIES,
  type Urgency,
} from '@hongqi/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AREA_CODE } from '@hongqi/shared';
import { BooleanText, HasLength, IsPlainText } from '../http/validation';

/** Left out, not null: null is a value a client may not send. */
export const IsAbsent = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
export const KEY = /^[A-Za-z0-9_-]{8,64}$/;
/** The first words tell; an address has no room for more. */
const SIMILAR_TEXT = 200;
const NUMBER = { allowNaN: false, allowInfinity: false };

export class PlaceDto {
  @IsNumber(NUMBER)
  @Min(LIMITS.place.west)
  @Max(LIMITS.place.east)
  lng!: number;

  @IsNumber(NUMBER)
  @Min(LIMITS.place.south)
  @Max(LIMITS.place.north)
  lat!: number;

  @IsPlainText()
  @HasLength(LIMITS.address)
  address!: string;
}

export class SubmitIssueDto implements SubmitIssue {
  @Matches(KEY)
  submissionKey!: string;

  @IsPlainText()
  @HasLength(LIMITS.issueText)
  text!: string;

  @IsAbsent()
  @Matches(/^[\w-]{1,32}$/)
  categoryCode?: string;

  @IsAbsent()
  @IsIn(URGENCIES)
  urgency?: Urgency;

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceDto)
  place?: PlaceDto;

  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.photos)
  @ArrayUnique()
  @Matches(ULID, { each: true })
  photos?: string[];

  @IsAbsent()
  @IsBoolean()
  anonymous?: boolean;

  @IsAbsent()
  @IsIn(SOURCES)
  source?: Source;

  /** The directive it was found with. */
  @IsAbsent()
  @Matches(ULID)
  directiveId?: string;

  /** The open issue that is the same matter. */
  @IsAbsent()
  @Matches(ULID)
  follows?: string;
}

export class SimilarDto implements SimilarQuery {
  @Type(() => Number)
  @IsNumber(NUMBER)
  @Min(LIMITS.place.west)
  @Max(LIMITS.place.east)
  lng!: number;

  @Type(() => Number)
  @IsNumber(NUMBER)
  @Min(LIMITS.place.south)
  @Max(LIMITS.place.north)
  lat!: number;

  @IsOptional()
  @Matches(/^[\w-]{1,32}$/)
  categoryCode?: string;

  @IsOptional()
  @IsPlainText()
  @HasLength({ min: 0, max: SIMILAR_TEXT })
  text?: string;
}

class HolderDto {
  @IsAbsent()
  @Matches(ULID)
  userId?: string;

  @IsAbsent()
  @Matches(ULID)
  departmentId?: string;
}

class PartDto implements Part {
  @IsPlainText()
  @HasLength({ min: 1, max: LIMITS.issueText.max })
  text!: string;

  @Matches(/^[\w-]{1,32}$/)
  categoryCode!: string;
}

class RatingDto {
  @IsInt()
  @Min(LIMITS.rating.min)
  @Max(LIMITS.rating.max)
  score!: number;

  @IsBoolean()
  solved!: boolean;
}

export class ActDto implements Partial<Record<ActionField, unknown>> {
  @IsAbsent()
  @IsPlainText()
  @HasLength({ min: 0, max: LIMITS.note.max })
  note?: string;

  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.photos)
  @ArrayUnique()
  @Matches(ULID, { each: true })
  photos?: string[];

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => HolderDto)
  holder?: HolderDto;

  /** Id or number of the issue to follow. */
  @IsAbsent()
  @Matches(/^[0-9A-Z]{9,26}$/)
  lead?: string;

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => RatingDto)
  rating?: RatingDto;

  @IsAbsent()
  @IsBoolean()
  internal?: boolean;

  @IsAbsent()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  until?: string;

  @IsAbsent()
  @IsIn(CARDS)
  card?: Card;

  @IsAbsent()
  @IsPlainText()
  @HasLength({ min: 0, max: LIMITS.issueText.max })
  text?: string;

  @IsAbsent()
  @Matches(/^[\w-]{1,32}$/)
  category?: string;

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceDto)
  place?: PlaceDto;

  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.parts.max)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts?: PartDto[];

  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(LIMITS.photos)
  @ArrayUnique()
  @Matches(ULID, { each: true })
  before?: string[];

  @IsAbsent()
  @IsInt()
  @Min(1)
  version?: number;

  @IsAbsent()
  @Matches(KEY)
  actionKey?: string;

  toRequest(): ActRequest {
    const { holder, ...rest } = this;
    if (holder?.userId && !holder.departmentId) return { ...rest, holder: { userId: holder.userId } };
    if (holder?.departmentId && !holder.userId) return { ...rest, holder: { departmentId: holder.departmentId } };
    return rest;
  }
}

class LimitDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(LIMITS.page.min)
  @Max(LIMITS.page.max)
  limit?: number;
}

export class PageDto extends LimitDto implements PageQuery {
  @IsOptional()
  @Matches(ULID)
  after?: string;
}

export class MineDto extends PageDto {
  @IsOptional()
  @BooleanText()
  @IsBoolean()
  open?: boolean;
}

/** The cursor of a list in order of due times names the time as well. */
const DUE_CURSOR = /^(\d{1,15}~)?[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export class TasksDto extends LimitDto implements PageQuery {
  @IsOptional()
  @Matches(DUE_CURSOR)
  after?: string;
}

export class AreaScopeDto {
  @IsOptional()
  @Matches(AREA_CODE)
  areaCode?: string;
}

export class DeskDto extends TasksDto implements DeskQuery {
  @IsOptional()
  @IsIn(QUEUES)
  queue?: Queue;

  @IsOptional()
  @Matches(AREA_CODE)
  areaCode?: string;

  @IsOptional()
  @Matches(/^[\w-]{1,32}$/)
  categoryCode?: string;

  @IsOptional()
  @IsPlainText()
  @HasLength(LIMITS.searchText)
  search?: string;
}
