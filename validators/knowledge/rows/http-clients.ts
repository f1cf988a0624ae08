import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, TypeRow } from '../../../program/index.ts';

const METHODS = 'get post put patch delete head request options';
const LIBRARIES = 'node-fetch cross-fetch isomorphic-fetch isomorphic-unfetch fetch got ky axios request request-promise request-promise-native superagent phin bent make-fetch-happen needle unfetch teeny-request popsicle centra gaxios urllib';

/** Packages that send requests: the address is the first argument, or stands in the options. */
export const httpClients: LibraryRows = {
  types: [
    ['axios', 'axios', 'create.ReturnValue'],
    ['got', 'got', 'extend.ReturnValue'],
    ['got', 'got', 'got'],
    ['ky', 'ky', 'create.ReturnValue'],
    ['ky', 'ky', 'extend.ReturnValue'],
    ['request', 'request', 'defaults.ReturnValue'],
    ['request-promise', 'request-promise', 'defaults.ReturnValue'],
    ['superagent', 'superagent', 'agent.ReturnValue'],
    ['axios', 'axios', 'Axios.Instance'],
    ['axios', 'axios', 'AxiosInstance.Instance'],
    ['axios', '@nestjs/axios', 'HttpService.Instance'],
  ],
  sinks: [
    ...LIBRARIES.split(' ').flatMap((library): readonly SinkRow[] => [
      [library, 'Argument[0]', 'url'],
      ...each('url uri baseURL baseUrl prefixUrl hostname host', (field) => [library, `Argument[0].${field}`, 'url'] as SinkRow),
      ...each(METHODS, (name) => [library, `${name}.Argument[0]`, 'url'] as SinkRow),
      ...each('url uri', (field) => field).flatMap((field) => each(METHODS, (name) => [library, `${name}.Argument[0].${field}`, 'url'] as SinkRow)),
    ]),
    ['http-proxy', 'createProxyServer.Argument[0].target', 'url'],
    ['http-proxy', 'createProxyServer.ReturnValue.web.Argument[2].target', 'url'],
    ['http-proxy-middleware', 'createProxyMiddleware.Argument[0].target', 'url'],
    ['express-http-proxy', 'Argument[0]', 'url'],
    ['@apollo/client', 'HttpLink.Argument[0].uri', 'url'],
    ['@apollo/client', 'ApolloClient.Argument[0].uri', 'url'],
    ['graphql-request', 'Argument[0]', 'url'],
    ['graphql-request', 'request.Argument[0]', 'url'],
    ['graphql-request', 'GraphQLClient.Argument[0]', 'url'],
    ['axios', 'getUri.Argument[0]', 'url'],
    ['axios', 'create.Argument[0].baseURL', 'url'],
    ['needle', 'Argument[1]', 'url'],
    ['needle', 'request.Argument[1]', 'url'],
    ['superagent', 'Argument[1]', 'url'],
    ['download', 'Argument[0]', 'url'],
    ['rss-parser', 'Instance.parseURL.Argument[0]', 'url'],
    ['image-size', 'imageSizeFromURL.Argument[0]', 'url'],
    ['open-graph-scraper', 'Argument[0].url', 'url'],
    ['link-preview-js', 'getLinkPreview.Argument[0]', 'url'],
    ['metascraper', 'ReturnValue.Argument[0].url', 'url'],
    ['wreck', 'read.Argument[0]', 'url'],
    ...each('@hapi/wreck wreck', (library) => library).flatMap((library) => each('get post put patch delete', (name) => [library, `${name}.Argument[0]`, 'url'] as SinkRow)),
    ...each('@hapi/wreck wreck', (library) => [library, 'request.Argument[1]', 'url'] as SinkRow),
  ],
};

/** https://nodejs.org/api/http.html, https://undici.nodejs.org, and what platforms have themselves. */
export const platformClients: LibraryRows = {
  sinks: [
    ['global', 'fetch.Argument[0]', 'url'],
    ...each('host hostname href url', (field) => ['global', `fetch.Argument[0].${field}`, 'url'] as SinkRow),
    ['dom.Window', 'fetch.Argument[0]', 'url'],
    ['global', 'Request.Argument[0]', 'url'],
    ['global', 'WebSocket.Argument[0]', 'url'],
    ['global', 'EventSource.Argument[0]', 'url'],
    ['global', 'XMLHttpRequest.Instance.open.Argument[1]', 'url'],
    ['global', 'navigator.sendBeacon.Argument[0]', 'url'],
    ['global', 'importScripts.Argument[*]', 'code'],
    ...['http', 'https'].flatMap((library) => each('get request', (name) => name).flatMap((name): readonly SinkRow[] => [
      [library, `${name}.Argument[0]`, 'url'],
      ...each('host hostname', (field) => field).flatMap((field): readonly SinkRow[] => [[library, `${name}.Argument[0].${field}`, 'url'], [library, `${name}.Argument[1].${field}`, 'url']]),
    ])),
    ['http2', 'connect.Argument[0]', 'url'],
    ...each('request fetch stream pipeline connect', (name) => ['undici', `${name}.Argument[0]`, 'url'] as SinkRow),
    ...each('Client Pool', (name) => ['undici', `${name}.Argument[0]`, 'url'] as SinkRow),
    ...each('connect createConnection', (name) => ['net', `${name}.Argument[0].host`, 'url'] as SinkRow),
    ['net', 'connect.Argument[1]', 'url'],
    ['ws', 'Argument[0]', 'url'],
    ['ws', 'WebSocket.Argument[0]', 'url'],
  ],
  steps: [
    ['global', 'Request', 'Argument[0]', 'ReturnValue'],
    ['undici', 'Request', 'Argument[0]', 'ReturnValue'],
  ],
};

/** https://pptr.dev, https://playwright.dev and other browsers that programs drive. */
export const drivenBrowsers: LibraryRows = {
  types: [
    ...each('puppeteer puppeteer-core puppeteer-extra', (library) => library).flatMap((library) => each('launch connect', (name) => ['browser.Browser', library, `${name}.ReturnValue`] as TypeRow)),
    ...each('playwright playwright-core @playwright/test', (library) => library).flatMap((library) => each('chromium firefox webkit', (name) => ['browser.Browser', library, `${name}.launch.ReturnValue`] as TypeRow)),
    ['browser.Browser', 'playwright-chromium', 'chromium.launch.ReturnValue'],
    ...each('newContext createIncognitoBrowserContext createBrowserContext', (name) => ['browser.Browser', 'browser.Browser', `${name}.ReturnValue`] as TypeRow),
    ['browser.Page', 'browser.Browser', 'newPage.ReturnValue'],
    ['browser.Page', 'puppeteer', 'Page.Instance'],
    ['browser.Page', 'playwright', 'Page.Instance'],
    ['browser.Page', 'browser.Page', 'mainFrame.ReturnValue'],
    ['cdp.Client', 'chrome-remote-interface', 'ReturnValue'],
    ['cdp.Client', 'chrome-remote-interface', 'Argument[*].Parameter[0]'],
  ],
  sinks: [
    ['browser.Page', 'goto.Argument[0]', 'url'],
    ['browser.Page', 'setContent.Argument[0]', 'url'],
    ...each('evaluate evaluateHandle evaluateOnNewDocument addInitScript', (name) => ['browser.Page', `${name}.Argument[0]`, 'code'] as SinkRow),
    ['browser.Page', 'addScriptTag.Argument[0].content', 'code'],
    ['wkhtmltopdf', 'Argument[0]', 'url'],
    ['wkhtmltoimage', 'generate.Argument[0]', 'url'],
    ['phantom', 'create.ReturnValue.createPage.ReturnValue.open.Argument[0]', 'url'],
    ['cdp.Client', 'Page.navigate.Argument[0].url', 'url'],
    ['cdp.Client', 'Runtime.evaluate.Argument[0].expression', 'code'],
    ['cdp.Client', 'Runtime.compileScript.Argument[0].expression', 'code'],
    ['jsdom', 'JSDOM.fromURL.Argument[0]', 'url'],
    ...each('pdf screenshot', (name) => ['browser.Page', `${name}.Argument[0].path`, 'path'] as SinkRow),
    ['browser.Page', 'addScriptTag.Argument[0].url', 'code'],
    ['electron', 'BrowserWindow.Instance.loadURL.Argument[0]', 'url'],
    ['electron', 'BrowserWindow.Instance.webContents.executeJavaScript.Argument[0]', 'code'],
    ['electron', 'shell.openExternal.Argument[0]', 'redirect'],
    ['html-pdf', 'create.Argument[0]', 'html'],
  ],
};
