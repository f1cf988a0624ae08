import express from 'express';

const app = express();

app.get('/text', (req, res) => {
  const name = String(req.query.name).replace(/[\\"]/g, '\\$&');
  res.json(new Function('greeting', `// the visitor's name
    return greeting + "${name}";`)('hello '));
});

app.get('/chain', (req, res) => {
  const name = String(req.query.name).replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n');
  res.json(eval("'" + name + "'.length"));
});

app.get('/path', (req, res) => {
  const { path } = req.query;
  if (!/^[\w.]+$/.test(path)) return res.sendStatus(400);
  res.json(new Function('config', 'return config.' + path)({ name: 'demo' }));
});

app.get('/sum', (req, res) => {
  const { sum } = req.query;
  if (!/^[\d+\-*/(). ]+$/.test(sum)) return res.sendStatus(400);
  res.json(eval(sum));
});
