import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { EndingRow, SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

const METHODS = 'get post put patch delete all use head options del';
/** `query` is read by Node's `querystring`, which makes texts and lists of them, and no objects. */
const TEXTS = 'query headers header querystring search';
const HOSTS = 'host hostname origin';
const ADDRESSES = 'url originalUrl path';

/** https://koajs.com and https://github.com/koajs/router */
export const koa: LibraryRows = {
  types: [
    ['koa.App', 'koa', 'Instance'],
    ['koa.App', 'koa', 'ReturnValue'],
    ...['koa-router', '@koa/router', 'koa-better-router'].flatMap((library): readonly TypeRow[] => [
      ['koa.App', library, 'Instance'],
      ['koa.App', library, 'ReturnValue'],
    ]),
    ...each(METHODS, (name) => ['koa.App', 'koa.App', `${name}.ReturnValue`] as TypeRow),
    ...each(METHODS, (name) => ['koa.Context', 'koa.App', `${name}.Argument[*].Parameter[0]`] as TypeRow),
    ['koa.Context', 'koa.App', 'param.Argument[1].Parameter[1]'],
    ['koa.ParamValue', 'koa.App', 'param.Argument[1].Parameter[0]'],
    ...each('Context ParameterizedContext ExtendableContext', (name) => ['koa.Context', 'koa', `${name}.Instance`] as TypeRow),
    ['koa.Context', '@koa/router', 'RouterContext.Instance'],
    ['koa.Context', 'koa', 'Middleware.Instance.Parameter[0]'],
    ...each(METHODS, (name) => ['koa.Context', 'koa-route', `${name}.Argument[1].Parameter[0]`] as TypeRow),
    ...each(METHODS, (name) => ['koa.Context', 'koa.App', `${name}.Argument[*].This`] as TypeRow),
    ...each(METHODS, (name) => ['koa.Context', 'koa-route', `${name}.Argument[1].This`] as TypeRow),
    ['koa.Request', 'koa.Context', 'request'],
    ['named.ContextRequest', 'named.Context', 'request'],
    ['named.Request', 'named.Context', 'req'],
    ['koa.Response', 'koa.Context', 'response'],
    ['http.IncomingMessage', 'koa.Context', 'req'],
    ['http.ServerResponse', 'koa.Context', 'res'],
  ],
  sources: [
    ...each('query params querystring search headers', (name) => ['named.Context', name, 'remote', 'text'] as SourceRow),
    ...['named.ContextRequest', 'named.Context'].flatMap((root) => each(ADDRESSES, (name) => [root, name, 'remote', 'address'] as SourceRow)),
    ['named.Context', 'get.ReturnValue', 'remote', 'text'],
    ['named.Context', 'cookies.get.ReturnValue', 'remote', 'text'],
    ...each('body rawBody files', (name) => ['koa.Request', name, 'remote', 'object'] as SourceRow),
    ...each(TEXTS, (name) => ['koa.Request', name, 'remote', 'text'] as SourceRow),
    ...['koa.Request', 'koa.Context'].flatMap((root) => each(ADDRESSES, (name) => [root, name, 'remote', 'address'] as SourceRow)),
    ...['koa.Request', 'koa.Context'].flatMap((root) => each(HOSTS, (name) => [root, name, 'remote', 'host'] as SourceRow)),
    ...['koa.Request', 'koa.Context'].map((root) => [root, 'href', 'remote', 'own'] as SourceRow),
    ['koa.Request', 'get.ReturnValue', 'remote', 'text'],
    ['named.ContextRequest', 'body', 'remote', 'object'],
    ...each('query params headers header', (name) => ['named.ContextRequest', name, 'remote', 'text'] as SourceRow),
    ...each(`params ${TEXTS}`, (name) => ['koa.Context', name, 'remote', 'text'] as SourceRow),
    ['koa.Context', 'get.ReturnValue', 'remote', 'text'],
    ['koa.Context', 'cookies.get.ReturnValue', 'remote', 'text'],
    ['koa.ParamValue', '', 'remote', 'text'],
    ...each(METHODS, (name) => name).flatMap((name) => [1, 2, 3].map((index): SourceRow => ['koa-route', `${name}.Argument[1].Parameter[${index}]`, 'remote', 'text'])),
  ],
  sinks: [
    ['named.Context', 'body', 'html'],
    ['named.Context', 'redirect.Argument[0]', 'redirect'],
    ['koa.Context', 'body', 'html'],
    ['koa.Response', 'body', 'html'],
    ['koa.Context', 'redirect.Argument[0]', 'redirect'],
    ['koa.Response', 'redirect.Argument[0]', 'redirect'],
    ['koa.Context', 'set.Argument[1]', 'header'],
    ['koa.Response', 'set.Argument[1]', 'header'],
    ...['koa.Context', 'koa.Response'].flatMap((root) => each('Location location', (name) => [root, `set.Argument[0].${name}`, 'redirect'] as SinkRow)),
    ['koa-send', 'Argument[2].root', 'path'],
    ['koa.Context', 'attachment.Argument[0]', 'header'],
    ['koa-send', 'Argument[1]', 'path'],
  ],
  endings: ['koa.Context', 'named.Context'].flatMap((root): readonly EndingRow[] => [
    [root, 'throw', 'never'],
    [root, 'assert', 'where true'],
    ...each('equal strictEqual deepEqual', (name) => [root, `assert.${name}`, 'where equal'] as EndingRow),
    ...each('notEqual notStrictEqual notDeepEqual', (name) => [root, `assert.${name}`, 'where different'] as EndingRow),
  ]),
};
