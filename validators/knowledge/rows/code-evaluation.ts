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
    ['global', 'require.main.require.Argument[0]', 'code'],
    ['global', 'process.mainModule.require.Argument[0]', 'code'],
    ['module', 'createRequire.ReturnValue.Argument[0]', 'code'],
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
    ['vm', 'compileFunction.Argument[1].Element', 'code'],
    ...each('VM NodeVM', (name) => ['vm2', `${name}.Instance.run.Argument[0]`, 'code'] as const),
    ...each('VM NodeVM', (name) => ['vm2', `${name}.Instance.runFile.Argument[0]`, 'code'] as const),
    ['vm2', 'NodeVM.code.Argument[0]', 'code'],
    ['vm2', 'NodeVM.file.Argument[0]', 'code'],
    ['worker_threads', 'Worker.Argument[0]', 'code'],
    ...each('setupPrimary setupMaster', (name) => ['cluster', `${name}.Argument[0].exec`, 'code'] as const),
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
    ['eval5', 'Interpreter.Instance.evaluate.Argument[0]', 'code'],
    ['js-interpreter', 'Argument[0]', 'code'],
    ['jailed', 'DynamicPlugin.Argument[0]', 'code'],
    ['jailed', 'Plugin.Argument[0]', 'code'],
    ['piscina', 'Argument[0].filename', 'code'],
    ['tinypool', 'Argument[0].filename', 'code'],
    ['python-shell', 'PythonShell.runString.Argument[0]', 'code'],
    ['python-shell', 'PythonShell.runStringSync.Argument[0]', 'code'],
    ['webdriverio', 'remote.ReturnValue.execute.Argument[0]', 'code'],
    ['selenium-webdriver', 'Builder.Instance.build.ReturnValue.executeScript.Argument[0]', 'code'],
    ['selenium-webdriver', 'Builder.Instance.build.ReturnValue.executeAsyncScript.Argument[0]', 'code'],
    ['angular-expressions', 'compile.Argument[0]', 'code'],
    ...each('safe-eval safer-eval static-eval eval notevil node-eval require-from-string import-fresh requireg require-uncached require-reload', (library) => [library, 'Argument[0]', 'code'] as const),
    ['mathjs', 'eval.Argument[0]', 'code'],
    ['expr-eval', 'Parser.evaluate.Argument[0]', 'code'],
    ...each('parse evaluate', (name) => ['expr-eval', `Parser.Instance.${name}.Argument[0]`, 'code'] as const),
    ...each('query value paths nodes apply parent', (name) => ['jsonpath', `${name}.Argument[1]`, 'code'] as const),
    ['jsonpath-plus', 'JSONPath.Argument[0].path', 'code'],
  ],
};

/** Compilers: what they are given comes out as code that does the same. */
export const compilers: LibraryRows = {
  steps: [
    ['typescript', 'transpile', 'Argument[0]', 'ReturnValue'],
    ['typescript', 'transpileModule', 'Argument[0]', 'ReturnValue.outputText'],
    ...each('transform transformSync transformAsync', (name) => name).flatMap((name) => each('@babel/core @swc/core esbuild sucrase @babel/standalone', (library) => [library, name, 'Argument[0]', 'ReturnValue.code'] as const)),
    ...each('coffeescript coffee-script livescript', (library) => [library, 'compile', 'Argument[0]', 'ReturnValue'] as const),
    ['terser', 'minify', 'Argument[0]', 'ReturnValue.code'],
    ['uglify-js', 'minify', 'Argument[0]', 'ReturnValue.code'],
  ],
};
