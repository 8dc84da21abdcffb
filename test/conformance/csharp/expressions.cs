class Expressions
{
    async void All(int n, object o, SqlCommand given, string s)
    {
        // ruleid: call
        Process.Start("a");
        process.Start("a");

        // ruleid: method
        db.Execute("select 1");
        // ruleid: method
        this.Db?.Execute(s);
        db.Execute(a, b);

        // ruleid: chain
        var users = Users.Where(u => u.Ok).OrderBy(u => u.Name).Take(3).ToList();
        // ruleid: chain
        users = q.Where(f).ToList();
        users = q.OrderBy(f).ToList();

        // ruleid: generic-call, any-generic-call
        var parsed = Parse<Widget>(s);
        // ruleid: any-generic-call
        parsed = Parse(s);

        // ruleid: new
        var client = new HttpClient();
        client = new HttpClientHandler();

        // ruleid: initializer, initializer-any
        var options = new Options { Timeout = 1, Verify = false };
        // ruleid: initializer-any
        options = new Options { Verify = true };
        options = new Options { Timeout = 1 };
        // ruleid: anonymous
        var anonymous = new { Name = s, Age = 1 };
        anonymous = new { Age = 1 };

        // ruleid: named-argument
        Cookie("a", secure: false);
        // ruleid: named-argument
        Cookie(secure: false, name: "a");
        Cookie("a", secure: true);

        // ruleid: out-argument
        Try("a", out var result);
        // ruleid: out-argument
        Try("a", out result);
        Try("a", result);

        // ruleid: interpolated
        Sql($"select {s}");
        // ruleid: interpolated
        Sql($@"select {s:x} from t");
        // ruleid: interpolated
        Sql($"""select {s}""");
        Sql("select {s}");
        // ruleid: concatenation
        Sql("select " + s);
        Sql(s + "select");

        // ruleid: any-string
        Plain("text");
        // ruleid: any-string
        Plain(@"c:\text");
        // ruleid: any-string
        Plain("a" + "b");
        Plain(s);
        // ruleid: text
        Label("anything");
        Label(s);
        // ruleid: regex-string
        Url("http://example.org");
        Url("https://example.org");

        // ruleid: assignment
        given.CommandText = "a" + s;
        given.CommandTimeout = 1;
        // ruleid: add-handler
        handler.Validate += (a, b) => false;
        handler.Validate -= Old;

        // ruleid: element
        var id = Request.Query["id"];
        id = Request.Form["id"];
        // ruleid: set-element
        headers["Origin"] = "*";
        headers["Origin"] = "https://example.org";

        // ruleid: cast
        var w = (Widget)o;
        w = (Gadget)o;
        // ruleid: as
        w = o as Widget;
        // ruleid: is
        var test = o is Widget;
        test = o is Thing;
        // ruleid: is-named
        test = o is Gadget g;
        // ruleid: is-null
        test = o is null;
        test = o is not null;
        // ruleid: typeof
        var type = typeof(Widget);

        // ruleid: coalesce
        var v = s ?? "none";
        // ruleid: ternary
        v = n > 1 ? s : "none";

        // ruleid: lambda
        Set(() => true);
        // ruleid: lambda
        Set((a, b, c, d) => true);
        Set((a) => false);
        // ruleid: lambda-block
        Set((a, b) => { return a; });
        Set((a, b) => { return b; });

        // ruleid: await
        var answer = await http.SendAsync(request);
        var task = http.SendAsync(request);

        // ruleid: switch
        v = n switch { 0 => "zero", 1 => "one", _ => "many" };
        v = n switch { 0 => "zero", _ => "many" };

        // ruleid: array
        var list = new[] { "a", "b" };
        list = new[] { "b", "a" };
        // ruleid: query
        var passwords = from user in Users where user.Ok select user.Password;
        passwords = from user in Users where user.Ok select user.Name;

        // ruleid: typed
        given.ExecuteReader();
        var made = new SqlCommand("a");
        // ruleid: typed
        made.ExecuteReader();
        other.ExecuteReader();

        // ruleid: nested
        Outer(Trim(Tainted()));
        Outer(Clean());
        // ruleid: same
        test = s.Length == s.Length;
        test = s.Length == s.Count;
        // ruleid: tuple
        (first, second) = Pair();
        // ruleid: throw
        throw new Exception("a");
    }
}
