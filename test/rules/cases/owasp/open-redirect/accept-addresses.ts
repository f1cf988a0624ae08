import { Controller, Get, Query, Redirect } from '@nestjs/common';

@Controller('out')
export class Out {
  @Get()
  @Redirect()
  leave(@Query('page') page: string) {
    return { url: `/pages/${encodeURIComponent(page)}` };
  }
}

const wanted = new URLSearchParams(location.search).get('next') ?? '';
const link = document.createElement('a');
link.href = `https://example.com/search?q=${wanted}`;
const picture = document.createElement('img');
picture.src = wanted;
