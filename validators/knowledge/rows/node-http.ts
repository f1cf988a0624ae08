import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

const SERVERS: readonly (readonly [library: string, path: string])[] = [
  ['http', 'createServer'],
  ['https', 'createServer'],
  ['http', 'Server'],
  ['https', 'Server'],
  ['http2', 'createServer'],
  ['http2', 'createSecureServer'],
];

/** https://nodejs.org/api/http.html, http2.html; https://github.com/senchalabs/connect and https://github.com/vercel/micro. */
export const nodeHttp: LibraryRows = {
  types: [
    ...SERVERS.flatMap(([library, name]): readonly TypeRow[] => [
      ['http.IncomingMessage', library, `${name}.Argument[*].Parameter[0]`],
      ['http.ServerResponse', library, `${name}.Argument[*].Parameter[1]`],
      ['http.Server', library, `${name}.${name === 'Server' ? 'Instance' : 'ReturnValue'}`],
    ]),
    ['http.IncomingMessage', 'http', 'IncomingMessage.Instance'],
    ['http.IncomingMessage', 'http.IncomingMessage', 'setEncoding.ReturnValue'],
    ['http.ServerResponse', 'http', 'ServerResponse.Instance'],
    ['http.IncomingMessage', 'http', 'RequestListener.Instance.Parameter[0]'],
    ['http.ServerResponse', 'http', 'RequestListener.Instance.Parameter[1]'],
    ['http.IncomingMessage', 'http2', 'Http2ServerRequest.Instance'],
    ['http.ServerResponse', 'http2', 'Http2ServerResponse.Instance'],
    ...each('on once addListener', (name) => ['http.IncomingMessage', 'http.Server', `${name}.Argument[1].Parameter[0]`] as TypeRow),
    ...each('on once addListener', (name) => ['http.ServerResponse', 'http.Server', `${name}.Argument[1].Parameter[1]`] as TypeRow),
    ['http.IncomingMessage', 'connect', 'ReturnValue.use.Argument[*].Parameter[0]'],
    ['http.ServerResponse', 'connect', 'ReturnValue.use.Argument[*].Parameter[1]'],
    ['http.IncomingMessage', 'micro', 'Argument[0].Parameter[0]'],
    ['http.ServerResponse', 'micro', 'Argument[0].Parameter[1]'],
  ],
  sources: [
    ['http.IncomingMessage', 'url', 'remote', 'address'],
    ...each('headers rawHeaders', (name) => ['http.IncomingMessage', name, 'remote', 'text'] as SourceRow),
    ...each('on once addListener prependListener', (name) => ['http.IncomingMessage', `${name}.Argument[1].Parameter[0]`, 'remote', 'text'] as SourceRow),
    ['http.IncomingMessage', 'toArray.ReturnValue', 'remote', 'text'],
    ['http.IncomingMessage', 'Element', 'remote', 'text'],
    ['http.IncomingMessage', 'read.ReturnValue', 'remote', 'text'],
    ...each('query body params cookies files file', (name) => ['http.IncomingMessage', name, 'remote', 'object'] as SourceRow),
    ['micro', 'json.ReturnValue', 'remote', 'object'],
    ['micro', 'text.ReturnValue', 'remote', 'text'],
    ['parseurl', 'ReturnValue', 'remote', 'address'],
    ['parseurl', 'original.ReturnValue', 'remote', 'address'],
    ['raw-body', 'ReturnValue', 'remote', 'text'],
    ['co-body', 'ReturnValue', 'remote', 'object'],
    ...each('json form text', (name) => ['co-body', `${name}.ReturnValue`, 'remote', 'object'] as SourceRow),
    ['raw-body', 'Argument[*].Parameter[1]', 'remote', 'text'],
    ...each('body/json body/form body/any', (library) => [library, 'Argument[*].Parameter[1]', 'remote', 'object'] as SourceRow),
    ['text-body', 'Argument[*].Parameter[1]', 'remote', 'text'],
  ],
  sinks: [
    ...each('write end', (name) => ['http.ServerResponse', `${name}.Argument[0]`, 'html'] as SinkRow),
    ['http.ServerResponse', 'setHeader.Argument[1]', 'header'],
    ...['Argument[1]', 'Argument[2]'].flatMap((at) => each('Location location', (name) => ['http.ServerResponse', `writeHead.${at}.${name}`, 'redirect'] as SinkRow)),
    ['micro', 'send.Argument[2]', 'html'],
  ],
};

/** Uploads: https://github.com/node-formidable/formidable, busboy, multiparty. Names are chosen by who sends them. */
export const uploads: LibraryRows = {
  types: [
    ...each('formidable multiparty', (library) => ['upload.Form', library, 'ReturnValue'] as TypeRow),
    ...each('formidable multiparty', (library) => ['upload.Form', library, 'Form.Instance'] as TypeRow),
    ['upload.Form', 'formidable', 'IncomingForm.Instance'],
    ['upload.Form', 'formidable', 'formidable.ReturnValue'],
    ['upload.Busboy', 'busboy', 'ReturnValue'],
    ['upload.Busboy', 'busboy', 'Instance'],
  ],
  sources: [
    ['upload.Form', 'parse.Argument[1].Parameter[1]', 'remote', 'object'],
    ['upload.Form', 'parse.Argument[1].Parameter[2]', 'remote', 'object'],
    ['upload.Form', 'parse.ReturnValue', 'remote', 'object'],
    ['upload.Busboy', 'on.Argument[1].Parameter[0]', 'remote', 'text'],
    ['upload.Busboy', 'on.Argument[1].Parameter[1]', 'remote', 'text'],
    ['upload.Busboy', 'on.Argument[1].Parameter[2]', 'remote', 'text'],
    ['multer', 'diskStorage.Argument[0].filename.Parameter[1].originalname', 'remote', 'text'],
    ['multer', 'diskStorage.Argument[0].destination.Parameter[1].originalname', 'remote', 'text'],
  ],
};
