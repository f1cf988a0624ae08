import { ancestorsOf, bare, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { AnalysedProgram, FunctionNode, Module, Node } from '../../program/index.ts';

/** Files that import the judged one and are looked into. */
const MAX_DEPENDENTS = 20;
/** Functions that hand another one, as text, to a page: of Puppeteer, Playwright and Selenium. */
const TO_PAGES = /^(?:evaluate|evaluateHandle|evaluateOnNewDocument|addInitScript|executeScript|executeAsyncScript|waitForFunction|\$eval|\$\$eval)$/;

/**
 * True for a place in a function that runs elsewhere: it is handed to a page, or its text is asked for (`work.toString()`), in the file
 * or in one on disk that imports it: what a run brings later takes nothing back. Its names are those of the place where it runs.
 */
export function isTurnedIntoText(node: Node, { path, module, program }: { readonly path: string; readonly module: Module; readonly program: AnalysedProgram }): boolean {
  const functions = [...ancestorsOf(node)].filter(isFunction);
  if (functions.some(isHandedToPage)) return true;
  const names = functions.flatMap((each) => nameOf(each) ?? []);
  if (names.length === 0) return false;
  const others = program.graph.dependentsOf(path).filter(program.onDisk).slice(0, MAX_DEPENDENTS).map((each) => program.textOnDisk(each) ?? '');
  return [...module.units.map(({ text }) => text), ...others].some((text) => names.some((name) => asksForText(text, name)));
}

function isHandedToPage(handed: FunctionNode): boolean {
  const taker = parentOf(handed);
  const callee = taker?.type === 'CallExpression' ? bare(taker.callee) : undefined;
  return callee?.type === 'MemberExpression' && TO_PAGES.test(propertyName(callee) ?? '');
}

/** The name under which a function is declared, kept, or handed out (`exports.work = function …`). */
function nameOf(named: FunctionNode): string | undefined {
  const owner = parentOf(named);
  if (named.id) return named.id.name;
  if (owner?.type === 'VariableDeclarator') return owner.id.type === 'Identifier' ? owner.id.name : undefined;
  if (owner?.type === 'Property' || owner?.type === 'MethodDefinition') return propertyName(owner);
  return owner?.type === 'AssignmentExpression' && owner.left.type === 'MemberExpression' ? propertyName(owner.left) : undefined;
}

function asksForText(text: string, name: string): boolean {
  const at = text.indexOf(`${name}.toString()`);
  return at !== -1 && !/[\w$]/.test(text[at - 1] ?? '');
}
