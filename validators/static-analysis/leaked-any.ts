import { bare, bindingOf, enclosingFunction, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { FunctionNode, Module, Node, ParsedUnit } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { declaredFrom, isRequestBody, promisesNothing } from './request-body.ts';
import type { TakenForType } from './request-body.ts';

/** `static-analysis/leaked-any`: what was read from outside leaves an exported function without a type. */
export const leakedAny: Rule = defineRule({
  meta: {
    id: 'static-analysis/leaked-any',
    cwe: [20, 704],
    severity: 'low',
    confidence: 'likely',
    from: 'chunk',
    description: 'An exported function answers with parsed text whose type is `any`, or a handler takes the body of a request for a type: nobody has looked at it, and the type checker is silent about everything that is done with it.',
    advice: 'Parse it with a schema and give the function a return type, or answer with `unknown`.',
  },
  check({ part, module, path, report }) {
    if (!/\.[cm]?tsx?$/.test(path) || isTestPath(path)) return;
    for (const node of part.nodes('ReturnStatement')) {
      const owner = node.argument === null ? undefined : enclosingFunction(node);
      if (owner !== undefined && node.argument !== null) say(owner, node.argument);
    }
    for (const node of part.nodes('VariableDeclarator')) sayTaken(declaredFrom(node));
    for (const node of part.nodes('TSAsExpression')) sayTaken({ value: node.expression, type: node.typeAnnotation });
    for (const node of part.nodes('ArrowFunctionExpression')) if (node.body.type !== 'BlockStatement') say(node, node.body);

    function sayTaken(taken: TakenForType | undefined): void {
      if (taken !== undefined && !promisesNothing(taken.type) && isRequestBody(taken.value, module) && !isLookedAt(taken.value, part))
        report({ node: taken.value, message: `The body of a request is taken for \`${part.text.slice(taken.type.start, taken.type.end)}\` on its sender's word: nothing has looked at it.`, severity: 'medium' });
    }
    function say(owner: FunctionNode, value: Node): void {
      if (!owner.returnType && isExported(owner) && isParsedText(value, module)) report({ node: value, message: 'What was parsed leaves the function as `any`: its callers are not checked.' });
    }
  },
});

/** Something in the handler parses or checks by name: what it says of the body is not known. */
function isLookedAt(value: Node, part: ParsedUnit): boolean {
  const handler = enclosingFunction(value);
  return handler !== undefined && /\b\w*(?:[vV]alidat|[pP]arse|[aA]ssert|[sS]chema|[cC]heck)\w*\b|\btypeof\b|\bis[A-Z]\w*\(/.test(part.text.slice(handler.start, handler.end));
}

function isExported(owner: FunctionNode): boolean {
  const declarator = parentOf(owner);
  const declaration = owner.type === 'FunctionDeclaration' ? owner : declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' && !declarator.id.typeAnnotation ? parentOf(declarator) : undefined;
  const around = declaration === undefined ? undefined : parentOf(declaration);
  return around?.type === 'ExportNamedDeclaration' || around?.type === 'ExportDefaultDeclaration';
}

/** `JSON.parse(…)`, `response.json()` of a `fetch`, waited for or handed on, or a constant that holds one of them. */
function isParsedText(value: Node, module: Module): boolean {
  const node = bare(value);
  if (isFetched(node.type === 'AwaitExpression' ? bare(node.argument) : node, module)) return true;
  if (node.type === 'Identifier') return isConstantOf(node, module, (init) => isParsedText(init, module));
  if (node.type !== 'CallExpression' || isFunction(node)) return false;
  const callee = bare(node.callee);
  const object = callee.type === 'MemberExpression' ? bare(callee.object) : undefined;
  return object?.type === 'Identifier' && object.name === 'JSON' && callee.type === 'MemberExpression' && propertyName(callee) === 'parse' && bindingOf(object, module) === undefined;
}

function isFetched(call: Node, module: Module): boolean {
  const callee = call.type === 'CallExpression' ? bare(call.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'json') return false;
  const response = bare(callee.object);
  const isFetch = (node: Node): boolean => {
    const awaited = node.type === 'AwaitExpression' ? bare(node.argument) : undefined;
    const target = awaited?.type === 'CallExpression' ? bare(awaited.callee) : undefined;
    return target?.type === 'Identifier' && target.name === 'fetch' && bindingOf(target, module) === undefined;
  };
  return isFetch(response) || isConstantOf(response, module, (init) => isFetch(bare(init)));
}

function isConstantOf(node: Node, module: Module, holds: (init: Node) => boolean): boolean {
  const binding = node.type === 'Identifier' ? bindingOf(node, module) : undefined;
  if (binding?.kind !== 'const' || binding.definition.type !== 'VariableDeclarator' || binding.definition.id !== binding.identifier) return false;
  const { init } = binding.definition;
  return init !== null && !('typeAnnotation' in binding.identifier && binding.identifier.typeAnnotation) && holds(init);
}
