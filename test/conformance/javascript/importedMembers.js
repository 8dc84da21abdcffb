import { seal } from 'box';
import { open as unlock } from 'vault/door';
import { shut } from 'door';
import Vault from 'vault';
// ruleid: member--open
seal(1);
// ruleid: member--open
other.seal(2);
function inner(seal) {
  seal(3);
}
// ruleid: member--module
unlock("here");
shut("here");
Vault("here");
