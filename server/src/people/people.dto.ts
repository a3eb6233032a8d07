import { LIMITS } from '@hongqi/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, Matches, ValidateNested } from 'class-validator';

export class WechatCodeDto {
  @Matches(/^[\w-]{1,128}$/)
  code!: string;
}

export class PasswordDto {
  @IsString()
  @Length(LIMITS.login.min, LIMITS.login.max)
  login!: string;

  @IsString()
  @Length(LIMITS.password.min, LIMITS.password.max)
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
  @ValidateNested({ each: true })
  @Type(() => SubscriptionAnswerDto)
  answers!: SubscriptionAnswerDto[];
}

export class DemoPersonDto {
  @Matches(/^[\w-]{1,40}$/)
  person!: string;
}
