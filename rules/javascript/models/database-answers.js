const mysql = require('mysql');
const AWS = require('aws-sdk');
const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');

async function orders(shelf) {
  const db = mysql.createConnection(settings);
  db.query('SELECT name FROM orders', (error, rows) => {
    // ruleid: javascript-stored-xss
    document.body.innerHTML = rows[0].name;
    // ok: javascript-stored-xss
    document.body.textContent = rows[0].name;
  });
  const s3 = new AWS.S3();
  s3.getObject({ Key: 'order' }, (error, data) => {
    // ruleid: javascript-stored-xss
    document.body.innerHTML = data.Body.toString();
  });
  const answer = await new DynamoDBClient({}).send(new GetItemCommand({ Key: 'order' }));
  // ruleid: javascript-stored-xss
  document.body.innerHTML = answer.Item.name.S;
  // ok: javascript-stored-xss
  document.body.innerHTML = shelf.getItem('order');
  // ok: javascript-stored-xss
  document.body.innerHTML = DOMPurify.sanitize(answer.Item.name.S);
}

const hana = require('@sap/hana-client');
const statement = hana.createConnection().prepare('SELECT name FROM orders');
statement.execBatch([[1], [2]], (error, rows) => {
  // ruleid: javascript-stored-xss
  document.body.innerHTML = rows[0].name;
  // ok: javascript-stored-xss
  document.body.textContent = rows[0].name;
});
stream.createProcStatement(client, 'CALL orders(?)', (error, procedure) => {
  procedure.exec({ A: 1 }, (failed, values, orders, prices) => {
    // ruleid: javascript-stored-xss
    document.body.innerHTML = orders[0].name;
    // ruleid: javascript-stored-xss
    document.body.innerHTML = prices[0].name;
    // ok: javascript-stored-xss
    document.body.textContent = prices[0].name;
  });
});
client.exec('SELECT name FROM orders', (error, rows) => {
  // ruleid: javascript-stored-xss
  document.body.innerHTML = rows[0].name;
});
