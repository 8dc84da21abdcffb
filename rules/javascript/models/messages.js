const { exec } = require('child_process');
const { ipcMain } = require('electron');

server.on('connection', (socket) => {
  socket.on('order', (name) => {
    // ruleid: javascript-command-injection
    exec('show ' + name);
  });
  socket.on('kept', ({ name }) => {
    // ruleid: javascript-command-injection
    exec('show ' + name);
  });
  socket.on('error', (error) => {
    // ok: javascript-command-injection
    exec('show ' + error);
  });
  window.on('order', (name) => {
    // ok: javascript-command-injection
    exec('show ' + name);
  });
});

ipcMain.handle('order', async (event, place, name) => {
  // ruleid: javascript-command-injection
  exec('show ' + name);
  // ok: javascript-command-injection
  exec('show ' + event.frameId);
});

const resolvers = {
  Query: {
    order: (parent, { name }, context) => {
      // ruleid: javascript-command-injection
      exec('show ' + name);
      // ok: javascript-command-injection
      exec('show ' + context.user);
    },
  },
};

const routes = router({
  order: publicProcedure.query(({ input, ctx }) => {
    // ruleid: javascript-command-injection
    exec('show ' + input);
    // ok: javascript-command-injection
    exec('show ' + ctx.user);
  }),
});

exports.handler = async (given) => {
  const { name } = JSON.parse(given.body);
  // ruleid: javascript-command-injection
  exec('show ' + name);
  // ok: javascript-command-injection
  exec('show ' + given.isBase64Encoded);
};

channel.consume('orders', (message) => {
  // ruleid: javascript-command-injection
  exec('show ' + message.content.toString());
});
