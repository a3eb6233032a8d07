import {
  type AnswerReceived,
  AREA_CODE,
  COPY_STATES,
  type CopyQuery,
  type CopyState,
  type FormAnswer,
  LIMITS,
} from '@hongqi/shared';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { BooleanText, IsInstant } from '../http/validation';
import { IsAbsent, PageDto, SubmitIssueDto } from '../issues/issue.dto';
import { IsFormAnswer } from './form-answer.dto';

export class ReceivedListDto extends PageDto {
  @IsOptional()
  @BooleanText()
  @IsBoolean()
  waiting?: boolean;
}

export class ReadReceivedDto {
  @IsAbsent()
  @IsInstant()
  seen?: string;
}

export class AnswerForDto {
  @IsAbsent()
  @IsFormAnswer()
  answer?: FormAnswer;
}

export class AnswerReceivedDto extends AnswerForDto implements AnswerReceived {
  @IsAbsent()
  @IsInstant()
  at?: string;

  @IsAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => SubmitIssueDto)
  report?: SubmitIssueDto;
}

/** Where the people of an area go on: area and person of the last one. */
const COPY_CURSOR = /^\d{4,17}~[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export class CopyQueryDto implements CopyQuery {
  @IsOptional()
  @Matches(AREA_CODE)
  areaCode?: string;

  @IsOptional()
  @IsIn(COPY_STATES)
  state?: CopyState;

  @IsOptional()
  @Matches(COPY_CURSOR)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(LIMITS.page.min)
  @Max(LIMITS.page.max)
  limit?: number;
}
