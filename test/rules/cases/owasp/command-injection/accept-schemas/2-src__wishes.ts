import { exec } from 'node:child_process';
import { Body, Controller, Post } from '@nestjs/common';
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
import { WishDto } from './wish.dto';

@Controller('wishes')
export class WishesController {
  @Post()
  start(@Body() wish: WishDto) {
    exec(`tool ${wish.id} ${wish.count}`);
  }
}

new Hono().post('/', zValidator('json', z.object({ kind: z.enum(['a', 'b']), id: z.string().uuid() })), (c) => {
  const wish = c.req.valid('json');
  exec(`tool ${wish.kind} ${wish.id}`);
  return c.json({});
});
