const fastify = require('fastify')();
const { Pool } = require('pg');

const pool = new Pool();
const schema = { querystring: { type: 'object', properties: { status: { type: 'string', enum: ['open', 'closed'] }, limit: { type: 'integer', maximum: 100 } } } };

fastify.get('/orders', { schema }, async (request) => {
  const { status, limit } = request.query;
  return pool.query(`SELECT id FROM orders WHERE status = '${status}' LIMIT ${limit}`);
});

fastify.get('/orders/:id', { schema: { params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } } }, async (request) => {
  return pool.query(`SELECT id FROM orders WHERE id = '${request.params.id}'`);
});

fastify.route({
  method: 'GET',
  url: '/codes',
  schema: { query: { type: 'object', properties: { code: { type: 'string', pattern: '^[A-Z]{3}$' } } } },
  handler: async (request) => pool.query(`SELECT id FROM codes WHERE code = '${request.query.code}'`),
});
