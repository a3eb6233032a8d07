import {
  type ActDirective,
  AREA_CODE,
  type Cascade,
  CASCADES,
  DIRECTIVE_BOXES,
  type DirectiveAudience,
  type DirectiveBox,
  type DirectiveContent,
  DIRECTIVE_KINDS,
  type DirectiveKind,
  DIRECTIVE_LIMITS,
  type DirectiveQuery,
  FIELD_KINDS,
  type FieldKind,
  type FormField,
  PRESET_KINDS,
  type PresetKind,
  type Role,
  ROLES,
  type SaveDirective,
  type SavePreset,
  URGENCIES,
  type Urgency,
  WANTS,
  type Wants,
} from '@hongqi/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { HasLength, IsInstant, IsPlainText, IsUniqueList } from '../http/validation';
import { IsAbsent, KEY, PageDto, ULID } from '../issues/issue.dto';

/** Null says that there is none; left out is a fault. */
const OrNull = (): PropertyDecorator => ValidateIf((_, value) => value !== null);
/** A draft may still lack its words. */
const upTo = ({ max }: { max: number }): { min: number; max: number } => ({ min: 0, max });
const { areas, departments, documents, fields, label, note, options, photos, presetName, relayMinutes } =
  DIRECTIVE_LIMITS;

export class AudienceDto implements DirectiveAudience {
  @IsArray()
  @ArrayMaxSize(areas)
  @ArrayUnique()
  @Matches(AREA_CODE, { each: true })
  areas!: string[];

  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles!: Role[];

  @IsBoolean()
  residents!: boolean;

  @IsArray()
  @ArrayMaxSize(departments)
  @ArrayUnique()
  @Matches(ULID, { each: true })
  departments!: string[];

  @OrNull()
  @Matches(ULID)
  unansweredOf!: string | null;
}

export class FormFieldDto implements FormField {
  @Matches(/^f\d{1,2}$/)
  key!: string;

  @IsIn(FIELD_KINDS)
  kind!: FieldKind;

  @IsPlainText()
  @HasLength(upTo(label))
  label!: string;

  @IsBoolean()
  required!: boolean;

  @IsArray()
  @ArrayMaxSize(options)
  @IsPlainText({ each: true })
  @HasLength(upTo(label), { each: true })
  options!: string[];

  @IsBoolean()
  several!: boolean;
}

export class ContentDto implements DirectiveContent {
  @IsIn(DIRECTIVE_KINDS)
  kind!: DirectiveKind;

  @IsIn(URGENCIES)
  urgency!: Urgency;

  @IsPlainText()
  @HasLength(upTo(DIRECTIVE_LIMITS.title))
  title!: string;

  @IsPlainText()
  @HasLength(upTo(DIRECTIVE_LIMITS.text))
  text!: string;

  @IsPlainText()
  @HasLength(DIRECTIVE_LIMITS.staffText)
  staffText!: string;

  @IsArray()
  @ArrayMaxSize(photos)
  @ArrayUnique()
  @Matches(ULID, { each: true })
  photos!: string[];

  @IsArray()
  @ArrayMaxSize(documents)
  @ArrayUnique()
  @Matches(ULID, { each: true })
  documents!: string[];

  @IsIn(WANTS)
  wants!: Wants;

  @IsArray()
  @ArrayMaxSize(fields)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FormFieldDto)
  form!: FormFieldDto[];

  @OrNull()
  @IsInstant()
  dueAt!: string | null;

  @OrNull()
  @IsInstant()
  validUntil!: string | null;

  @OrNull()
  @IsInstant()
  sendAt!: string | null;

  @IsIn(CASCADES)
  cascade!: Cascade;

  @IsInt()
  @Min(relayMinutes.min)
  @Max(relayMinutes.max)
  relayMinutes!: number;

  @IsBoolean()
  visits!: boolean;

  @IsBoolean()
  listed!: boolean;

  @IsObject()
  @ValidateNested()
  @Type(() => AudienceDto)
  audience!: AudienceDto;
}

export class SaveDirectiveDto extends ContentDto implements SaveDirective {
  @Matches(KEY)
  draftKey!: string;

  @IsAbsent()
  @IsArray()
  @ArrayMaxSize(DIRECTIVE_LIMITS.doors)
  @IsUniqueList()
  @Matches(ULID, { each: true })
  doorIds?: string[];

  @IsAbsent()
  @IsInt()
  @Min(1)
  version?: number;
}

export class FollowUpDto {
  @Matches(KEY)
  draftKey!: string;
}

export class PreviewDto {
  @IsObject()
  @ValidateNested()
  @Type(() => AudienceDto)
  audience!: AudienceDto;

  @IsIn(CASCADES)
  cascade!: Cascade;
}

export class ActDirectiveDto implements ActDirective {
  @IsAbsent()
  @IsInt()
  @Min(1)
  version?: number;

  @IsAbsent()
  @IsPlainText()
  @HasLength(upTo(note))
  note?: string;

  @IsAbsent()
  @Matches(AREA_CODE)
  areaCode?: string;
}

export class DirectiveQueryDto extends PageDto implements DirectiveQuery {
  @IsOptional()
  @IsIn(DIRECTIVE_BOXES)
  box?: DirectiveBox;
}

export class SavePresetDto implements SavePreset {
  @IsIn(PRESET_KINDS)
  kind!: PresetKind;

  @IsPlainText()
  @HasLength(presetName)
  name!: string;

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => AudienceDto)
  audience?: AudienceDto;

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ContentDto)
  content?: ContentDto;
}
