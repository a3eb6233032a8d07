import 'reflect-metadata';
import { readOfficeHours } from '@hongqi/shared';
import {
  IsBoolean,
  IsHexadecimal,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { Setting, type SettingInfo, SETTINGS } from './setting';
import { ThresholdSettings } from './threshold-settings';

const LOCAL_URL = { require_tld: false, require_protocol: true };

/** Every setting of the server: name, default, check, one sentence. Nothing else reads the environment. */
export class Config extends ThresholdSettings {
  @Setting('HOST', 'Address to listen on.')
  @IsNotEmpty()
  host = '127.0.0.1';

  @Setting('PORT', 'Port to listen on; 0 takes a free one.')
  @IsInt()
  @Min(0)
  @Max(65535)
  port = 3000;

  @Setting(
    'PUBLIC_URL',
    'Address people reach the server at, as seen from outside; used in links and for photo checks.',
  )
  @IsOptional()
  @IsUrl(LOCAL_URL)
  publicUrl = '';

  @Setting('DATA_DIR', 'Folder of the embedded database, the files and the generated secret.')
  @IsNotEmpty()
  dataDir = 'data';

  @Setting('DATABASE_URL', 'mysql://user:password@host:port/database; empty means the embedded SQLite in DATA_DIR.')
  @IsOptional()
  @Matches(/^(mysql|mariadb):\/\/.+\/.+/, { message: 'must look like mysql://user:password@host:port/database' })
  databaseUrl = '';

  @Setting('DATABASE_POOL', 'Connections to MySQL or MariaDB; more than 32 only queue inside the database.')
  @IsInt()
  @Min(1)
  @Max(200)
  databasePool = 24;

  @Setting(
    'SECRET',
    '64 hexadecimal digits: the key that seals phone numbers and signs photo links; generated once into DATA_DIR when empty.',
  )
  @IsOptional()
  @IsHexadecimal()
  @Length(64, 64)
  secret = '';

  @Setting(
    'SEED',
    'Whether an empty database gets 红旗街道 with its areas, people and categories; off for a new street of your own.',
  )
  @IsBoolean()
  seed = true;

  @Setting('DEMO_PASSWORD', 'Password of the seeded console accounts; empty means they cannot sign in by password.')
  @IsOptional()
  @Length(8, 128)
  demoPassword = '';

  @Setting('WECHAT_APP_ID', 'AppID of the mini-program; empty means that no real WeChat account is connected.')
  @IsOptional()
  @Matches(/^wx[0-9a-f]{16}$/)
  wechatAppId = '';

  @Setting('WECHAT_APP_SECRET', 'AppSecret of the mini-program; never leaves the server.')
  @IsOptional()
  @Length(16, 64)
  wechatAppSecret = '';

  @Setting('WECHAT_BASE_URL', "Where WeChat's server API is reached.")
  @IsUrl(LOCAL_URL)
  wechatBaseUrl = 'https://api.weixin.qq.com';

  @Setting(
    'WECHAT_SANDBOX_URL',
    'Address of a running sandbox that stands in for WeChat; refused together with an AppID.',
  )
  @IsOptional()
  @IsUrl(LOCAL_URL)
  wechatSandboxUrl = '';

  @Setting('WECHAT_PUSH_TOKEN', 'Token of the message push endpoint, as entered at WeChat.')
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{3,32}$/)
  wechatPushToken = '';

  @Setting('WECHAT_PUSH_AES_KEY', 'EncodingAESKey of the message push endpoint, 43 characters.')
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{43}$/)
  wechatPushAesKey = '';

  @Setting('WECHAT_TEMPLATES', 'Subscribe message templates as key=id pairs: accepted=…,resolved=…,task=…,directive=….')
  @IsOptional()
  @Matches(/^((accepted|resolved|task|directive)=[\w-]+(,|$))*$/)
  wechatTemplates = '';

  @Setting('WECHAT_STATE', 'Which version of the mini-program a message opens.')
  @IsIn(['developer', 'trial', 'formal'])
  wechatState = 'formal';

  @Setting(
    'OFFICE_HOURS',
    'Office hours in local time, comma separated, of townships whose calendar nobody has changed in the console.',
  )
  @ValidateBy({
    name: 'isOfficeHours',
    validator: {
      validate: (text: unknown) => readOfficeHours(String(text)).ok,
      defaultMessage: () => 'must be spans like 08:30-12:00, one after the other, an hour or more in all',
    },
  })
  officeHours = '08:30-12:00,14:00-17:30';

  @Setting('LOG_LEVEL', 'How much is logged.')
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  logLevel = 'info';

  @Setting('SESSION_DAYS', 'A session of the mini-program ends so many days after it was last used.')
  @IsInt()
  @Min(1)
  @Max(90)
  sessionDays = 30;

  @Setting('CONSOLE_SESSION_HOURS', 'A session of the console ends so many hours after it was last used.')
  @IsInt()
  @Min(1)
  @Max(24)
  consoleSessionHours = 12;

  @Setting('SUBMITS_PER_HOUR', 'So many reports an hour are taken from one resident.')
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  submitsPerHour = 20;

  @Setting(
    'DIRECTIVE_CHUNK',
    'So many people get a directive in one transaction; the embedded database takes 500 at most.',
  )
  @IsInt()
  @Min(1)
  @Max(2000)
  directiveChunk = 2000;

  get sandbox(): boolean {
    return this.wechatSandboxUrl !== '';
  }
}

/** Reads and checks everything at once; throws one error that lists every wrong setting. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const config = new Config();
  const problems: string[] = [];
  for (const { property, variable } of SETTINGS) {
    const text = env[variable];
    if (text === undefined || text === '') continue;
    const value = parse(text, Reflect.get(config, property));
    if (value === undefined) problems.push(`${variable}: ${JSON.stringify(text)} cannot be read`);
    else Reflect.set(config, property, value);
  }

  // An empty optional text counts as not set.
  const checked = Object.assign(new Config(), config);
  for (const { property } of SETTINGS)
    if (Reflect.get(checked, property) === '') Reflect.set(checked, property, undefined);
  for (const error of validateSync(checked)) {
    const setting = SETTINGS.find(({ property }) => property === error.property);
    problems.push(`${setting?.variable}: ${Object.values(error.constraints ?? {}).join('; ')} (${setting?.sentence})`);
  }
  if (config.wechatAppId && config.wechatSandboxUrl) {
    problems.push('WECHAT_SANDBOX_URL: the sandbox must not run beside a real AppID');
  }
  if (config.wechatAppId && !config.wechatAppSecret) problems.push('WECHAT_APP_SECRET: needed with WECHAT_APP_ID');
  if (problems.length) throw new Error(`wrong settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  return config;
}

export function settingSentences(): readonly SettingInfo[] {
  return SETTINGS;
}

function parse(text: string, usual: unknown): string | number | boolean | undefined {
  if (typeof usual === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (typeof usual === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  return text;
}
