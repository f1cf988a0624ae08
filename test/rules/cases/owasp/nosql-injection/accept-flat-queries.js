const Koa = require('koa');
const fastify = require('fastify')();
const { MongoClient } = require('mongodb');

const users = new MongoClient('mongodb://localhost').db('app').collection('users');
const app = new Koa();

app.use(async (ctx) => {
  ctx.body = await users.findOne({ email: ctx.query.email });
});

fastify.get('/users', async (request) => users.findOne({ email: request.query.email }));
