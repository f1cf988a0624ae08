import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, StepRow, TypeRow } from '../../../program/index.ts';

/** https://react.dev/reference and https://reactrouter.com: escape hatches, and what comes with the address. */
export const react: LibraryRows = {
  types: [
    ...each('react-router-dom react-router', (library) => ['react.Location', library, 'useLocation.ReturnValue'] as TypeRow),
    ['react.Location', 'any', 'props.location'],
  ],
  sources: [
    ...['react-router-dom', 'react-router'].flatMap((library): readonly SourceRow[] => [
      [library, 'useParams.ReturnValue', 'client', 'text'],
      [library, 'useSearchParams.ReturnValue', 'client', 'text'],
      [library, 'useRouteMatch.ReturnValue.params', 'client', 'text'],
    ]),
    ...each('search hash', (name) => ['react.Location', name, 'client', 'text'] as SourceRow),
    ['react.Location', 'pathname', 'client', 'place'],
    ['any', 'props.match.params', 'client', 'text'],
  ],
  sinks: [
    ...['createElement', 'cloneElement'].map((name): SinkRow => ['react', `${name}.Argument[1].dangerouslySetInnerHTML.__html`, 'html']),
    ...each('href src srcDoc formAction', (name) => ['react', `createElement.Argument[1].${name}`, 'html'] as SinkRow),
    ['html-react-parser', 'Argument[0]', 'html'],
    ['next/link', 'Attribute.href', 'html'],
  ],
  steps: [
    ['react', 'useState', 'Argument[0]', 'ReturnValue.Element'],
    ['react', 'useState.ReturnValue.Element', 'Argument[0]', 'Base.Element'],
    ['react', 'useRef', 'Argument[0]', 'ReturnValue.current'],
    ['react', 'useMemo', 'Argument[0].ReturnValue', 'ReturnValue'],
    ['react', 'useState', 'Argument[0].ReturnValue', 'ReturnValue.Element'],
    ['react', 'useState.ReturnValue.Element', 'Argument[0].ReturnValue', 'Base.Element'],
  ],
};

/** https://vuejs.org/api: markup that is not escaped, and what comes with the address. */
export const vue: LibraryRows = {
  types: [
    ['vue', 'global', 'Vue'],
    ['vue.Route', 'vue-router', 'useRoute.ReturnValue'],
    ['vue.Route', 'any', '$route'],
  ],
  sources: each('params query hash fullPath', (name) => ['vue.Route', name, 'client', 'text'] as SourceRow),
  sinks: [
    ...each('innerHTML domProps.innerHTML attrs.href href', (path) => ['vue.Maker', `Argument[1].${path}`, 'html'] as SinkRow),
    ...each('h createVNode', (name) => ['vue', `${name}.Argument[1].innerHTML`, 'html'] as SinkRow),
    ['vue', 'h.Argument[1].domProps.innerHTML', 'html'],
    ...each('h createVNode', (name) => ['vue', `${name}.Argument[1].href`, 'html'] as SinkRow),
    ['vue', 'compile.Argument[0]', 'template'],
    ['vue', 'Argument[0].template', 'template'],
    ['vue', 'createApp.Argument[0].template', 'template'],
    ['vue', 'defineComponent.Argument[0].template', 'template'],
    ['vue', 'component.Argument[1].template', 'template'],
  ],
  steps: [
    ['vue', 'computed', 'Argument[0].ReturnValue', 'ReturnValue.value'],
    ...each('ref shallowRef', (name): StepRow => ['vue', name, 'Argument[0]', 'ReturnValue.value']),
  ],
};

const BYPASSES = 'bypassSecurityTrustHtml bypassSecurityTrustScript bypassSecurityTrustStyle bypassSecurityTrustUrl bypassSecurityTrustResourceUrl';

/** https://angular.dev/best-practices/security: what is trusted in spite of its origin. */
export const angular: LibraryRows = {
  types: [
    ['angular.Route', '@angular/router', 'ActivatedRoute.Instance'],
    ['angular.Snapshot', '@angular/router', 'ActivatedRouteSnapshot.Instance'],
    ['angular.Snapshot', 'angular.Route', 'snapshot'],
    ['angular.Sanitizer', '@angular/platform-browser', 'DomSanitizer.Instance'],
  ],
  sources: [
    ...each('params queryParams fragment paramMap queryParamMap url', (name) => ['angular.Snapshot', name, 'client', 'text'] as SourceRow),
    ...each('params queryParams fragment paramMap queryParamMap', (name) => ['angular.Route', `${name}.subscribe.Argument[0].Parameter[0]`, 'client', 'text'] as SourceRow),
    ['@angular/router', 'Router.Instance.url', 'client', 'text'],
  ],
  sinks: [
    ...each(`${BYPASSES} trustAsHtml trustAsJs trustAsUrl trustAsResourceUrl`, (name) => ['any', `${name}.Argument[0]`, 'html'] as SinkRow),
    ...each('setProperty setAttribute', (name) => ['@angular/core', `Renderer2.Instance.${name}.Argument[2]`, 'html'] as SinkRow),
  ],
  steps: [['angular.Sanitizer', 'sanitize', 'Argument[1]', 'ReturnValue', ['html']]],
};

/** https://docs.angularjs.org/api: what its services give and trust. */
export const angularJs: LibraryRows = {
  sources: [
    ...each('search hash url absUrl path', (name) => ['angularjs.Location', `${name}.ReturnValue`, 'client', 'text'] as SourceRow),
    ['angularjs.RouteParams', '', 'client', 'text'],
    ['angularjs.Attributes', '', 'page', 'text'],
  ],
  sinks: [
    ['angularjs.Sce', 'trustAs.Argument[1]', 'html'],
    ...each('Compile Interpolate', (name) => [`angularjs.${name}`, 'Argument[0]', 'template'] as SinkRow),
    ['angularjs.Parse', 'Argument[0]', 'code'],
    ...each('$eval $evalAsync', (name) => ['any', `${name}.Argument[0]`, 'code'] as SinkRow),
  ],
};

/** Packages that put markup into elements: lit, morphdom, d3, and templates of other frameworks. */
export const otherFrameworks: LibraryRows = {
  types: [
    ...each('select selectAll create', (name) => ['d3.Selection', 'd3', `${name}.ReturnValue`] as TypeRow),
    ...each('append insert select selectAll attr property style classed text html datum data enter join merge filter on call', (name) => ['d3.Selection', 'd3.Selection', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: [
    ...each('lit lit-html', (library) => library).flatMap((library): readonly SinkRow[] => [
      ...each('unsafe-html.js unsafe-html', (file) => [`${library}/directives/${file}`, 'unsafeHTML.Argument[0]', 'html'] as SinkRow),
      ...each('unsafe-svg.js unsafe-svg', (file) => [`${library}/directives/${file}`, 'unsafeSVG.Argument[0]', 'html'] as SinkRow),
    ]),
    ...each('h createElement', (name) => ['preact', `${name}.Argument[1].dangerouslySetInnerHTML.__html`, 'html'] as SinkRow),
    ...each('@ember/template @ember/string', (library) => [library, 'htmlSafe.Argument[0]', 'html'] as SinkRow),
    ['morphdom', 'Argument[1]', 'html'],
    ['nanohtml/raw', 'Argument[0]', 'html'],
    ['solid-js/web', 'template.Argument[0]', 'html'],
    ['d3.Selection', 'html.Argument[0]', 'html'],
    ['d3.Selection', 'html.Argument[0].ReturnValue', 'html'],
  ],
};
