const { exec } = require('node:child_process');
const express = require('express');
const { body, check, checkSchema, matchedData, param, query, validationResult } = require('express-validator');

const app = express();
app.use(express.json());

const faultless = (req, res, next) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });
  next();
};
const rules = () => [check('id').isInt({ min: 1 }).withMessage('a number')];
const listed = [param('id').isMongoId(), param('kind').isIn(['a', 'b'])];

/** Chains stand in front, and what they have found is refused there or in the handler. */
app.get('/in-front', query('id').isInt(), faultless, (req, res) => exec(`tool ${req.query.id}`, () => res.end()));
app.get('/made/:id', rules(), faultless, (req, res) => exec(`tool ${req.params.id}`, () => res.end()));
app.get('/listed/:id/:kind', listed, faultless, (req, res) => exec(`tool ${req.params.id} ${req.params.kind}`, () => res.end()));
app.post('/inside', [body('name').trim().matches(/^[a-z]+$/)], (req, res) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.sendStatus(400);
  exec(`tool ${req.body.name}`, () => res.end());
});
app.post('/counted', body('id').optional().isUUID(), (req, res) => {
  if (validationResult(req).array().length > 0) return res.sendStatus(400);
  exec(`tool ${req.body.id}`, () => res.end());
});
app.post('/thrown', body('id').isInt(), (req, res) => {
  validationResult(req).throw();
  exec(`tool ${req.body.id}`, () => res.end());
});
app.post('/matched', body('id').isInt(), (req, res) => exec(`tool ${matchedData(req).id}`, () => res.end()));
app.get('/schema', checkSchema({ id: { in: ['query'], isInt: true } }), faultless, (req, res) => exec(`tool ${req.query.id}`, () => res.end()));

const run = (chains) => async (req, res, next) => {
  await Promise.all(chains.map((chain) => chain.run(req)));
  if (validationResult(req).isEmpty()) return next();
  res.sendStatus(400);
};
app.post('/run', run([body('id').isInt()]), (req, res) => exec(`tool ${req.body.id}`, () => res.end()));
