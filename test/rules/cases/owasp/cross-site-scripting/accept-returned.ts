import { Controller, Get, Query } from '@nestjs/common';

@Controller('pages')
export class Pages {
  @Get()
  show(@Query('name') name: string) {
    return { name };
  }
}

export async function handler(event) {
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ title: event.queryStringParameters.title }) };
}
