import { Controller, Get, Query, Redirect } from '@nestjs/common';

@Controller('out')
export class Out {
  @Get()
  @Redirect()
  leave(@Query('to') to: string) {
    // reject: owasp/open-redirect
    return { url: to };
  }
}

const wanted = new URLSearchParams(location.search).get('next') ?? '';
const link = document.createElement('a');
// reject: owasp/open-redirect likely
link.href = wanted;
// reject: owasp/open-redirect likely
document.getElementById('more')?.setAttribute('href', wanted);

/** A link that is asked for its host and shown as well. */
export function show(list: Element): string {
  const shown = document.createElement('a');
  // reject: owasp/open-redirect likely
  shown.href = location.hash.slice(1);
  list.append(shown);
  return shown.host;
}
