import { Body, Controller, Get, Inject, Param, Post, Query, UploadedFile } from '@nestjs/common';
import { exec } from 'node:child_process';

@Controller('orders')
export class Orders {
  constructor(@Inject('folder') private readonly folder: string) {
    // ok: javascript-command-injection
    exec('show ' + folder);
  }

  @Get()
  find(@Query('name') name: string) {
    // ruleid: javascript-command-injection
    exec('show ' + name);
  }

  @Get(':id')
  one(@Param('id') id: string, @Session() session: Session) {
    // ruleid: javascript-command-injection
    exec('show ' + id);
    // ok: javascript-command-injection
    exec('show ' + session.name);
  }

  @Post()
  add(@UploadedFile() file, @Body() order: Order) {
    // ruleid: javascript-command-injection
    exec('show ' + order.name);
    // ruleid: javascript-command-injection
    exec('show ' + file.originalname);
  }
}
