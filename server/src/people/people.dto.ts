import { LIMITS } from '@hongqi/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { HasLength, IsPlainText } from '../http/validation';

export class WechatCodeDto {
  @Matches(/^[\w-]{1,128}$/)
  code!: string;
}

export class PasswordDto {
  @IsPlainText()
  @HasLength(LIMITS.login)
  login!: string;

  @IsPlainText()
  @HasLength(LIMITS.password)
  password!: string;
}

export class HomeDto {
  @Matches(/^\d{15}$/)
  gridCode!: string;
}

class SubscriptionAnswerDto {
  @Matches(/^[\w-]{1,64}$/)
  templateId!: string;

  @IsIn(['accept', 'reject', 'ban', 'filter', 'acceptWithAudio', 'acceptWithAlert'])
  answer!: string;
}

export class SubscribedDto {
  @IsArray()
  @ArrayMaxSize(5)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SubscriptionAnswerDto)
  answers!: SubscriptionAnswerDto[];
}

export class DemoPersonDto {
  @Matches(/^[\w-]{1,40}$/)
  person!: string;
}
