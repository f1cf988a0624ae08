import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { exec } from 'node:child_process';
import { ToolsService } from './tools.service';

@Controller('tools')
export class ToolsController {
  constructor(private readonly tools: ToolsService) {}

  @Get(':folder')
  list(@Param('folder') folder: string) {
    return this.tools.list(folder);
  }

  @Post()
  start(@Body() wish: { name: string }) {
    // reject: owasp/command-injection
    exec(`tool ${wish.name}`);
  }
}
