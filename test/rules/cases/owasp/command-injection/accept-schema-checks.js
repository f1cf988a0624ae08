const { exec } = require('node:child_process');
const express = require('express');
const Ajv = require('ajv');
const Joi = require('joi');
const yup = require('yup');
const { z } = require('zod');

const app = express();
app.use(express.json());

const Job = z.object({ id: z.string().uuid(), kind: z.enum(['a', 'b']), count: z.coerce.number(), name: z.string().regex(/^[a-z]+$/) });
const Sorted = z.object({ sort: z.string().transform(Number).pipe(z.number()) });

/** What a schema has accepted is known where it was read from, too. */
app.post('/parsed', (req, res) => {
  Job.parse(req.body);
  exec(`tool ${req.body.id} ${req.body.kind} ${req.body.count} ${req.body.name}`, () => res.end());
});
app.post('/tried', (req, res) => {
  const result = Job.safeParse(req.body);
  if (!result.success) return res.sendStatus(400);
  exec(`tool ${req.body.id}`, () => res.end());
});
app.post('/converted', (req, res) => exec(`tool ${Sorted.parse(req.body).sort}`, () => res.end()));
app.post('/joi', (req, res) => {
  const { error, value } = Joi.object({ id: Joi.number().required() }).validate(req.body);
  if (error) return res.sendStatus(400);
  exec(`tool ${value.id} ${req.body.id}`, () => res.end());
});
app.post('/yup', async (req, res) => {
  await yup.object({ id: yup.number().required() }).validate(req.body);
  exec(`tool ${req.body.id}`, () => res.end());
});

const isJob = new Ajv().compile({ type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string', pattern: '^[a-z]+$' } } });
app.post('/compiled', (req, res) => {
  if (!isJob(req.body)) return res.sendStatus(400);
  exec(`tool ${req.body.id} ${req.body.name}`, () => res.end());
});

/** A function that is made for a schema stands in front. */
const validated = (schema) => (req, res, next) => {
  const result = schema.safeParse(req.body);
  if (!result.success) return res.sendStatus(400);
  req.body = result.data;
  next();
};
app.post('/in-front', validated(Job), (req, res) => exec(`tool ${req.body.id} ${req.body.kind}`, () => res.end()));

const request = (schema) => async (req, res, next) => {
  try {
    await schema.parseAsync({ body: req.body, query: req.query, params: req.params });
    return next();
  } catch {
    return res.sendStatus(400);
  }
};
app.post('/all/:id', request(z.object({ params: z.object({ id: z.coerce.number() }) })), (req, res) => exec(`tool ${req.params.id}`, () => res.end()));

const each = (schemas) => (req, res, next) => {
  const { error } = schemas.query.validate(req.query);
  return error ? res.sendStatus(400) : next();
};
app.get('/each', each({ query: Joi.object({ kind: Joi.string().valid('a', 'b') }) }), (req, res) => exec(`tool ${req.query.kind}`, () => res.end()));
