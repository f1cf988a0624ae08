import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, TypeRow } from '../../../program/index.ts';

/** Queries in GraphQL: values belong into variables, not into the text (https://graphql.org/learn/queries/#variables). */
export const graphqlTexts: LibraryRows = {
  types: [
    ...each('@octokit/core @octokit/rest octokit', (library) => ['octokit', library, 'Octokit.Instance'] as TypeRow),
    ['octokit', '@actions/github', 'getOctokit.ReturnValue'],
    ['octokit.Query', '@octokit/graphql', 'graphql'],
    ['octokit.Query', 'octokit', 'graphql'],
    ['octokit.Query', 'octokit.Query', 'defaults.ReturnValue'],
    ['octokit.Query', '@octokit/graphql', 'withCustomRequest.ReturnValue'],
    ['octokit.Request', '@octokit/request', 'request'],
    ['octokit.Request', 'octokit', 'request'],
    ['octokit.Request', 'octokit.Request', 'defaults.ReturnValue'],
    ['graphql.Client', 'graphql-request', 'GraphQLClient.Instance'],
    ...each('urql @urql/core', (library) => library).flatMap((library): readonly TypeRow[] => [['urql.Client', library, 'createClient.ReturnValue'], ['urql.Client', library, 'Client.Instance']]),
  ],
  sinks: [
    ...each('graphql graphqlSync', (name) => name).flatMap((name): readonly SinkRow[] => [
      ['graphql', `${name}.Argument[1]`, 'sql'],
      ['graphql', `${name}.Argument[0].source`, 'sql'],
    ]),
    ['octokit.Query', 'Argument[0]', 'sql'],
    ['octokit.Request', 'Argument[1].query', 'sql'],
    ['graphql', 'parse.Argument[0]', 'sql'],
    ...each('request rawRequest', (name) => name).flatMap((name): readonly SinkRow[] => [
      ['graphql-request', `${name}.Argument[1]`, 'sql'],
      ['graphql-request', `${name}.Argument[0].document`, 'sql'],
      ['graphql.Client', `${name}.Argument[0]`, 'sql'],
      ['graphql.Client', `${name}.Argument[0].document`, 'sql'],
    ]),
    ...each('query mutation subscription', (name) => ['urql.Client', `${name}.Argument[0]`, 'sql'] as SinkRow),
  ],
};
