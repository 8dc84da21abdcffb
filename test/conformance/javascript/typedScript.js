// ruleid: typed--parameter
function one(a, b: string) {
  return b;
}
function two(a, b: number) {
  return b;
}
// ruleid: typed--generic
const c = cell<boolean>(false);
class E {
  // ruleid: typed--decorated
  @log
  name(): string {
    return 'e';
  }
  @log
  size(): number {
    return 1;
  }
  constructor(socket: Socket, file: File) {}
  go() {
    // ruleid: typed--constructor
    send(this.socket);
    send(this.file);
  }
}
