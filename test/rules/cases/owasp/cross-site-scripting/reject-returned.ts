import { Controller, Get, Query } from '@nestjs/common';

@Controller('pages')
export class Pages {
  @Get()
  show(@Query('name') name: string) {
    // reject: owasp/cross-site-scripting
    return `<h1>${name}</h1>`;
  }
}

export async function handler(event) {
  const title = event.queryStringParameters.title;
  // reject: owasp/cross-site-scripting likely
  return { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: `<h1>${title}</h1>` };
}
