app.get('/a', (req, res) => {
  try {
    show();
  } catch (error) {
    // ruleid: javascript-error-exposure
    res.status(500).send(error.stack);
    // ruleid: javascript-error-exposure
    res.status(500).json({ error: error });
    // ruleid: javascript-error-exposure
    res.end('Failed: ' + error.stack);
    // ok: javascript-error-exposure
    res.status(500).send('Something went wrong');
    // ok: javascript-error-exposure
    res.status(400).json({ message: error.message });
    // ok: javascript-error-exposure
    log.error(error.stack);
  }
});
app.use(function (err, req, res, next) {
  // ruleid: javascript-error-exposure
  res.send(err);
});
read((error, text) => {
  // ok: javascript-error-exposure
  res.send(text);
});
