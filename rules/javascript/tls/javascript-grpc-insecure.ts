const grpc = require('@grpc/grpc-js');
const { credentials } = require('@grpc/grpc-js');
function serve(server, pairs) {
  // ruleid: javascript-grpc-insecure
  server.bindAsync('0.0.0.0:50051', grpc.ServerCredentials.createInsecure(), () => server.start());
  // ok: javascript-grpc-insecure
  server.bindAsync('127.0.0.1:50051', grpc.ServerCredentials.createInsecure(), () => server.start());
  // ok: javascript-grpc-insecure
  server.bindAsync('unix:/run/books.sock', grpc.ServerCredentials.createInsecure(), () => server.start());
  // ok: javascript-grpc-insecure
  server.bindAsync('0.0.0.0:50051', grpc.ServerCredentials.createSsl(null, pairs), () => server.start());
}
function connect(books, host) {
  // ruleid: javascript-grpc-insecure
  const client = new books.BookService('books.example.com:50051', grpc.credentials.createInsecure());
  // ruleid: javascript-grpc-insecure
  const open = credentials.createInsecure();
  // ok: javascript-grpc-insecure
  const local = new books.BookService('localhost:50051', credentials.createInsecure());
  // ok: javascript-grpc-insecure
  const safe = new books.BookService(host, grpc.credentials.createSsl());
  return [client, new books.BookService(host, open), local, safe];
}
