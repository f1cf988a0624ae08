import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, StepRow, TypeRow } from '../../../program/index.ts';

/** What a page is given from outside, and what runs or shows it: https://html.spec.whatwg.org. */
export const browser: LibraryRows = {
  types: [
    ...each('window.location document.location self.location top.location parent.location globalThis.location', (path) => ['dom.Location', 'global', path] as TypeRow),
    ['dom.Location', 'global', 'location'],
    ['dom.Document', 'global', 'document'],
    ['dom.Document', 'global', 'window.document'],
    ['dom.Window', 'global', 'window'],
    ['dom.Element', 'dom.Document', 'getElementById.ReturnValue'],
    ['dom.Element', 'dom.Document', 'querySelector.ReturnValue'],
    ['dom.Element', 'dom.Document', 'createElement.ReturnValue'],
    ['dom.Element', 'dom.Document', 'body'],
    ['dom.Element', 'dom.Document', 'documentElement'],
  ],
  sources: [
    ...each('hash search href pathname', (name) => ['dom.Location', name, 'client', 'text'] as SourceRow),
    ['dom.Location', 'toString.ReturnValue', 'client', 'text'],
    ['dom.Location', '', 'client', 'text'],
    ...each('URL documentURI baseURI referrer cookie', (name) => ['dom.Document', name, 'client', 'text'] as SourceRow),
    ['dom.Window', 'name', 'client', 'text'],
    ['dom.Window', 'addEventListener.Argument[1].Parameter[0].data', 'client', 'object'],
    ['global', 'addEventListener.Argument[1].Parameter[0].data', 'client', 'object'],
  ],
  sinks: [
    ...each('innerHTML outerHTML srcdoc', (name) => ['any', name, 'html'] as SinkRow),
    ...each('write writeln', (name) => ['dom.Document', `${name}.Argument[*]`, 'html'] as SinkRow),
    ['any', 'insertAdjacentHTML.Argument[1]', 'html'],
    ['any', 'createContextualFragment.Argument[0]', 'html'],
    ['dom.Location', 'href', 'redirect'],
    ['dom.Location', 'assign.Argument[0]', 'redirect'],
    ['dom.Location', 'replace.Argument[0]', 'redirect'],
    ['dom.Window', 'location', 'redirect'],
    ['dom.Window', 'open.Argument[0]', 'redirect'],
    ['global', 'open.Argument[0]', 'redirect'],
    ['dom.Document', 'location', 'redirect'],
    ['global', 'location', 'redirect'],
    ['dom.Document', 'evaluate.Argument[0]', 'xpath'],
    ['global', 'DOMParser.Instance.parseFromString.Argument[0]', 'xml'],
  ],
};

const INSERTING = 'html append prepend after before replaceWith wrap wrapAll wrapInner appendTo prependTo insertAfter insertBefore add';

/** https://api.jquery.com */
export const jquery: LibraryRows = {
  types: [
    ['jquery', 'global', '$'],
    ['jquery', 'global', 'jQuery'],
    ['jquery', 'global', 'window.$'],
    ['jquery', 'global', 'window.jQuery'],
    ['jquery', 'zepto', ''],
    ['jquery.Set', 'jquery', 'ReturnValue'],
    ...each('find children parent closest first last eq filter add each on addClass css attr html text append prepend show hide', (name) => ['jquery.Set', 'jquery.Set', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: [
    ['jquery', 'Argument[0]', 'html'],
    ['jquery', 'parseHTML.Argument[0]', 'html'],
    ['jquery', 'globalEval.Argument[0]', 'code'],
    ...each(INSERTING, (name) => ['jquery.Set', `${name}.Argument[*]`, 'html'] as SinkRow),
  ],
};

/** What makes text harmless inside markup. */
export const markup: LibraryRows = {
  steps: [
    ...['escape-html', 'escape-goat', 'html-escape', 'lodash.escape', 'underscore.escape', 'sanitize-html', 'xss', 'striptags', 'ent', 'validator-escape', 'escape-goat', 'htmlencode', 'dompurify', 'insane'].map((library): StepRow => [library, '', 'Argument[0]', 'ReturnValue', ['html']]),
    ['dompurify', 'sanitize', 'Argument[0]', 'ReturnValue', ['html']],
    ['isomorphic-dompurify', 'sanitize', 'Argument[0]', 'ReturnValue', ['html']],
    ['global', 'DOMPurify.sanitize', 'Argument[0]', 'ReturnValue', ['html']],
    ['xss', 'filterXSS', 'Argument[0]', 'ReturnValue', ['html']],
    ['xss-filters', '*', 'Argument[0]', 'ReturnValue', ['html']],
    ['he', 'encode', 'Argument[0]', 'ReturnValue', ['html']],
    ['he', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ['he', 'decode', 'Argument[0]', 'ReturnValue'],
    ['html-entities', 'encode', 'Argument[0]', 'ReturnValue', ['html']],
    ['validator', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ['entities', 'encode', 'Argument[0]', 'ReturnValue', ['html']],
    ['entities', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ['mustache', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ['handlebars', 'escapeExpression', 'Argument[0]', 'ReturnValue', ['html']],
    ['handlebars', 'Utils.escapeExpression', 'Argument[0]', 'ReturnValue', ['html']],
    ['serialize-javascript', '', 'Argument[0]', 'ReturnValue', ['html']],
    ...['marked', 'markdown-it', 'showdown'].map((library): StepRow => [library, '', 'Argument[0]', 'ReturnValue']),
    ['marked', 'parse', 'Argument[0]', 'ReturnValue'],
    ['validator', 'toInt', 'Argument[0]', 'ReturnValue', 'all'],
  ],
  guards: [
    ...each('isInt isNumeric isUUID isAlphanumeric isAlpha isHexadecimal isMongoId isDecimal', (name) => ['validator', name, 'Argument[0]', true, 'all'] as const),
    ['mongoose', 'Types.ObjectId.isValid', 'Argument[0]', true, 'all'],
    ['uuid', 'validate', 'Argument[0]', true, 'all'],
  ],
};

/** Templates whose text comes from outside run code. */
export const templates: LibraryRows = {
  sinks: [
    ['ejs', 'render.Argument[0]', 'template'],
    ['ejs', 'compile.Argument[0]', 'template'],
    ...each('render compile compileClient', (name) => ['pug', `${name}.Argument[0]`, 'template'] as SinkRow),
    ['jade', 'compile.Argument[0]', 'template'],
    ['jade', 'render.Argument[0]', 'template'],
    ['handlebars', 'compile.Argument[0]', 'template'],
    ['handlebars', 'SafeString.Argument[0]', 'html'],
    ['lodash', 'template.Argument[0]', 'template'],
    ['underscore', 'template.Argument[0]', 'template'],
    ['nunjucks', 'renderString.Argument[0]', 'template'],
    ['nunjucks', 'compile.Argument[0]', 'template'],
    ['dot', 'template.Argument[0]', 'template'],
    ['doT', 'template.Argument[0]', 'template'],
    ['swig', 'render.Argument[0]', 'template'],
    ['swig', 'compile.Argument[0]', 'template'],
    ['twig', 'twig.Argument[0].data', 'template'],
    ['hogan.js', 'compile.Argument[0]', 'template'],
    ['eta', 'render.Argument[0]', 'template'],
    ['squirrelly', 'render.Argument[0]', 'template'],
    ['mustache', 'render.Argument[0]', 'template'],
    ['vue', 'compile.Argument[0]', 'template'],
    ['vue', 'Instance.Argument[0].template', 'template'],
  ],
};

const HTTP_METHODS = 'get post put patch delete head request options';

/** Requests that the program itself makes. */
export const clients: LibraryRows = {
  sinks: [
    ['global', 'fetch.Argument[0]', 'url'],
    ...['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'got', 'axios', 'request', 'request-promise', 'request-promise-native', 'superagent', 'ky', 'phin', 'bent', 'make-fetch-happen', 'needle', 'unfetch', 'wreck', 'teeny-request'].flatMap((library): readonly SinkRow[] => [
      [library, 'Argument[0]', 'url'],
      [library, 'Argument[0].url', 'url'],
      [library, 'Argument[0].uri', 'url'],
      [library, 'Argument[0].baseURL', 'url'],
      [library, 'Argument[0].hostname', 'url'],
      [library, 'Argument[0].host', 'url'],
      ...each(HTTP_METHODS, (name) => [library, `${name}.Argument[0]`, 'url'] as SinkRow),
      ...each(HTTP_METHODS, (name) => [library, `${name}.Argument[0].url`, 'url'] as SinkRow),
      ...each(HTTP_METHODS, (name) => [library, `${name}.Argument[0].uri`, 'url'] as SinkRow),
    ]),
    ...['http', 'https'].flatMap((library): readonly SinkRow[] => each('get request', (name) => name).flatMap((name): readonly SinkRow[] => [
      [library, `${name}.Argument[0]`, 'url'],
      ...each('host hostname url', (field) => [library, `${name}.Argument[0].${field}`, 'url'] as SinkRow),
    ])),
    ...each('request fetch stream pipeline', (name) => ['undici', `${name}.Argument[0]`, 'url'] as SinkRow),
    ['net', 'connect.Argument[0].host', 'url'],
    ['net', 'createConnection.Argument[0].host', 'url'],
    ['ws', 'Argument[0]', 'url'],
    ['global', 'WebSocket.Argument[0]', 'url'],
    ['global', 'EventSource.Argument[0]', 'url'],
    ...each('goto setContent', (name) => ['browser.Page', `${name}.Argument[0]`, name === 'goto' ? 'url' : 'html'] as SinkRow),
    ['wkhtmltopdf', 'Argument[0]', 'url'],
    ['wkhtmltoimage', 'generate.Argument[0]', 'url'],
    ['phantom', 'create.ReturnValue.createPage.ReturnValue.open.Argument[0]', 'url'],
    ['chrome-remote-interface', 'Argument[0].Parameter[0].Page.navigate.Argument[0].url', 'url'],
  ],
  types: [
    ['browser', 'puppeteer', 'launch.ReturnValue'],
    ['browser', 'puppeteer-core', 'launch.ReturnValue'],
    ...each('chromium firefox webkit', (name) => ['browser', 'playwright', `${name}.launch.ReturnValue`] as TypeRow),
    ['browser', 'browser', 'newContext.ReturnValue'],
    ['browser', 'browser', 'createIncognitoBrowserContext.ReturnValue'],
    ['browser.Page', 'browser', 'newPage.ReturnValue'],
  ],
};
