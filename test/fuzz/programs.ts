/**
 * What the fuzz test of incremental analysis edits: a program for each language, pieces that break and mend it, and
 * statements that do neither.
 */

/** A program a language, by file name: functions that call each other, constants, a class, data flow. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  'a.py': `import subprocess
from subprocess import run as go

HOST = "db.internal"

def connect_all(host):
    connect(HOST)
    connect(host)

class Store:
    def __init__(self, path):
        self.path = path

    def load(self, request):
        name = request.args
        return self.query(name)

    def query(self, name):
        text = "select " + name
        execute(text)
        return eval(text)

def main(request):
    f = open("x")
    if f:
        go("ls", shell=True)
    value = clean(request.args)
    execute(value)
    close(f)

main(None)
`,
  'a.ts': `import { exec as go } from 'child_process';
const cp = require('child_process');
const HOST = 'db.internal';

function connectAll(host: string) {
  connect(HOST);
  connect(host);
}

export class Store {
  constructor(private path: string) {}
  load(request: Request) {
    const name = request.args;
    return this.query(name);
  }
  query(name: string) {
    const text = \`select \${name}\`;
    execute(text);
    return eval(text);
  }
}

const main = (request: any) => {
  const f = open('x');
  if (f) {
    go('ls');
    cp.exec('ls');
  }
  execute(clean(request.args));
  close(f);
};
main(null);
`,
  'a.php': `<p>Before</p>
<?php
use function Vendor\\connect;
const HOST = 'db.internal';

function connect_all($host) {
    connect(HOST);
    connect($host);
}

class Store {
    private $name = 'a';
    function load() {
        $name = $_GET['name'];
        return $this->query($name);
    }
    function query($name) {
        $text = "select {$name}";
        echo $text;
        echo <<<TEXT
          $text
          TEXT;
        return eval($text);
    }
}

function main($list) {
    foreach ($list as $key => $value) {
        echo clean($_GET[$key]);
    }
    $f = fn ($x) => $x . $_GET['b'];
    echo $f('a');
}
main([1, 2]);
?>
<b><?= $_GET['b'] ?></b>
<?php if (HOST): ?><i><?= clean($_GET['i']) ?></i><?php endif;
`,
  'a.cs': `using System.Diagnostics;

namespace App {
    class Store {
        private const string Host = "db.internal";
        private string name;
        public string Name { get => name; set { name = value; } }

        void Load() {
            var found = Request.Query["name"];
            Query(found);
            Name = found;
            Execute(Name);
        }

        void Query(string given) {
            var text = $"select {given}";
            Execute(text);
            Process.Start(Host);
        }

        void Main(int n) {
            if (n > 1) Process.Start("ls");
            foreach (var each in Request.Query) { Execute(each); }
            Execute(Clean(Request.Query["b"]));
            Run(x => Execute(x + Request.Query["c"]));
        }
    }
}
`,
  'a.java': `import java.lang.Runtime;

class Store {
    static final String HOST = "db.internal";
    private String name;

    void load(Request request) {
        String found = request.args();
        query(found);
        this.name = found;
        execute(this.name);
        connect(HOST);
    }

    String query(String given) {
        String text = "select " + given;
        execute(text);
        return text;
    }

    void main(int n) {
        if (n > 1) connect("ls");
        execute(clean(request.args()));
        run(x -> execute(x + request.args()));
    }
}
`,
  'a.go': `package main

import sh "os/exec"

const host = "db.internal"

func connectAll(other string) {
\tconnect(host)
\tconnect(other)
}

func load(request Request) string {
\tname := request.args()
\treturn query(name)
}

func query(name string) string {
\ttext := "select " + name
\texecute(text)
\tsh.Command(text)
\treturn text
}

func main() {
\texecute(clean(request.args()))
\tfor _, each := range request.args() {
\t\texecute(each)
\t}
}
`,
  'a.rb': `require 'net/http'

HOST = 'db.internal'

def connect_all(host)
  connect(HOST)
  connect(host)
end

class Store
  def load(request)
    name = request.args
    query(name)
  end

  def query(name)
    text = "select #{name}"
    execute(text)
    text
  end
end

def main(request)
  execute(clean(request.args))
  request.args.each do |each|
    execute(each)
  end
end
main(nil)
`,
  'a.rs': `use std::process::Command as Go;

const HOST: &str = "db.internal";

fn connect_all(host: &str) {
    connect(HOST);
    connect(host);
}

struct Store {
    path: String,
}

impl Store {
    fn load(&self, request: Request) -> String {
        let name = request.args();
        self.query(name)
    }

    fn query(&self, name: String) -> String {
        let text = format!("select {}", name);
        execute(text);
        Go::new(text);
        text
    }
}

fn main() {
    execute(clean(request.args()));
    if let Some(x) = request.args() {
        execute(x);
    }
}
`,
  'a.c': `#include <stdio.h>

const char *host = "db.internal";

void connect_all(char *other) {
    connect(host);
    connect(other);
}

char *query(char *name) {
    char *text = name;
    execute(text);
    return text;
}

void load(struct request *request) {
    char *name = request_args();
    query(name);
    name = clean(name);
    execute(name);
}

int main(int n) {
    for (int i = 0; i < n; i++) {
        execute(request_args());
    }
    return 0;
}
`,
  'a.cpp': `#include <string>
using namespace std;

const string host = "db.internal";

class Store {
public:
    Store(string given) : name(given) {}
    string query(string given) {
        string text = given;
        execute(text);
        return text;
    }
    void load() {
        name = request_args();
        execute(this->name);
        query(name);
    }

private:
    string name;
};

int main() {
    connect("ls");
    execute(clean(request_args()));
    auto run = [](string x) { execute(x); };
    run(request_args());
    return 0;
}
`,
  'a.sh': `#!/bin/bash
HOST=db.internal

connect_all() {
  connect "$HOST"
  connect "$1"
}

query() {
  local text="select $1"
  execute "$text"
}

name=$(request_args)
query "$name"
execute "$name"
if [ -n "$name" ]; then
  execute "$(clean "$name")"
fi
`,
};

/** Pieces that change what is found: whole statements, halves of them, brackets and quotes. */
export const PIECES: Readonly<Record<string, readonly string[]>> = {
  'a.py': [
    '\n\neval(x)\n\n',
    'x = request.args\n',
    '    execute(y)\n',
    '"',
    "'''",
    '(',
    ')',
    '\n',
    '    ',
    ':',
    '#',
    'def f(a):\n    return a\n',
    ', shell=True',
    'clean(',
    'HOST = 1\n',
    'é😀',
    'import os\n',
  ],
  'a.ts': [
    '\n\neval(x);\n\n',
    'const x = request.args;\n',
    'execute(y);',
    '"',
    '`',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '//',
    '/*',
    '*/',
    'function f(a) { return a }\n',
    'clean(',
    'é😀',
    'const HOST = 1;\n',
  ],
  'a.php': [
    'echo $_GET["x"];\n',
    '$name = $_GET["y"];\n',
    'eval($text);',
    '<?= $_GET["z"] ?>',
    '<?php ',
    '?>',
    '"',
    "'",
    '<<<A\n',
    '{',
    '}',
    '(',
    ';',
    '//',
    '/*',
    'function f($a) { echo $a; }\n',
    'clean(',
    'é😀',
  ],
  'a.cs': [
    'Execute(Request.Query["x"]);\n',
    'Process.Start(n);\n',
    'given = Request.Query["y"];\n',
    'void F(int a) { Execute(a); }\n',
    '"',
    '$"{',
    '(',
    ')',
    '{',
    '}',
    ';',
    '//',
    '/*',
    'Clean(',
    'é😀',
    'class Inner { }\n',
  ],
  'a.java': [
    'execute(request.args());\n',
    'String HOST = "b";\n',
    'void f(String a) { execute(a); }\n',
    '"',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '/*',
    'clean(',
    'é😀',
  ],
  'a.go': [
    'execute(request.args())\n',
    'func f(a string) { execute(a) }\n',
    'const host = 1\n',
    '"',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '/*',
    'clean(',
    'é😀',
  ],
  'a.rb': [
    'execute(request.args)\n',
    'def f(a) = execute(a)\n',
    'HOST = 1\n',
    '"',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '/*',
    'clean(',
    'é😀',
  ],
  'a.rs': [
    'execute(request.args());\n',
    'fn f(a: String) { execute(a); }\n',
    'const HOST: u8 = 1;\n',
    '#[test]\n',
    '"',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '/*',
    'clean(',
    'é😀',
  ],
  'a.c': [
    'execute(request_args());\n',
    'void f(char *a) { execute(a); }\n',
    '#define A 1\n',
    '"',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '/*',
    'clean(',
    'é😀',
  ],
  'a.cpp': [
    'execute(request_args());\n',
    'void f(string a) { execute(a); }\n',
    'class A { };\n',
    '"',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '/*',
    'clean(',
    'é😀',
  ],
  'a.sh': [
    'execute "$(request_args)"\n',
    'f() { execute "$1"; }\n',
    'HOST=1\n',
    '# ',
    '"',
    '(',
    ')',
    '{',
    '}',
    '\n',
    ';',
    '/*',
    'clean(',
    'é😀',
  ],
};

/** Whole statements of each language, which leave the program one that parses. */
export const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  'a.py': [
    'execute(request.args)',
    'text = request.args',
    'name = clean(name)',
    'HOST = "b"',
    'eval(name)',
    'self.path = request.args',
  ],
  'a.ts': [
    'execute(request.args);',
    'const text = request.args;',
    'eval(name);',
    'cp.exec(name);',
    'this.path = request.args;',
  ],
  'a.php': ['echo $_GET["x"];', '$text = $_GET["y"];', '$name = clean($name);', 'connect("b");'],
  'a.cs': [
    'Execute(Request.Query["x"]);',
    'Process.Start(given);',
    'name = Request.Query["y"];',
    'Query(found);',
  ],
  'a.java': ['execute(request.args());', 'this.name = request.args();', 'query(HOST);', 'connect("b");'],
  'a.go': ['execute(request.args())', 'query(name)', 'connect("b")', 'text = request.args()'],
  'a.rb': ['execute(request.args)', 'text = request.args', 'name = clean(name)', 'connect("b")'],
  'a.rs': [
    'execute(request.args());',
    'let text = request.args();',
    'let name = clean(name);',
    'connect("b");',
  ],
  'a.c': ['execute(request_args());', 'text = request_args();', 'query(name);', 'connect("b");'],
  'a.cpp': ['execute(request_args());', 'name = request_args();', 'query(name);', 'connect("b");'],
  'a.sh': ['execute "$(request_args)"', 'text=$(request_args)', 'query "$name"', 'connect b'],
};
