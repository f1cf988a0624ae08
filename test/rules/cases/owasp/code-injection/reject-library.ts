export function evaluate(text: string): unknown {
  return eval(text); // reject: owasp/code-injection likely
}

export function compile(text: string): unknown {
  return Function(text); // reject: owasp/code-injection likely
}
