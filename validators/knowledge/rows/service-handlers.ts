import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

const READERS = 'getQuery readBody readRawBody readFormData readMultipartFormData getRouterParam getRouterParams getCookie parseCookies getHeader getHeaders getRequestHeader getRequestHeaders getRequestURL getValidatedQuery';

/** https://h3.dev: Nuxt and Nitro give its functions to every file of a server without an import. */
export const h3: LibraryRows = {
  sources: ['h3', 'global'].flatMap((root) => each(READERS, (name) => [root, `${name}.ReturnValue`, 'remote', 'object'] as SourceRow)),
  sinks: [
    ...['h3', 'global'].flatMap((root) => each('defineEventHandler eventHandler defineCachedEventHandler', (name) => [root, `${name}.Argument[0].ReturnValue`, 'html'] as SinkRow)),
    ['h3', 'sendRedirect.Argument[1]', 'redirect'],
    ['global', 'sendRedirect.Argument[1]', 'redirect'],
    ['h3', 'proxyRequest.Argument[1]', 'url'],
    ['h3', 'sendProxy.Argument[1]', 'url'],
  ],
};

/** https://elysiajs.com */
export const elysia: LibraryRows = {
  types: [
    ['elysia.App', 'elysia', 'Elysia.Instance'],
    ['elysia.App', 'elysia', 'Instance'],
    ...each('get post put patch delete all use', (name) => ['elysia.App', 'elysia.App', `${name}.ReturnValue`] as TypeRow),
    ...each('get post put patch delete all', (name) => ['elysia.Context', 'elysia.App', `${name}.Argument[1].Parameter[0]`] as TypeRow),
    ['web.Request', 'elysia.Context', 'request'],
  ],
  sources: [
    ['elysia.Context', 'body', 'remote', 'object'],
    ...each('query params headers path', (name) => ['elysia.Context', name, 'remote', 'text'] as SourceRow),
  ],
};

/** https://learn.microsoft.com/azure/azure-functions/functions-reference-node, https://vercel.com/docs/functions, https://developers.cloudflare.com/workers. */
export const hostedFunctions: LibraryRows = {
  types: [
    ['azure.Request', '@azure/functions', 'HttpRequest.Instance'],
    ['azure.Request', '@azure/functions', 'app.http.Argument[1].handler.Parameter[0]'],
    ...each('get post put patch deleteRequest', (name) => name).flatMap((name): readonly TypeRow[] => [
      ['azure.Request', '@azure/functions', `app.${name}.Argument[1].Parameter[0]`],
      ['azure.Request', '@azure/functions', `app.${name}.Argument[1].handler.Parameter[0]`],
    ]),
    ...each('VercelRequest NowRequest', (name) => ['express.Request', '@vercel/node', `${name}.Instance`] as TypeRow),
    ...each('VercelResponse NowResponse', (name) => ['express.Response', '@vercel/node', `${name}.Instance`] as TypeRow),
    ['lambda.Event', '@netlify/functions', 'HandlerEvent.Instance'],
    ['lambda.Event', '@netlify/functions', 'Handler.Instance.Parameter[0]'],
    ['adonis.Request', 'adonis.Context', 'request'],
    ['adonis.Context', '@adonisjs/core/http', 'HttpContext.Instance'],
  ],
  sources: [
    ['azure.Request', 'body', 'remote', 'object'],
    ...each('url params query headers', (name) => ['azure.Request', name, 'remote', 'text'] as SourceRow),
    ...each('json formData', (name) => ['azure.Request', `${name}.ReturnValue`, 'remote', 'object'] as SourceRow),
    ['azure.Request', 'text.ReturnValue', 'remote', 'text'],
    ['adonis.Context', 'params', 'remote', 'text'],
    ...each('input all body qs only except raw', (name) => ['adonis.Request', `${name}.ReturnValue`, 'remote', 'object'] as SourceRow),
    ...each('param header cookie plainCookie url', (name) => ['adonis.Request', `${name}.ReturnValue`, 'remote', 'text'] as SourceRow),
  ],
  steps: each('query.get headers.get', (path) => ['azure.Request', path, 'Receiver', 'ReturnValue'] as const),
};

/** https://docs.meteor.com/api/methods: whoever has the page calls a method with what he likes. */
export const meteor: LibraryRows = {
  sources: ['0', '1', '2'].flatMap((at): readonly SourceRow[] => [
    ['meteor/meteor', `Meteor.methods.Argument[0].*.Parameter[${at}]`, 'remote', 'object'],
    ['meteor/meteor', `Meteor.publish.Argument[1].Parameter[${at}]`, 'remote', 'object'],
  ]),
};

/** https://www.passportjs.org/packages/passport-local: the fields of a form as they were sent. */
export const passport: LibraryRows = {
  sources: ['Strategy', 'LocalStrategy'].flatMap((name) => ['0', '1'].flatMap((position) => ['0', '1'].map((at): SourceRow => ['passport-local', `${name}.Argument[${position}].Parameter[${at}]`, 'remote', 'object']))),
};

/** https://www.electronjs.org/docs/latest/api/ipc-main: a page that runs somebody else's code sends what it likes. */
export const electronMessages: LibraryRows = {
  sources: [
    ...each('on once handle handleOnce', (name) => name).flatMap((name) => ['1', '2', '3'].map((at): SourceRow => ['electron', `ipcMain.${name}.Argument[1].Parameter[${at}]`, 'client', 'object'])),
    ['electron', 'app.on.Argument[1].Parameter[1]', 'client', 'text'],
  ],
};
