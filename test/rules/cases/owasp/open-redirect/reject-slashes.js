/** `//host/` at the beginning of an address leads to another host. */
module.exports = function (options) {
  return async function (ctx, next) {
    const path = ctx.originalUrl;
    if (options.strict && path.endsWith('/')) {
      ctx.status = 301;
      ctx.redirect(path.slice(0, -1)); // reject: owasp/open-redirect likely
    }
    await next();
  };
};
