/** Handlers that another file hands to its server: what they read of their context says what it is. */
export const show = async (ctx) => {
  eval(ctx.request.body.text); // reject: owasp/code-injection likely
};

export const list = async (c) => {
  eval(c.req.query('text')); // reject: owasp/code-injection likely
};

export const receive = async (event) => {
  eval(event.queryStringParameters.text); // reject: owasp/code-injection likely
};
