import { checkAll } from '../../../test/support/facts.ts';
import { KnownLibraries } from './libraryTypes.ts';

const MODELS = [
  {
    given: {
      'shop.connect()': 'shop.Connection',
      'shop-factory()': 'shop.Connection',
      'shop.Connection.cursor()': 'shop.Cursor',
      'shop.Connection.name': 'str',
      'shop.Cursor.execute()': 'shop.Cursor',
      'shop.request': 'shop.Request',
      'shop.Request.args': 'shop.Arguments',
    },
    supertypes: { 'shop.FastCursor': ['shop.Cursor'], 'shop.Cursor': ['shop.Base'] },
  },
  { given: { 'shop.Base.close()': 'shop.Closed' }, supertypes: {} },
];
const LIBRARIES = new KnownLibraries(new Set(MODELS));

describe('types of libraries', () => {
  checkAll(
    'a.py',
    {
      'of functions, methods and fields': `
import shop
c = shop.connect("a")
use(c) #= type shop.Connection
use(c.cursor()) #= type shop.Cursor|shop.Base
use(c.cursor().execute("x").execute("y")) #= type shop.Cursor|shop.Base
use(c.name) #= type str
use(c.other()) #= type none
use(shop.other()) #= type none
`,
      'of what is imported by another name': `
import shop as s
from shop import connect as open_it, request
use(s.connect()) #= type shop.Connection
use(open_it()) #= type shop.Connection
use(request) #= type shop.Request
use(request.args) #= type shop.Arguments
`,
      'of what is in a with statement, awaited, declared, or kept in a field': `
import shop
def f(given: shop.Connection):
    with shop.connect() as c:
        use(c) #= type shop.Connection
    use(given.cursor()) #= type shop.Cursor|shop.Base
async def g():
    c = await shop.connect()
    use(c.cursor()) #= type shop.Cursor|shop.Base
class A:
    def __init__(self):
        self.c = shop.connect()
    def m(self):
        use(self.c.cursor()) #= type shop.Cursor|shop.Base
`,
      'by the types that a type is as well': `
import shop
def f(c: shop.FastCursor):
    use(c.execute("x")) #= type shop.Cursor|shop.Base
    use(c.close()) #= type shop.Closed
`,
      'never of what the program has under the same name': `
import other
def connect():
    return 1
class Connection:
    def cursor(self): return 2
use(connect()) #= type none
use(shop.connect()) #= type none
use(Connection().cursor()) #= type none
use(other.connect()) #= type none
`,
      'not of a variable that may be something else': `
import shop
def f(p):
    c = shop.connect()
    if p:
        c = p
    use(c) #= type none
`,
    },
    LIBRARIES,
  );

  checkAll(
    'a.js',
    {
      'of what is required or imported': `
const shop = require('shop');
const { connect } = require('shop');
import { connect as open } from 'shop';
use(shop.connect()) //= type shop.Connection
use(connect().cursor()) //= type shop.Cursor|shop.Base
use(open()) //= type shop.Connection
use(require('shop-factory')({ of: 'shop' })) //= type shop.Connection
async function f() {
  const c = await connect();
  use(c.cursor()) //= type shop.Cursor|shop.Base
}
`,
    },
    LIBRARIES,
  );

  checkAll(
    'a.ts',
    {
      'of what is made of other types': `
import { Connection } from 'shop';
function f(c: Connection<Order>) {
  use(c.cursor()) //= type shop.Cursor|shop.Base
}
`,
    },
    LIBRARIES,
  );

  checkAll(
    'A.java',
    {
      'of what is declared': `
import shop.Connection;
class A {
  void f(Connection c) {
    var cursor = c.cursor();
    use(cursor); //= type shop.Cursor|shop.Base
    use(c.cursor().execute("x")); //= type shop.Cursor|shop.Base
  }
}
`,
      'of what all of a package is imported with, or nothing says': `
import shop.*;
class A {
  Connection kept;
  void f(Connection c, Cursor given, other.Connection another) {
    use(c.cursor()); //= type shop.Cursor|shop.Base
    use(this.kept.cursor()); //= type shop.Cursor|shop.Base
    use(given); //= type Cursor|shop.Cursor|shop.Base
    use(another.cursor()); //= type none
  }
}
`,
      'never of a class of the program, or one that is imported from elsewhere': `
import shop.*;
import other.Cursor;
class Connection {}
class A {
  void f(Connection c, Cursor given) {
    use(c); //= type Connection
    use(given); //= type Cursor|other.Cursor
  }
}
`,
    },
    LIBRARIES,
  );
});
