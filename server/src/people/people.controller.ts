import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ClientConfig, DemoPerson, MeView, SessionView } from '@hongqi/shared';
import { Allow, CurrentPerson, type Me, Open } from '../http/access';
import { DemoPersonDto, HomeDto, PasswordDto, SubscribedDto, WechatCodeDto } from './people.dto';
import { MeService } from './me.service';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';

@ApiTags('people')
@Controller()
export class PeopleController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionService,
    @Inject(MeService) private readonly mes: MeService,
  ) {}

  @Post('session/wechat')
  @HttpCode(200)
  @Open('signing in')
  withWechat(@Body() body: WechatCodeDto): Promise<SessionView> {
    return this.signIn.withWechat(body.code);
  }

  @Post('session/password')
  @HttpCode(200)
  @Open('signing in')
  withPassword(@Body() body: PasswordDto, @Ip() address: string): Promise<SessionView> {
    return this.signIn.withPassword(body.login, body.password, address);
  }

  @Delete('session')
  @Allow('me.edit')
  async signOut(@CurrentPerson() me: Me): Promise<Record<string, never>> {
    await this.sessions.close(me.tokenHash);
    return {};
  }

  @Get('me')
  @Allow('me.edit')
  me(@CurrentPerson() me: Me): Promise<MeView> {
    return this.mes.view(me);
  }

  @Put('me/home')
  @Allow('me.edit')
  setHome(@CurrentPerson() me: Me, @Body() body: HomeDto): Promise<MeView> {
    return this.mes.setHome(me, body.gridCode);
  }

  @Post('me/phone')
  @HttpCode(200)
  @Allow('me.edit')
  setPhone(@CurrentPerson() me: Me, @Body() body: WechatCodeDto): Promise<MeView> {
    return this.mes.setPhone(me, body.code);
  }

  @Post('me/subscriptions')
  @HttpCode(200)
  @Allow('me.edit')
  async subscribed(@CurrentPerson() me: Me, @Body() body: SubscribedDto): Promise<Record<string, never>> {
    await this.mes.subscribed(me, body.answers);
    return {};
  }

  @Get('client-config')
  @Open('needed before anyone signs in; holds nothing personal')
  clientConfig(): ClientConfig {
    return this.mes.clientConfig();
  }

  @Get('sandbox/people')
  @Open('only while the sandbox stands in for WeChat')
  demoPeople(): Promise<DemoPerson[]> {
    return this.signIn.demoPeople();
  }

  @Post('sandbox/codes')
  @HttpCode(200)
  @Open('only while the sandbox stands in for WeChat')
  demoCode(@Body() body: DemoPersonDto): Promise<{ code: string }> {
    return this.signIn.demoCode(body.person);
  }
}
