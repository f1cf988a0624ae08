const METHODS = 'get post put patch delete options head all';

/** A way in which a library is given handlers: `route` by a method and a path, `object` by an options object, `server` all at once. */
export type RouteRow = readonly [library: string, path: string, form: 'route' | 'object' | 'server' | 'procedure' | 'resolvers'];

const each = (library: string, form: RouteRow[2], paths: string): readonly RouteRow[] => paths.split(' ').map((path) => [library, path, form]);

/** Where applications and routers come from, in the terms of `libraryPathOf`. After the documentation of each library. */
export const ROUTE_ROWS: readonly RouteRow[] = [
  ...each('express', 'route', 'ReturnValue Router.ReturnValue Router.Instance Application.Instance Express.Instance IRouter.Instance'),
  ...each('fastify', 'route', 'ReturnValue fastify.ReturnValue FastifyInstance.Instance'),
  ...each('hono', 'route', 'Hono.Instance'),
  ...each('@hono/zod-openapi', 'route', 'OpenAPIHono.Instance'),
  ...each('koa-router', 'route', 'Instance ReturnValue'),
  ...each('@koa/router', 'route', 'Instance ReturnValue Router.Instance'),
  ...each('polka', 'route', 'ReturnValue'),
  ...each('restify', 'route', 'createServer.ReturnValue'),
  ...each('@hapi/hapi', 'object', 'server.ReturnValue Server.Instance'),
  ...each('http', 'server', 'createServer'),
  ...each('https', 'server', 'createServer'),
  ...each('http2', 'server', 'createServer createSecureServer'),
  ...each('koa', 'server', 'Instance.use'),
  ...each('@trpc/server', 'procedure', 'initTRPC.create.ReturnValue.procedure initTRPC.context.ReturnValue.create.ReturnValue.procedure'),
  ...each('@apollo/server', 'resolvers', 'ApolloServer'),
  ...each('apollo-server', 'resolvers', 'ApolloServer'),
  ...each('apollo-server-express', 'resolvers', 'ApolloServer'),
  ...each('@graphql-tools/schema', 'resolvers', 'makeExecutableSchema'),
  ...each('graphql-tools', 'resolvers', 'makeExecutableSchema'),
  ...each('graphql-yoga', 'resolvers', 'createSchema'),
];

/** Methods by which a handler is given a path. */
export const ROUTE_METHODS: ReadonlySet<string> = new Set(METHODS.split(' '));

/** Decorators that make a method of a class a way in. */
export const DECORATOR_ROWS: readonly (readonly [library: string, name: string])[] = [
  ...'Get Post Put Patch Delete Options Head All'.split(' ').flatMap((name): readonly (readonly [string, string])[] => [['@nestjs/common', name], ['routing-controllers', name]]),
  ...'MessagePattern EventPattern GrpcMethod'.split(' ').map((name) => ['@nestjs/microservices', name] as const),
  ['@nestjs/websockets', 'SubscribeMessage'],
  ...'Query Mutation Subscription'.split(' ').flatMap((name): readonly (readonly [string, string])[] => [['@nestjs/graphql', name], ['type-graphql', name]]),
];

/** Decorators by which a class or a method asks who is calling. */
export const GUARD_DECORATORS: RegExp = /^(?:UseGuards|Roles|Authorized|RequireAuth|Auth|Authenticated|Permissions)$/;

/** What a framework calls by the name of the file and of the export. `ANY` for a default export; `path` is its first group. */
export interface FileRow {
  readonly framework: string;
  readonly file: RegExp;
  readonly exports: RegExp;
}

/** https://nextjs.org/docs, https://svelte.dev/docs/kit, https://reactrouter.com, https://nitro.build */
export const FILE_ROWS: readonly FileRow[] = [
  { framework: 'next', file: /(?:^|\/)app\/(.*?)\/?route\.[jt]sx?$/, exports: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/ },
  { framework: 'next', file: /(?:^|\/)pages\/(api\/.*?)\.[jt]sx?$/, exports: /^default$/ },
  { framework: 'sveltekit', file: /(?:^|\/)src\/routes\/(.*?)\/?\+server\.[jt]s$/, exports: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|fallback)$/ },
  { framework: 'sveltekit', file: /(?:^|\/)src\/routes\/(.*?)\/?\+(?:page|layout)\.server\.[jt]s$/, exports: /^(?:load|actions)$/ },
  { framework: 'remix', file: /(?:^|\/)app\/routes\/(.*?)\.[jt]sx?$/, exports: /^(?:loader|action)$/ },
  { framework: 'nitro', file: /(?:^|\/)server\/(?:api|routes)\/(.*?)\.[jt]s$/, exports: /^default$/ },
  { framework: 'lambda', file: /(?:^|\/)(?:lambdas?|functions?|handlers?|netlify\/functions)\/(.*?)\.[cm]?[jt]s$/, exports: /^handler$/ },
  { framework: 'lambda', file: /(?:^|\/)(handler|lambda)\.[cm]?[jt]s$/, exports: /^\w+$/ },
];
