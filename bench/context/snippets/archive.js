const childProcess = require('child_process');

function archive(request, response) {
  const folder = request.query.folder;
  childProcess.exec('tar czf /tmp/out.tgz ' + folder, (error) => { // @BAD javascript-command-injection
    response.sendStatus(error ? 500 : 200);
  });
}
