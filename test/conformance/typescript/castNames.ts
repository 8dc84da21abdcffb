import kit from 'kit';
// ruleid: cast--member
(kit as any).go();
kit.go();
