import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

/** https://hapi.dev/api */
export const hapi: LibraryRows = {
  types: [
    ...['@hapi/hapi', 'hapi'].flatMap((library): readonly TypeRow[] => [
      ['hapi.Server', library, 'server.ReturnValue'],
      ['hapi.Server', library, 'Server.Instance'],
      ['hapi.Request', library, 'Request.Instance'],
      ['hapi.Toolkit', library, 'ResponseToolkit.Instance'],
    ]),
    ...['handler', 'options.handler', 'config.handler'].flatMap((name): readonly TypeRow[] => [
      ['hapi.Request', 'hapi.Server', `route.Argument[0].${name}.Parameter[0]`],
      ['hapi.Toolkit', 'hapi.Server', `route.Argument[0].${name}.Parameter[1]`],
    ]),
    ['hapi.Request', 'hapi.Server', 'ext.Argument[1].Parameter[0]'],
    ['hapi.Toolkit', 'hapi.Server', 'ext.Argument[1].Parameter[1]'],
    ['http.IncomingMessage', 'hapi.Request', 'raw.req'],
    ['hapi.Response', 'hapi.Toolkit', 'response.ReturnValue'],
    ['hapi.Response', 'hapi.Toolkit', 'redirect.ReturnValue'],
    ...each('code type header', (name) => ['hapi.Response', 'hapi.Response', `${name}.ReturnValue`] as TypeRow),
  ],
  sources: [
    ['hapi.Request', 'query', 'remote', 'text'],
    ['hapi.Request', 'payload', 'remote', 'object'],
    ['hapi.Request', 'info.host', 'remote', 'host'],
    ['hapi.Request', 'info.hostname', 'remote', 'host'],
    ...each('params headers state url path', (name) => ['hapi.Request', name, 'remote', 'text'] as SourceRow),
  ],
  sinks: [
    ...['handler', 'options.handler'].map((name): SinkRow => ['hapi.Server', `route.Argument[0].${name}.ReturnValue`, 'html']),
    ['hapi.Toolkit', 'redirect.Argument[0]', 'redirect'],
    ...each('redirect location', (name) => ['hapi.Response', `${name}.Argument[0]`, 'redirect'] as SinkRow),
    ['hapi.Response', 'header.Argument[1]', 'header'],
    ['hapi.Toolkit', 'response.Argument[0]', 'html'],
    ['hapi.Toolkit', 'file.Argument[0]', 'path'],
    ['hapi.Toolkit', 'view.Argument[0]', 'path'],
  ],
};
