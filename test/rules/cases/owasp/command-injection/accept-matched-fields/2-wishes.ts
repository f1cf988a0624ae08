import { exec } from 'node:child_process';
import { Body, Controller, Post } from '@nestjs/common';
import { WishDto } from './wish.dto';

@Controller('wishes')
export class WishesController {
  @Post()
  start(@Body() wish: WishDto) {
    exec(`tool ${wish.name}`);
  }
}
