import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, StepRow, TypeRow } from '../../../program/index.ts';

/** A request as https://fetch.spec.whatwg.org has it, where servers hand it to handlers: Next.js, Deno, Bun, Workers. */
export const webRequest: LibraryRows = {
  types: [
    ['url.SearchParams', 'web.Request', 'nextUrl.searchParams'],
    ['web.Request', 'global', 'Bun.serve.Argument[0].fetch.Parameter[0]'],
    ['web.Request', 'global', 'Deno.serve.Argument[*].Parameter[0]'],
  ],
  sources: ['web.Request', 'named.WebRequest'].flatMap((request): readonly SourceRow[] => [
    ...each('json formData', (name) => [request, `${name}.ReturnValue`, 'remote', 'object'] as SourceRow),
    ...each('text arrayBuffer blob bytes', (name) => [request, `${name}.ReturnValue`, 'remote', 'text'] as SourceRow),
    ...each('headers body cookies', (name) => [request, name, 'remote', 'text'] as SourceRow),
    ...each('url nextUrl', (name) => [request, name, 'remote', 'own'] as SourceRow),
  ]),
  steps: ['web.Request', 'named.WebRequest'].flatMap((request) => each('headers.get cookies.get', (path) => [request, path, 'Receiver', 'ReturnValue'] as StepRow)),
  sinks: [
    ['global', 'Response.redirect.Argument[0]', 'redirect'],
    ['global', 'Response.Argument[0]', 'html'],
    ...each('Location location', (name) => ['global', `Response.Argument[1].headers.${name}`, 'redirect'] as SinkRow),
  ],
};

/** What routes of Remix, React Router, SvelteKit and Astro are given: the request, and what its address holds. */
export const routeArguments: LibraryRows = {
  types: [
    ['web.Request', 'route.Arguments', 'request'],
    ['url.Address', 'route.Arguments', 'url'],
    ...['@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare', 'react-router'].flatMap((library) => each('LoaderFunctionArgs ActionFunctionArgs LoaderArgs ActionArgs DataFunctionArgs', (name) => ['route.Arguments', library, `${name}.Instance`] as TypeRow)),
    ...each('LoaderFunction ActionFunction', (name) => ['route.Arguments', '@remix-run/node', `${name}.Instance.Parameter[0]`] as TypeRow),
    ...each('RequestEvent ServerLoadEvent', (name) => ['route.Arguments', '@sveltejs/kit', `${name}.Instance`] as TypeRow),
    ...each('RequestHandler ServerLoad Load Action', (name) => ['route.Arguments', '@sveltejs/kit', `${name}.Instance.Parameter[0]`] as TypeRow),
    ['route.Arguments', 'astro', 'APIRoute.Instance.Parameter[0]'],
    ['route.Arguments', 'astro', 'APIContext.Instance'],
    ['express.Request', '@remix-run/express', 'createRequestHandler.Argument[0].getLoadContext.Parameter[0]'],
  ],
  sources: [
    ['route.Arguments', 'params', 'remote', 'text'],
    ...each('searchParams search pathname', (name) => ['url.Address', name, 'remote', 'text'] as SourceRow),
    ['url.Address', 'href', 'remote', 'own'],
    ['route.Arguments', 'cookies.get.ReturnValue', 'remote', 'text'],
  ],
  sinks: [
    ...['@remix-run/node', 'react-router'].map((library): SinkRow => [library, 'redirect.Argument[0]', 'redirect']),
    ['@sveltejs/kit', 'redirect.Argument[1]', 'redirect'],
  ],
};

/** https://nextjs.org/docs/app/api-reference and the handlers of `pages/api`. */
export const next: LibraryRows = {
  types: [
    ['next.Request', 'next', 'NextApiHandler.Instance.Parameter[0]'],
    ['express.Response', 'next', 'NextApiHandler.Instance.Parameter[1]'],
    ['next.PageContext', 'next', 'GetServerSideProps.Instance.Parameter[0]'],
    ['next.Request', 'next', 'NextApiRequest.Instance'],
    ['express.Response', 'next', 'NextApiResponse.Instance'],
    ['web.Request', 'next/server', 'NextRequest.Instance'],
    ['next.PageContext', 'next', 'GetServerSidePropsContext.Instance'],
    ['next.PageContext', 'next', 'NextPageContext.Instance'],
    ['http.IncomingMessage', 'next.PageContext', 'req'],
    ['http.ServerResponse', 'next.PageContext', 'res'],
  ],
  sources: [
    ['next.Request', 'body', 'remote', 'object'],
    ...each('query cookies headers url', (name) => ['next.Request', name, 'remote', 'text'] as SourceRow),
    ...['next.PageContext', 'named.PageContext'].flatMap((context) => each('query params', (name) => [context, name, 'remote', 'text'] as SourceRow)),
    ...each('params searchParams', (name) => ['next.RouteContext', name, 'remote', 'text'] as SourceRow),
    ['next.Action', '', 'remote', 'object'],
    ['next-safe-action', 'createSafeActionClient.ReturnValue.action.Argument[0].Parameter[0].parsedInput', 'remote', 'object'],
    ...each('schema inputSchema', (name) => ['next-safe-action', `createSafeActionClient.ReturnValue.${name}.ReturnValue.action.Argument[0].Parameter[0].parsedInput`, 'remote', 'object'] as SourceRow),
    ['next/headers', 'headers.ReturnValue', 'remote', 'text'],
    ['next/headers', 'cookies.ReturnValue', 'remote', 'text'],
    ['next/navigation', 'useSearchParams.ReturnValue', 'client', 'text'],
    ['next/navigation', 'useParams.ReturnValue', 'client', 'text'],
    ['next/router', 'useRouter.ReturnValue.query', 'client', 'text'],
    ['next/router', 'useRouter.ReturnValue.asPath', 'client', 'text'],
  ],
  sinks: [
    ['next/server', 'NextResponse.Argument[0]', 'html'],
    ['next/server', 'NextResponse.redirect.Argument[0]', 'redirect'],
    ['next/server', 'NextResponse.rewrite.Argument[0]', 'url'],
    ['next/navigation', 'redirect.Argument[0]', 'redirect'],
    ['next/navigation', 'permanentRedirect.Argument[0]', 'redirect'],
    ...each('push replace', (name) => ['next/router', `useRouter.ReturnValue.${name}.Argument[0]`, 'redirect'] as const),
    ...each('push replace', (name) => ['next/router', `withRouter.Argument[0].Parameter[0].router.${name}.Argument[0]`, 'redirect'] as const),
    ...each('push replace', (name) => ['next/router', `${name}.Argument[0]`, 'redirect'] as const),
    ...each('push replace', (name) => ['next/navigation', `useRouter.ReturnValue.${name}.Argument[0]`, 'redirect'] as const),
    ...each('Location location', (name) => ['next/server', `NextResponse.Argument[1].headers.${name}`, 'redirect'] as SinkRow),
    ['named.PageAnswer', 'ReturnValue.redirect.destination', 'redirect'],
  ],
};
