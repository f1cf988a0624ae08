// Prints the address of every module that a piece of code loads, one a line, behind `loaded `.
import { register } from 'node:module';
import { isMainThread, MessageChannel } from 'node:worker_threads';

const hooks = `
let port;
export function initialize(data) { port = data.port; }
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  port.postMessage(found.url);
  return found;
}`;

// Worker threads inherit the flags of the process; what they load is not asked for.
if (isMainThread) {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (url) => process.stdout.write(`loaded ${url}\n`));
  port1.unref();
  register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: { port: port2 }, transferList: [port2] });
}
