const mysql = require('mysql');
const pool = mysql.createPool(settings);

pool.query('SELECT name FROM orders', (error, rows) => {
  // ruleid: javascript-stored-xss
  document.body.innerHTML = rows[0].name;
  // ruleid: javascript-stored-xss
  res.send('<b>' + rows[0].name + '</b>');
  // ruleid: javascript-stored-xss
  $('#name').html(rows[0].name);
  // ok: javascript-stored-xss
  document.body.textContent = rows[0].name;
  // ok: javascript-stored-xss
  res.send(rows);
  // ok: javascript-stored-xss
  $('#name').html(escapeHtml(rows[0].name));
});
