import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, TypeRow } from '../../../program/index.ts';

/** https://trpc.io/docs/server/procedures: what a caller sends is `input` of a resolver's options. */
export const trpc: LibraryRows = {
  types: [
    ['trpc.Builder', '@trpc/server', 'initTRPC'],
    ['trpc.Builder', 'trpc.Builder', 'context.ReturnValue'],
    ['trpc.Builder', 'trpc.Builder', 'meta.ReturnValue'],
    ['trpc.Instance', 'trpc.Builder', 'create.ReturnValue'],
    ['trpc.Procedure', 'trpc.Instance', 'procedure'],
    ...each('input output meta use concat', (name) => ['trpc.Procedure', 'trpc.Procedure', `${name}.ReturnValue`] as TypeRow),
  ],
  sources: [
    ...each('query mutation subscription', (name) => ['trpc.Procedure', `${name}.Argument[0].Parameter[0].input`, 'remote', 'object'] as SourceRow),
    ['trpc.Procedure', 'use.Argument[0].Parameter[0].getRawInput.ReturnValue', 'remote', 'object'],
  ],
};

const SERVERS: readonly (readonly [library: string, path: string])[] = [
  ['@apollo/server', 'ApolloServer.Argument[0]'],
  ['apollo-server', 'ApolloServer.Argument[0]'],
  ['apollo-server-express', 'ApolloServer.Argument[0]'],
  ['@graphql-tools/schema', 'makeExecutableSchema.Argument[0]'],
  ['graphql-tools', 'makeExecutableSchema.Argument[0]'],
  ['graphql-yoga', 'createSchema.Argument[0]'],
];

/** https://graphql.org/graphql-js: a resolver's second parameter holds the arguments of the query. */
export const graphql: LibraryRows = {
  sources: [
    ...SERVERS.map(([library, path]): SourceRow => [library, `${path}.resolvers.*.*.Parameter[1]`, 'remote', 'object']),
    ['named.Arguments', '', 'remote', 'object'],
    ...['fields.*', 'fields.ReturnValue.*'].map((path): SourceRow => ['graphql', `GraphQLObjectType.Argument[0].${path}.resolve.Parameter[1]`, 'remote', 'object']),
    ['graphql-yoga', 'createYoga.Argument[0].schema.resolvers.*.*.Parameter[1]', 'remote', 'object'],
    ['graphql', 'graphql.Argument[0].rootValue.*.Parameter[0]', 'remote', 'object'],
    ['express-graphql', 'graphqlHTTP.Argument[0].rootValue.*.Parameter[0]', 'remote', 'object'],
    ['graphql-http/lib/use/express', 'createHandler.Argument[0].rootValue.*.Parameter[0]', 'remote', 'object'],
  ],
};

const EVENTS = 'APIGatewayProxyEvent APIGatewayEvent APIGatewayProxyEventV2 APIGatewayProxyWithLambdaAuthorizerEvent ALBEvent LambdaFunctionURLEvent';

/** https://docs.aws.amazon.com/lambda: the event of a gateway holds the request. */
export const lambda: LibraryRows = {
  types: [
    ...each(EVENTS, (name) => ['lambda.Event', 'aws-lambda', `${name}.Instance`] as TypeRow),
    ...each('APIGatewayProxyHandler APIGatewayProxyHandlerV2 ALBHandler Handler', (name) => ['lambda.Event', 'aws-lambda', `${name}.Instance.Parameter[0]`] as TypeRow),
    ['lambda.Event', '@middy/core', 'Argument[0].Parameter[0]'],
    ['lambda.Event', '@middy/core', 'ReturnValue.handler.Argument[0].Parameter[0]'],
  ],
  sources: ['lambda.Event', 'named.Event', 'named.Gateway'].flatMap((event): readonly SourceRow[] => [
    ...(event === 'named.Event' ? [[event, '', 'remote', 'object'] as const] : []),
    [event, 'body', 'remote', 'object'],
    ...each('queryStringParameters multiValueQueryStringParameters pathParameters headers multiValueHeaders rawQueryString rawPath path cookies', (name) => [event, name, 'remote', 'text'] as SourceRow),
  ]),
};

/** What a handler gives back is sent: `{ statusCode, headers, body }`. */
export const lambdaAnswers: LibraryRows = {
  sinks: [
    ['named.Handler', 'ReturnValue.body', 'html'],
    ['named.HandlerAnswer', 'Argument[1].body', 'html'],
    ...each('Location location', (name) => ['named.Handler', `ReturnValue.headers.${name}`, 'redirect'] as SinkRow),
  ],
};

/** https://firebase.google.com/docs/functions and https://cloud.google.com/functions: handlers of Express. */
export const cloudFunctions: LibraryRows = {
  types: [
    ...['firebase-functions', 'firebase-functions/v1'].flatMap((library): readonly TypeRow[] => [
      ['express.Request', library, 'https.onRequest.Argument[*].Parameter[0]'],
      ['express.Response', library, 'https.onRequest.Argument[*].Parameter[1]'],
    ]),
    ['express.Request', 'firebase-functions/v2/https', 'onRequest.Argument[*].Parameter[0]'],
    ['express.Response', 'firebase-functions/v2/https', 'onRequest.Argument[*].Parameter[1]'],
    ['express.Request', '@google-cloud/functions-framework', 'http.Argument[1].Parameter[0]'],
    ['express.Response', '@google-cloud/functions-framework', 'http.Argument[1].Parameter[1]'],
  ],
  sources: [
    ['firebase-functions', 'https.onCall.Argument[0].Parameter[0]', 'remote', 'object'],
    ['firebase-functions/v2/https', 'onCall.Argument[*].Parameter[0].data', 'remote', 'object'],
  ],
};
