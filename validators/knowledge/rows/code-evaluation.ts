import { each } from './library.ts';
import type { LibraryRows } from './library.ts';

/** The functions of the language that run text: ECMA-262 and HTML timers. */
export const evaluation: LibraryRows = {
  types: each('globalThis global', (name) => ['global', 'global', name] as const),
  sinks: [
    ['global', 'eval.Argument[0]', 'code'],
    ['global', 'Function.Argument[*]', 'code'],
    ['global', 'execScript.Argument[0]', 'code'],
    ...each('setTimeout setInterval setImmediate', (name) => ['global', `${name}.Argument[0]`, 'code'] as const),
    ...each('eval setTimeout setInterval execScript', (name) => ['dom.Window', `${name}.Argument[0]`, 'code'] as const),
    ['global', 'require.Argument[0]', 'code'],
    ['global', 'import.Argument[0]', 'code'],
    ['module', '_load.Argument[0]', 'code'],
    ['module', 'prototype._compile.Argument[0]', 'code'],
    ['module', 'Instance._compile.Argument[0]', 'code'],
    ['global', 'Worker.Argument[0]', 'code'],
    ['global', 'SharedWorker.Argument[0]', 'code'],
    ['global', 'navigator.serviceWorker.register.Argument[0]', 'code'],
  ],
};

/** https://nodejs.org/api/vm.html and packages that evaluate text, whatever they call themselves. */
export const evaluators: LibraryRows = {
  sinks: [
    ...each('runInContext runInNewContext runInThisContext compileFunction Script SourceTextModule', (name) => ['vm', `${name}.Argument[0]`, 'code'] as const),
    ...each('VM NodeVM', (name) => ['vm2', `${name}.Instance.run.Argument[0]`, 'code'] as const),
    ['worker_threads', 'Worker.Argument[0]', 'code'],
    ['sval', 'Instance.run.Argument[0]', 'code'],
    ['jsdom', 'JSDOM.Argument[0]', 'code'],
    ['sandbox', 'Instance.run.Argument[0]', 'code'],
    ['vm2', 'VMScript.Argument[0]', 'code'],
    ...each('compileScript compileScriptSync compileModule', (name) => ['isolated-vm', `Isolate.Instance.${name}.Argument[0]`, 'code'] as const),
    ...each('createContext createContextSync', (name) => name).flatMap((name) => each('eval evalSync evalClosure evalClosureSync', (run) => ['isolated-vm', `Isolate.Instance.${name}.ReturnValue.${run}.Argument[0]`, 'code'] as const)),
    ...each('injectJavaScript executeJavaScript evaluateJavaScript', (name) => ['any', `${name}.Argument[0]`, 'code'] as const),
    ...each('chrome browser', (name) => ['global', `${name}.tabs.executeScript.Argument[1].code`, 'code'] as const),
    ...each('coffeescript coffee-script livescript', (library) => library).flatMap((library) => each('eval run', (name) => [library, `${name}.Argument[0]`, 'code'] as const)),
    ['eval5', 'evaluate.Argument[0]', 'code'],
    ['angular-expressions', 'compile.Argument[0]', 'code'],
    ...each('safe-eval safer-eval static-eval eval notevil node-eval require-from-string import-fresh', (library) => [library, 'Argument[0]', 'code'] as const),
    ['mathjs', 'eval.Argument[0]', 'code'],
    ['expr-eval', 'Parser.evaluate.Argument[0]', 'code'],
    ...each('query value paths nodes', (name) => ['jsonpath', `${name}.Argument[1]`, 'code'] as const),
    ['jsonpath-plus', 'JSONPath.Argument[0].path', 'code'],
  ],
};
