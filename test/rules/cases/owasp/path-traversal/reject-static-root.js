import Fastify from 'fastify';
import fastifyStatic from '@fastify/static';
import * as tar from 'tar';

const fastify = Fastify();
fastify.register(fastifyStatic, { root: '/srv/files' });

fastify.get('/files', (req, reply) => {
  // reject: owasp/path-traversal
  reply.sendFile('index.txt', req.query.root);
});

fastify.get('/unpack', async (req) => {
  // reject: owasp/path-traversal
  await tar.x({ file: 'upload.tgz', cwd: req.query.folder });
});
