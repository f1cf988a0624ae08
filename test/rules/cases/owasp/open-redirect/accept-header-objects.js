const express = require('express');

const app = express();

app.get('/leave', (req, res) => {
  res.status(302).set({ Location: '/left?to=' + encodeURIComponent(req.query.to) }).end();
});

export async function getServerSideProps({ query }) {
  return query.done ? { redirect: { destination: '/left?to=' + encodeURIComponent(query.to), permanent: false } } : { props: {} };
}
