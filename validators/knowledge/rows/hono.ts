import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SourceRow, TypeRow } from '../../../program/index.ts';

/** https://hono.dev/docs/api */
export const hono: LibraryRows = {
  types: [
    ['hono.App', 'hono', 'Hono.Instance'],
    ['hono.App', 'hono/tiny', 'Hono.Instance'],
    ['hono.App', 'hono/quick', 'Hono.Instance'],
    ['hono.App', '@hono/zod-openapi', 'OpenAPIHono.Instance'],
    ...each('basePath route', (name) => ['hono.App', 'hono.App', `${name}.ReturnValue`] as TypeRow),
    ...each('get post put patch delete all use options', (name) => name).flatMap((name): readonly TypeRow[] => [
      ['hono.App', 'hono.App', `${name}.ReturnValue`],
      ['hono.Context', 'hono.App', `${name}.Argument[*].Parameter[0]`],
    ]),
    ['hono.Context', 'hono.App', 'on.Argument[2].Parameter[0]'],
    ['hono.Context', 'hono.App', 'openapi.Argument[1].Parameter[0]'],
    ['hono.Context', 'hono.App', 'notFound.Argument[0].Parameter[0]'],
    ['hono.Context', 'hono', 'Context.Instance'],
    ...each('Handler MiddlewareHandler', (name) => ['hono.Context', 'hono', `${name}.Instance.Parameter[0]`] as TypeRow),
    ['hono.Context', 'hono/factory', 'createMiddleware.Argument[0].Parameter[0]'],
    ['hono.Request', 'hono.Context', 'req'],
    ['web.Request', 'hono.Request', 'raw'],
    ['named.ContextInput', 'named.RequestContext', 'req'],
  ],
  sources: [
    ...each('query param header queries text', (name) => ['named.ContextInput', `${name}.ReturnValue`, 'remote', 'text'] as SourceRow),
    ...each('json parseBody formData', (name) => ['named.ContextInput', `${name}.ReturnValue`, 'remote', 'object'] as SourceRow),
    ...each('query param header', (name) => ['hono.Request', `${name}.ReturnValue`, 'remote', 'text'] as SourceRow),
    ['hono.Request', 'queries.ReturnValue', 'remote', 'text'],
    ...each('json parseBody formData valid', (name) => ['hono.Request', `${name}.ReturnValue`, 'remote', 'object'] as SourceRow),
    ['hono.Request', 'text.ReturnValue', 'remote', 'text'],
    ['hono.Request', 'url', 'remote', 'own'],
    ['hono.Request', 'path', 'remote', 'text'],
    ['hono/cookie', 'getCookie.ReturnValue', 'remote', 'text'],
  ],
  sinks: [
    ['named.RequestContext', 'html.Argument[0]', 'html'],
    ['named.RequestContext', 'redirect.Argument[0]', 'redirect'],
    ['hono.Context', 'html.Argument[0]', 'html'],
    ['hono.Context', 'body.Argument[0]', 'html'],
    ['hono.Context', 'redirect.Argument[0]', 'redirect'],
    ['hono.Context', 'header.Argument[1]', 'header'],
    ['hono/html', 'raw.Argument[0]', 'html'],
  ],
};
