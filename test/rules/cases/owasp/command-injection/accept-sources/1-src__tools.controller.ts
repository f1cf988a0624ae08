import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { exec } from 'node:child_process';

@Controller('tools')
export class ToolsController {
  @Get('numbers/:number')
  number(@Param('number', ParseIntPipe) number: number) {
    exec(`tool ${number}`);
  }

  @Get(':id')
  one(@Param('id', new ParseUUIDPipe()) id: string) {
    exec(`tool ${id}`);
  }
}
