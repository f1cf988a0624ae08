module.exports = async function orders(fastify) {
  fastify.get('/orders', async (request) => {
    return fastify.db('orders').whereRaw(`note LIKE '%${request.query.note}%'`); // reject: owasp/sql-injection likely
  });
  fastify.get('/sorted', async (request) => {
    return fastify.db('orders').orderByRaw('id ' + request.query.direction); // reject: owasp/sql-injection likely
  });
};
