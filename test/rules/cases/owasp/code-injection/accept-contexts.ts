/** A context of something else: nothing says that a request is behind it. */
export const draw = (ctx) => {
  ctx.scale(2, 2);
  return Function.prototype.call.call(ctx.query, ctx);
};

export const receive = (event) => {
  if (event.detail) JSON.parse(event.detail);
};
