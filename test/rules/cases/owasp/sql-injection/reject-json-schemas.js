const fastify = require('fastify')();
const { Pool } = require('pg');

const pool = new Pool();
const schema = { querystring: { type: 'object', properties: { note: { type: 'string', maxLength: 40 }, limit: { type: 'integer' } } } };

fastify.get('/notes', { schema }, async (request) => {
  const { note, limit } = request.query;
  return pool.query(`SELECT id FROM notes WHERE text = '${note}' LIMIT ${limit}`); // reject: owasp/sql-injection
});

/** What the schema does not name may be let through. */
fastify.get('/others', { schema }, async (request) => {
  return pool.query(`SELECT id FROM notes WHERE text = '${request.query.other}'`); // reject: owasp/sql-injection likely
});

fastify.get('/vetted', { schema, preHandler: vet }, async (request) => {
  return pool.query(`SELECT id FROM notes WHERE text = '${request.query.note}'`); // reject: owasp/sql-injection likely
});

function vet(request, reply, done) {
  done(request.query.note.length > 40 ? new Error('too long') : undefined);
}
