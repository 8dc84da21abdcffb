const ldap = require('ldapjs');
const { Client } = require('ldapts');
const ldapEscape = require('ldap-escape');

class Shelf {
  search(name) {
    return name;
  }
}

async function orders(req, res) {
  const client = ldap.createClient({ url: 'ldaps://example.com' });
  const name = req.query.name;
  // ruleid: javascript-ldap-injection
  client.search('o=example', { filter: `(cn=${name})` }, show);
  // ruleid: javascript-ldap-injection
  client.search(`cn=${name},o=example`, show);
  // ruleid: javascript-ldap-injection
  await new Client({ url: place }).search('o=example', { filter: '(cn=' + name + ')' });
  // ok: javascript-ldap-injection
  client.search('o=example', { filter: '(cn=' + ldapEscape.filter`${name}` + ')' }, show);
  // ok: javascript-ldap-injection
  client.search('o=example', { filter: new ldap.EqualityFilter({ attribute: 'cn', value: name }) }, show);
  // ok: javascript-ldap-injection
  new Shelf().search(name);
}
