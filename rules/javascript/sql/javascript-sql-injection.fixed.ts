function direct(req: Request, res: Response) {
  const name = req.query.name;
  // ruleid: javascript-sql-injection
  db.query("SELECT * FROM users WHERE name = ?", [name]);
  // ruleid: javascript-sql-injection
  pool.query('SELECT * FROM users WHERE name = ?', [name]);
}

function find(condition) {
  const sql = 'SELECT * FROM users WHERE ' + condition;
  // ruleid: javascript-sql-injection
  // nofix: javascript-sql-injection
  return connection.execute(sql);
}

app.get('/find', (req: Request, res: Response) => res.json(find(req.body.where)));

app.get('/safe', (req: Request, res: Response) => {
  // ok: javascript-sql-injection
  db.query('SELECT * FROM users WHERE name = ?', [req.query.name]);
  // ok: javascript-sql-injection
  db.query('SELECT * FROM users WHERE id = ' + Number(req.query.id));
  const table = 'users';
  // ok: javascript-sql-injection
  db.query(`SELECT * FROM ${table}`);
});
