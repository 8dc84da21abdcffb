const ldap = require('ldapjs');
const client = ldap.createClient({ url: 'ldaps://example.com' });

app.get('/people', (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-ldap-injection
  client.search('o=example', { filter: `(cn=${name})` }, done);
  // ruleid: javascript-ldap-injection
  client.search('o=example', { scope: 'sub', filter: '(&(cn=' + name + ')(role=guest))' }, done);
  // ruleid: javascript-ldap-injection
  client.del(`cn=${name},o=example`, done);
  // ok: javascript-ldap-injection
  client.search('o=example', { filter: '(role=guest)' }, done);
  // ok: javascript-ldap-injection
  client.search('o=example', { filter: new ldap.EqualityFilter({ attribute: 'cn', value: name }) }, done);
  // ok: javascript-ldap-injection
  client.search('o=example', { filter: '(cn=' + name.replace(/[()*\\\0]/g, '') + ')' }, done);
});
