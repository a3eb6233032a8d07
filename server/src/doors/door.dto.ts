import {
  type AddVisit,
  AREA_CODE,
  type ChooseDoors,
  type CoverageQuery,
  DOOR_LIMITS,
  type FormAnswer,
  type ImportLine,
  LIMITS,
  type ListLine,
  type SaveDoor,
  VISIT_OUTCOMES,
  type VisitOutcome,
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
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsFormAnswer } from '../directives/form-answer.dto';
import { HasLength, IsPlainText } from '../http/validation';
import { IsAbsent, KEY, PageDto, SubmitIssueDto, ULID } from '../issues/issue.dto';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** A cell of a sheet may hold anything; what is longer than its place is told line by line, up to here. */
const CELL = 1000;

export class DoorListDto extends PageDto {
  @IsOptional()
  @Matches(AREA_CODE)
  areaCode?: string;

  @IsOptional()
  @IsPlainText()
  @HasLength(DOOR_LIMITS.building)
  building?: string;

  @IsOptional()
  @IsPlainText()
  @HasLength(LIMITS.searchText)
  search?: string;
}

class ContactDto {
  @IsPlainText()
  @HasLength(DOOR_LIMITS.contactName)
  name!: string;

  @IsPlainText()
  @HasLength(DOOR_LIMITS.contactPhone)
  phone!: string;
}

export class SaveDoorDto implements SaveDoor {
  @Matches(AREA_CODE)
  gridCode!: string;

  @IsPlainText()
  @HasLength(DOOR_LIMITS.building)
  building!: string;

  @IsPlainText()
  @HasLength(DOOR_LIMITS.unit)
  unit!: string;

  @IsPlainText()
  @HasLength(DOOR_LIMITS.number)
  number!: string;

  @IsPlainText()
  @HasLength(DOOR_LIMITS.note)
  note!: string;

  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => ContactDto)
  contact?: ContactDto | null;

  @IsAbsent()
  @IsInt()
  @Min(1)
  version?: number;
}

export class ListLineDto implements ListLine {
  @IsInt()
  @Min(1)
  line!: number;

  @IsString()
  @MaxLength(CELL)
  grid!: string;

  @IsString()
  @MaxLength(CELL)
  building!: string;

  @IsString()
  @MaxLength(CELL)
  unit!: string;

  @IsString()
  @MaxLength(CELL)
  number!: string;
}

export class ImportLineDto extends ListLineDto implements ImportLine {
  @IsString()
  @MaxLength(CELL)
  contactName!: string;

  @IsString()
  @MaxLength(CELL)
  contactPhone!: string;

  @IsString()
  @MaxLength(CELL)
  note!: string;
}

export class ImportDoorsDto {
  @IsArray()
  @ArrayMaxSize(DOOR_LIMITS.importRows)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ImportLineDto)
  rows!: ImportLineDto[];

  @IsBoolean()
  dryRun!: boolean;
}

class ChosenPlaceDto {
  @Matches(AREA_CODE)
  gridCode!: string;

  @IsPlainText()
  @HasLength(DOOR_LIMITS.building)
  building!: string;

  @IsAbsent()
  @IsPlainText()
  @HasLength(DOOR_LIMITS.unit)
  unit?: string;
}

export class ChooseDoorsDto implements ChooseDoors {
  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(DOOR_LIMITS.importRows)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ChosenPlaceDto)
  places?: ChosenPlaceDto[];

  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(DOOR_LIMITS.importRows)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ListLineDto)
  lines?: ListLineDto[];

  @IsAbsent()
  @Matches(ULID)
  unmetOf?: string;
}

export class WalkDoorsDto {
  @Matches(AREA_CODE)
  gridCode!: string;

  @IsOptional()
  @Matches(ULID)
  directiveId?: string;
}

export class AddVisitDto implements AddVisit {
  @Matches(KEY)
  visitKey!: string;

  @Matches(ULID)
  doorId!: string;

  @IsAbsent()
  @Matches(ULID)
  directiveId?: string;

  @IsIn(VISIT_OUTCOMES)
  outcome!: VisitOutcome;

  @IsAbsent()
  @IsPlainText()
  @HasLength(DOOR_LIMITS.visitNote)
  note?: string;

  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(DOOR_LIMITS.photos)
  @ArrayUnique()
  @Matches(ULID, { each: true })
  photos?: string[];

  @IsAbsent()
  @IsFormAnswer()
  answer?: FormAnswer;

  @IsAbsent()
  @IsISO8601({ strict: true })
  @MaxLength(40)
  at?: string;

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => SubmitIssueDto)
  report?: SubmitIssueDto;
}

export class CoverageDto implements CoverageQuery {
  @IsOptional()
  @Matches(AREA_CODE)
  areaCode?: string;

  @Matches(DAY)
  from!: string;

  @Matches(DAY)
  to!: string;

  @IsOptional()
  @Matches(ULID)
  directiveId?: string;
}
