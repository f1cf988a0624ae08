import type { SurfaceFact } from '../../contract/index.ts';
import { fieldsOf, parseJsonText } from '../json-text.ts';
import { tablesIn } from './tables/sql-tables.ts';

const INFRASTRUCTURE: readonly (readonly [string, RegExp])[] = [
  ['continuous integration', /(?:^|\/)(?:\.github\/(?:workflows|actions)\/|\.gitlab-ci[^/]*$|\.circleci\/|azure-pipelines[^/]*$|Jenkinsfile$|\.buildkite\/|bitbucket-pipelines[^/]*$|\.drone\.yml$)/],
  ['container', /(?:^|\/)(?:[^/]*\.)?(?:Dockerfile|Containerfile)[^/]*$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/],
  ['infrastructure as code', /\.(?:tf|tfvars|bicep)$|(?:^|\/)(?:serverless|Pulumi[^/]*|template|cdk|wrangler|fly|vercel|netlify)\.(?:ya?ml|json|toml)$/],
  ['cluster', /(?:^|\/)(?:k8s|kubernetes|helm|charts|manifests)\/.*\.ya?ml$/],
];
const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** What a file that is no code adds: packages and scripts of a manifest, pipelines, containers, SQL. */
export function textSurface(path: string, text: string): readonly SurfaceFact[] {
  const found = INFRASTRUCTURE.find(([, pattern]) => pattern.test(path));
  if (found !== undefined) return [{ kind: 'infrastructure', name: path, detail: found[0], path, line: 1 }];
  if (/(?:^|\/)package\.json$/.test(path)) return manifestSurface(path, text);
  if (path.endsWith('.sql')) return tablesIn(text).map(({ table, verb }) => ({ kind: 'table', name: table, detail: verb, path, line: 1 }));
  return [];
}

function manifestSurface(path: string, text: string): readonly SurfaceFact[] {
  const manifest = fieldsOf(parseJsonText(text));
  const at = (key: string): number => Math.max(0, text.split('\n').findIndex((line) => line.includes(JSON.stringify(key)))) + 1;
  const packages = DEPENDENCIES.flatMap((field) => Object.keys(fieldsOf(manifest[field])).map((name): SurfaceFact => ({ kind: 'package', name, detail: field, path, line: at(name) })));
  const scripts = Object.keys(fieldsOf(manifest['scripts'])).map((name): SurfaceFact => ({ kind: 'script', name: `${name}: ${String(fieldsOf(manifest['scripts'])[name])}`, path, line: at(name) }));
  return [...packages, ...scripts];
}
