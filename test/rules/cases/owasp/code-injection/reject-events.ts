export const handler = async (event) => {
  // reject: owasp/code-injection likely
  eval(event.formula);
};
