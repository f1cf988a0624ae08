import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, StepRow } from '../../../program/index.ts';

const FIRST = (library: string, names: string): readonly SinkRow[] => each(names, (name) => [library, `${name}.Argument[0]`, 'template'] as SinkRow);

const BRACES = /\{\{(?:\{|&)([^}]*)\}/g;
const PERCENT = /<%-([^%]*)%>/g;
const PRINTED = /<%=([^%]*)%>/g;

/** What fills a template: the data, the text, and which holes are not escaped. Other holes are. */
const FILLING: readonly (readonly [library: string, path: string, data: string, text: string, raw: RegExp | boolean])[] = [
  ['handlebars', 'compile.ReturnValue', 'Argument[0]', 'Made.Argument[0]', BRACES],
  ['handlebars', 'compile.ReturnValue', 'Argument[0]', 'Made.Argument[1].noEscape', true],
  ['mustache', 'render', 'Argument[1]', 'Argument[0]', BRACES],
  ['hogan.js', 'compile.ReturnValue.render', 'Argument[0]', 'Made.Argument[0]', BRACES],
  ['ejs', 'render', 'Argument[1]', 'Argument[0]', PERCENT],
  ['ejs', 'compile.ReturnValue', 'Argument[0]', 'Made.Argument[0]', PERCENT],
  ...each('lodash underscore', (library) => [library, 'template.ReturnValue', 'Argument[0]', 'Made.Argument[0]', PRINTED] as const),
  ['lodash.template', 'ReturnValue', 'Argument[0]', 'Made.Argument[0]', PRINTED],
  ['pug', 'render', 'Argument[1]', 'Argument[0]', /!(?:=|\{)([^}\n]*)/g],
  ['pug', 'compile.ReturnValue', 'Argument[0]', 'Made.Argument[0]', /!(?:=|\{)([^}\n]*)/g],
  ['nunjucks', 'renderString', 'Argument[1]', 'Argument[0]', /\{\{([^}|]*)\|\s*safe/g],
  ['dot', 'template.ReturnValue', 'Argument[0]', 'Made.Argument[0]', /\{\{=([^}]*)\}\}/g],
];

/** Template languages that run code: whoever writes the text of a template writes the code. */
export const templates: LibraryRows = {
  types: [
    ['handlebars', 'handlebars', 'create.ReturnValue'],
    ['handlebars', 'express-handlebars', 'create.ReturnValue.handlebars'],
    ['liquid.Engine', 'liquidjs', 'Liquid.Instance'],
    ['liquid.Engine', 'liquidjs', 'Instance'],
    ['eta.Engine', 'eta', 'Eta.Instance'],
    ['nunjucks.Environment', 'nunjucks', 'Environment.Instance'],
    ['nunjucks.Environment', 'nunjucks', 'configure.ReturnValue'],
  ],
  sinks: [
    ['ejs', 'renderFile.Argument[0]', 'path'],
    ...['pug', 'jade'].flatMap((library) => each('renderFile compileFile', (name): SinkRow => [library, `${name}.Argument[0]`, 'path'])),
    ...FIRST('ejs', 'render compile'),
    ...FIRST('pug', 'render compile compileClient compileClientWithDependenciesTracked'),
    ...FIRST('jade', 'render compile compileClient'),
    ...FIRST('handlebars', 'compile precompile'),
    ['handlebars', 'registerPartial.Argument[1]', 'template'],
    ...FIRST('nunjucks', 'renderString compile'),
    ['nunjucks.Environment', 'renderString.Argument[0]', 'template'],
    ...FIRST('dot', 'template compile'),
    ...FIRST('swig', 'render compile'),
    ...FIRST('swig-templates', 'render compile'),
    ['twig', 'twig.Argument[0].data', 'template'],
    ...FIRST('hogan.js', 'compile'),
    ...FIRST('eta', 'render compile renderString'),
    ...each('renderString renderStringAsync compile', (name) => ['eta.Engine', `${name}.Argument[0]`, 'template'] as SinkRow),
    ...each('renderAsync compileToString', (name) => ['eta', `${name}.Argument[0]`, 'template'] as SinkRow),
    ...FIRST('squirrelly', 'render compile'),
    ...FIRST('mustache', 'render parse'),
    ...FIRST('art-template', 'render compile'),
    ...FIRST('lodash', 'template'),
    ...FIRST('underscore', 'template'),
    ['lodash.template', 'Argument[0]', 'template'],
    ['velocityjs', 'render.Argument[0]', 'template'],
    ...each('parseAndRender parseAndRenderSync parse evalValue evalValueSync', (name) => ['liquid.Engine', `${name}.Argument[0]`, 'template'] as SinkRow),
    ['handlebars', 'SafeString.Argument[0]', 'html'],
    ['ejs', 'Template.Argument[0]', 'template'],
    ['nunjucks', 'Template.Argument[0]', 'template'],
    ['nunjucks', 'precompileString.Argument[0]', 'template'],
    ...FIRST('vash', 'compile'),
    ...FIRST('edge.js', 'renderRaw renderRawSync'),
    ...each('Edge.create.ReturnValue Edge.Instance', (edge) => ['edge.js', `${edge}.renderRaw.Argument[0]`, 'template'] as SinkRow),
    ...FIRST('dot', 'compileFn'),
    ['es6-template-strings', 'Argument[0]', 'template'],
    ['blueimp-tmpl', 'Argument[0]', 'template'],
    ['mustache', 'Writer.Instance.render.Argument[0]', 'template'],
    ['swig', 'Swig.Instance.render.Argument[0]', 'template'],
    ...FIRST('dustjs-linkedin', 'compile renderSource'),
    ...FIRST('hamljs', 'render compile'),
    ...FIRST('whiskers', 'render compile'),
    ['consolidate', '*.render.Argument[0]', 'template'],
    ['juicer', 'Argument[0]', 'template'],
    ['juicer', 'compile.Argument[0]', 'template'],
  ],
  steps: FILLING.map(([library, path, data, text, raw]): StepRow => [library, path, `${data}.*`, 'ReturnValue', ['html'], ['unless', text, raw]]),
};
