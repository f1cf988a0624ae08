const { exec } = require('node:child_process');
const express = require('express');
const Ajv = require('ajv');
const Joi = require('joi');
const yup = require('yup');
const { z } = require('zod');

const app = express();
app.use(express.json());

const Job = z.object({ id: z.string().uuid(), name: z.string(), when: z.coerce.date() });

/** A text may be any, and other names may be there. */
app.post('/text', (req, res) => {
  Job.parse(req.body);
  // reject: owasp/command-injection
  exec(`tool ${req.body.name}`, () => res.end());
});
app.post('/other', (req, res) => {
  Job.parse(req.body);
  // reject: owasp/command-injection
  exec(`tool ${req.body.file}`, () => res.end());
});

/** A date is made of many a text. */
app.post('/date', (req, res) => {
  Job.parse(req.body);
  // reject: owasp/command-injection
  exec(`tool ${req.body.when}`, () => res.end());
});

/** What is not named any more is not checked. */
app.post('/picked', (req, res) => {
  Job.omit({ id: true }).parse(req.body);
  // reject: owasp/command-injection likely
  exec(`tool ${req.body.id}`, () => res.end());
});

/** Nobody looks at the answer, or it is not there yet. */
app.post('/unasked', (req, res) => {
  Job.safeParse(req.body);
  // reject: owasp/command-injection
  exec(`tool ${req.body.id}`, () => res.end());
});
app.post('/refused', (req, res) => {
  const { error } = Joi.object({ id: Joi.number().required() }).validate(req.body);
  if (!error) return res.sendStatus(400);
  // reject: owasp/command-injection
  exec(`tool ${req.body.id}`, () => res.end());
});
app.post('/later', (req, res) => {
  void yup.object({ id: yup.number().required() }).validate(req.body);
  // reject: owasp/command-injection
  exec(`tool ${req.body.id}`, () => res.end());
});
app.post('/passed-over', (req, res) => {
  try {
    Job.parse(req.body);
  } catch (error) {
    console.error(error);
  }
  // reject: owasp/command-injection
  exec(`tool ${req.body.id}`, () => res.end());
});

const isJob = new Ajv().compile({ type: 'object', properties: { id: { type: 'integer' } } });
app.post('/compiled', (req, res) => {
  if (!isJob(req.body)) return res.sendStatus(400);
  // reject: owasp/command-injection
  exec(`tool ${req.body.name}`, () => res.end());
});

/** In front, of something else, or without an end. */
const validated = (schema) => (req, res, next) => {
  const result = schema.safeParse(req.query);
  if (!result.success) return res.sendStatus(400);
  next();
};
app.post('/query', validated(Job), (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.body.id}`, () => res.end());
});
app.post('/named', validated(Job), (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.query.name}`, () => res.end());
});
const looked = (schema) => (req, res, next) => {
  const { error } = schema.validate(req.body);
  if (error) console.error(error);
  next();
};
app.post('/looked', looked(Joi.object({ id: Joi.number() })), (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.body.id}`, () => res.end());
});
