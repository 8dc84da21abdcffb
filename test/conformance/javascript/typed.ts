import zlib = require('zlib');
import other = require('other');

// ruleid: optional-member
const token = user?.secret;
// ok: optional-member
const plain = user.secret;

// ruleid: any-member
const title = user?.name;
// ruleid: any-member
const subtitle = user.name;
// ok: any-member
const third = user?.title;

// ruleid: required-namespace
zlib.inflate(token);
// ok: required-namespace
other.inflate(token);

class Panel {
  // ruleid: called-decorator
  @Output() width: number;
  // ruleid: called-decorator
  @Output height: number;
  // ok: called-decorator
  @Output('depth') depth: number;
  // ok: called-decorator
  @Input border: number;
}
