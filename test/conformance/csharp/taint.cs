class Flows : Controller
{
    private string field;
    private string other = "a";
    public string Property { get; set; }
    public string Checked
    {
        get { return field; }
        set { field = value; }
    }
    static string shared;

    [HttpPost]
    public IActionResult Post(Model model, int n)
    {
        // ruleid: flow
        Sink(model.Name);
        // ruleid: flow
        Sink(n);
        return View();
    }

    public IActionResult Get(Model model)
    {
        Sink(model.Name);
        return View();
    }

    void Locals(SqlCommand command, Other otherCommand, int n)
    {
        var a = Request.Query["a"];
        // ruleid: flow
        Sink(a);
        // ruleid: flow
        Sink(a.ToString().Trim());
        string text = "x" + a;
        // ruleid: flow
        Sink(text);
        text = "y";
        Sink(text);
        text += a;
        // ruleid: flow
        command.CommandText = $"select '{text}'";
        otherCommand.CommandText = text;
        // ruleid: flow
        using var made = new SqlCommand("select " + a, connection);
        // ruleid: flow
        Sink(string.Format("a {0}", a));
        Sink(Encode(a));
        Sink(int.Parse(a));
        Sink(a == "b");
        // ruleid: flow
        Sink(a ?? "b");
        // ruleid: flow
        Sink(n > 1 ? a : "b");
        // ruleid: flow
        Sink((string)a);
        // ruleid: flow
        Sink(a as string);
        // ruleid: flow
        Sink(a!);
        // ruleid: flow
        Sink(a?.Length);
        if (a is string tested)
        {
            // ruleid: flow
            Sink(tested);
        }
        Sink(a is string);
        Sink(nameof(n));
    }

    void Containers()
    {
        var list = new List<string>();
        list.Add("a");
        Sink(list);
        list.Add(Source());
        // ruleid: flow
        Sink(list[1]);
        foreach (var item in list)
        {
            // ruleid: flow
            Sink(item);
        }
        var map = new Dictionary<string, string> { ["bad"] = Source(), ["good"] = "a" };
        // ruleid: flow
        Sink(map["bad"]);
        Sink(map["good"]);
        var added = new Dictionary<string, string>();
        added.Add("bad", Source());
        added.Add("good", "a");
        // ruleid: flow
        Sink(added.GetValueOrDefault("bad"));
        Sink(added.GetValueOrDefault("good"));
        // ruleid: flow
        Sink(added["bad"]);
        // ruleid: flow
        Sink(added);
        var model = new Model { Bad = Source(), Good = "a" };
        // ruleid: flow
        Sink(model.Bad);
        Sink(model.Good);
        var array = new[] { "a", Source() };
        // ruleid: flow
        Sink(array[1]);
        var (first, second) = ("a", Source());
        Sink(first);
        // ruleid: flow
        Sink(second);
        var anonymous = new { Bad = Source() };
        // ruleid: flow
        Sink(anonymous.Bad);
        // ruleid: flow
        Sink(list.Where(x => x != null).Select(x => x.Trim()).First());
        var query = from x in list where x != null select x + "a";
        // ruleid: flow
        Sink(query);
        list.ForEach(x =>
        {
            // ruleid: flow
            Sink(x);
        });
    }

    string Identity(string x) => x;
    string Constant(string x) { return "a"; }
    void Show(string x)
    {
        // ruleid: flow
        Sink(x);
    }
    void Fill(out string x) { x = Source(); }
    async Task<string> Later() { return Source(); }

    async void Calls()
    {
        Show(Source());
        // ruleid: flow
        Sink(Identity(Source()));
        // ruleid: flow
        Sink(Identity(x: Source()));
        Sink(Constant(Source()));
        Fill(out var filled);
        // ruleid: flow
        Sink(filled);
        // ruleid: flow
        Sink(await Later());
        string Local(string y) { return y; }
        // ruleid: flow
        Sink(Local(Source()));
        Func<string, string> f = y => y;
        // ruleid: flow
        Sink(f(Source()));
    }

    void Fields()
    {
        field = Source();
        // ruleid: flow
        Sink(this.field);
        Sink(other);
        Property = Source();
        // ruleid: flow
        Sink(Property);
        shared = Source();
        // ruleid: flow
        Sink(Flows.shared);
    }

    void Branches(int n)
    {
        string a;
        switch (n)
        {
            case 1:
                a = Source();
                break;
            default:
                a = "b";
                break;
        }
        // ruleid: flow
        Sink(a);
        var b = n switch { 1 => Source(), _ => "c" };
        // ruleid: flow
        Sink(b);
        string c = "c";
        try { c = Source(); Risky(); } catch (Exception e) { Log(e); }
        // ruleid: flow
        Sink(c);
        using (var d = Open(Source()))
        {
            // ruleid: flow
            Sink(d);
        }
        lock (this)
        {
            // ruleid: flow
            Sink(c);
        }
        c = "d";
        Sink(c);
    }

    IEnumerable<string> Generated() { yield return Source(); }
    void Iterates()
    {
        foreach (var each in Generated())
        {
            // ruleid: flow
            Sink(each);
        }
    }
}

record Person(string Name, string Clean);
class Records
{
    void Go()
    {
        var p = new Person(Source(), "a");
        // ruleid: flow
        Sink(p.Name);
    }
}
