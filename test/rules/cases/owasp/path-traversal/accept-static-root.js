import Fastify from 'fastify';
import fastifyStatic from '@fastify/static';

const fastify = Fastify();
fastify.register(fastifyStatic, { root: '/srv/files' });

fastify.get('/files', (req, reply) => {
  reply.sendFile(req.query.name);
});
