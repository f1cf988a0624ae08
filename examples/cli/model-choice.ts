import { anthropicGenerator, findLocalServers, LockstepError, openAiCompatibleGenerator, projectFiles } from 'lockstep';
import type { Generator, LocalServer, ModelOptions, Policy } from 'lockstep';

/** A model that writes: a hosted one, a server that is named, or whichever local one is found. */
export type ModelChoice = { readonly type: 'anthropic' } | { readonly type: 'openai'; readonly baseURL: string } | { readonly type: 'local' };

/** Flags about models. */
export interface ModelFlags {
  readonly model?: string;
  /** Dollars. */
  readonly maxCost?: number;
  readonly maxTokens?: number;
  readonly price?: { readonly input: number; readonly output: number };
}

/** What a model is opened with. */
export interface ModelSettings extends ModelFlags {
  /** The tree that is written into; the model may read it. */
  readonly project: string;
  readonly network: Policy['network'];
}

/** The model that is asked when none is named. */
const DEFAULT_MODEL = 'claude-sonnet-5-5';

/** Makes the generator of a model. Only `local` opens a socket, to find the server. */
export async function openModel(choice: ModelChoice, settings: ModelSettings): Promise<Generator> {
  if (choice.type === 'anthropic') return anthropicGenerator(optionsOf(settings, settings.model ?? DEFAULT_MODEL));
  const server = choice.type === 'local' ? await oneServer() : { baseURL: choice.baseURL, models: await modelsOf(choice.baseURL, settings) };
  const model = settings.model ?? server.models[0];
  if (model === undefined) throw invalid(`${server.baseURL} names no model: name one with --model`);
  const apiKey = process.env['OPENAI_API_KEY'];
  return openAiCompatibleGenerator({
    ...optionsOf(settings, model),
    baseURL: server.baseURL,
    ...(choice.type === 'local' || apiKey === undefined || apiKey === '' ? {} : { apiKey }),
  });
}

/** The model that nobody named: one behind a key, unless the policy says local, else one on this machine. */
export async function foundModel(settings: ModelSettings): Promise<{ readonly generator: Generator; readonly why: string } | undefined> {
  const key = process.env['ANTHROPIC_API_KEY'];
  if (key !== undefined && key !== '' && settings.network.mode === 'hosted')
    return { generator: await openModel({ type: 'anthropic' }, settings), why: 'ANTHROPIC_API_KEY is set' };
  const [server] = await findLocalServers();
  if (server === undefined) return undefined;
  return { generator: await openModel({ type: 'openai', baseURL: server.baseURL }, settings), why: `${server.name} answers at ${server.baseURL}` };
}

function optionsOf({ project, network, maxCost, maxTokens, price }: ModelSettings, model: string): ModelOptions {
  const budget = { ...(maxCost === undefined ? {} : { usd: maxCost }), ...(maxTokens === undefined ? {} : { tokens: maxTokens }) };
  return { model, network, budget, files: projectFiles(project), ...(price === undefined ? {} : { price }) };
}

async function oneServer(): Promise<LocalServer> {
  const [server] = await findLocalServers();
  if (server !== undefined) return server;
  throw invalid('no model server answers on the usual ports of this machine (11434, 1234, 8080, 8000): start one, or name it with --generator openai:URL');
}

/** A server on this machine says which models it has; elsewhere the model has to be named. */
async function modelsOf(baseURL: string, { model }: ModelSettings): Promise<readonly string[]> {
  if (model !== undefined || !/^https?:\/\/(?:127\.|localhost|\[::1\])/.test(baseURL)) return [];
  const [server] = await findLocalServers({ addresses: [['', baseURL]] });
  return server?.models ?? [];
}

function invalid(message: string): LockstepError {
  return new LockstepError('input-invalid', message, { fault: 'caller' });
}
