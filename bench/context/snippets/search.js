async function searchPeople(request, response) {
  const { name } = request.query;
  const rows = await database.query("SELECT * FROM people WHERE name = '" + name + "'"); // @BAD javascript-sql-injection
  response.send(`<h1>${name}</h1>` + rows.length); // @BAD javascript-response-xss
}
