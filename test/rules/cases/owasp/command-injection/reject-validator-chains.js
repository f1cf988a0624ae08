const { exec } = require('node:child_process');
const express = require('express');
const { body, check, query, validationResult } = require('express-validator');

const app = express();
app.use(express.json());

const faultless = (req, res, next) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });
  next();
};

/** Another field, another part, or a test that any text passes. */
app.get('/field', query('id').isInt(), faultless, (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.query.name}`, () => res.end());
});
app.post('/part', query('id').isInt(), faultless, (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.body.id}`, () => res.end());
});
app.get('/text', query('id').isString().notEmpty(), faultless, (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.query.id}`, () => res.end());
});
app.get('/not', query('id').not().isInt(), faultless, (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.query.id}`, () => res.end());
});
app.get('/sometimes', check('id').if(query('strict').exists()).isInt(), faultless, (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.query.id}`, () => res.end());
});

/** Nobody looks, or looks too early, or goes on all the same. */
app.get('/unasked', query('id').isInt(), (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.query.id}`, () => res.end());
});
app.get('/early', faultless, query('id').isInt(), (req, res) => {
  // reject: owasp/command-injection likely
  exec(`tool ${req.query.id}`, () => res.end());
});
app.post('/logged', body('id').isInt(), (req, res) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) console.error(errors.array());
  // reject: owasp/command-injection likely
  exec(`tool ${req.body.id}`, () => res.end());
});
