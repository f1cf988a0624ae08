import express from 'express';
import ldap from 'ldapjs';
const app = express();
const client = ldap.createClient({ url: 'ldap://directory' });
app.get('/person', (req, res) => {
  client.search('ou=people', { filter: new ldap.EqualityFilter({ attribute: 'uid', value: String(req.query.name) }) }, () => res.end());
});
