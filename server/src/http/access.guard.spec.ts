import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import { Allow, Open } from './access';
import { refuseUndecidedHandlers } from './access.guard';

@Controller('decided')
class Decided {
  @Get('allowed')
  @Allow('issue.read')
  allowed(): string {
    return '';
  }

  @Get('open')
  @Open('for everyone')
  open(): string {
    return this.helper();
  }

  /** No handler: it has no address. */
  helper(): string {
    return '';
  }
}

@Controller('forgotten')
class Forgotten extends Decided {
  @Get('first')
  first(): string {
    return '';
  }

  @Get('second')
  second(): string {
    return '';
  }
}

async function boot(controllers: (typeof Decided)[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers })
  class Whole {}
  const app = await NestFactory.createApplicationContext(Whole, { logger: false });
  try {
    refuseUndecidedHandlers(app.get(DiscoveryService), app.get(MetadataScanner), app.get(Reflector));
  } finally {
    await app.close();
  }
}

describe('a server whose handlers', () => {
  it('are all decided about starts', async () => {
    await expect(boot([Decided])).resolves.toBeUndefined();
  });

  it('are not all decided about does not start, and names every one of them', async () => {
    await expect(boot([Decided, Forgotten])).rejects.toThrow(
      'handlers without @Allow or @Open: Forgotten.first, Forgotten.second',
    );
  });
});
