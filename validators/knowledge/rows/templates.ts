import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow } from '../../../program/index.ts';

const FIRST = (library: string, names: string): readonly SinkRow[] => each(names, (name) => [library, `${name}.Argument[0]`, 'template'] as SinkRow);

/** Template languages that run code: whoever writes the text of a template writes the code. */
export const templates: LibraryRows = {
  sinks: [
    ['ejs', 'renderFile.Argument[0]', 'path'],
    ...['pug', 'jade'].flatMap((library) => each('renderFile compileFile', (name): SinkRow => [library, `${name}.Argument[0]`, 'path'])),
    ...FIRST('ejs', 'render compile'),
    ...FIRST('pug', 'render compile compileClient compileClientWithDependenciesTracked'),
    ...FIRST('jade', 'render compile compileClient'),
    ...FIRST('handlebars', 'compile precompile'),
    ...FIRST('nunjucks', 'renderString compile'),
    ['nunjucks', 'Environment.Instance.renderString.Argument[0]', 'template'],
    ['nunjucks', 'configure.ReturnValue.renderString.Argument[0]', 'template'],
    ...FIRST('dot', 'template compile'),
    ...FIRST('swig', 'render compile'),
    ...FIRST('swig-templates', 'render compile'),
    ['twig', 'twig.Argument[0].data', 'template'],
    ...FIRST('hogan.js', 'compile'),
    ...FIRST('eta', 'render compile renderString'),
    ['eta', 'Eta.Instance.renderString.Argument[0]', 'template'],
    ...FIRST('squirrelly', 'render compile'),
    ...FIRST('mustache', 'render parse'),
    ...FIRST('art-template', 'render compile'),
    ...FIRST('lodash', 'template'),
    ...FIRST('underscore', 'template'),
    ['lodash.template', 'Argument[0]', 'template'],
    ['velocityjs', 'render.Argument[0]', 'template'],
    ['liquidjs', 'Liquid.Instance.parseAndRender.Argument[0]', 'template'],
    ['liquidjs', 'Liquid.Instance.parseAndRenderSync.Argument[0]', 'template'],
    ['handlebars', 'SafeString.Argument[0]', 'html'],
    ['ejs', 'Template.Argument[0]', 'template'],
    ['nunjucks', 'Template.Argument[0]', 'template'],
    ['nunjucks', 'precompileString.Argument[0]', 'template'],
    ...FIRST('vash', 'compile'),
    ...FIRST('dustjs-linkedin', 'compile renderSource'),
    ...FIRST('hamljs', 'render compile'),
    ...FIRST('whiskers', 'render compile'),
    ['consolidate', '*.render.Argument[0]', 'template'],
    ['juicer', 'Argument[0]', 'template'],
    ['juicer', 'compile.Argument[0]', 'template'],
  ],
};
