using System.Diagnostics;
using System.Net.Http;
using Old = Legacy.Crypto.Des;
using static System.Math;

class Names : Model
{
    private const string Algorithm = "md5";
    private static readonly string Fixed = "md5";
    private string changing = "md5";

    void Imports()
    {
        // ruleid: imported
        Process.Start("a");
        // ruleid: imported
        System.Diagnostics.Process.Start("a");
        Other.Start("a");
        // ruleid: imported-new
        var client = new HttpClient();
        // ruleid: aliased
        var des = Old.Create();
        // ruleid: static-import
        var root = Sqrt(2);
    }

    void Constants(string given)
    {
        var algorithm = "md5";
        // ruleid: constant
        Hash("md5", given);
        // ruleid: constant
        Hash(algorithm, given);
        // ruleid: constant
        Hash(Algorithm, given);
        // ruleid: constant
        Hash(Names.Algorithm, given);
        // ruleid: constant
        Hash(Fixed, given);
        // ruleid: constant
        Hash("m" + "d5", given);
        Hash(changing, given);
        changing = given;
        algorithm = given;
        Hash(algorithm, given);
        const int size = 512;
        // ruleid: number
        Bits(size * 2);
        Bits(size);
        // ruleid: any-constant
        Run($"ls {Algorithm}");
        Run($"ls {given}");
        var kept = "a";
        Change(ref kept);
        Run(kept);
    }

    void Types(SqlCommand command, Other other, int page, string text, object any, String full, SqlCommand? maybe)
    {
        // ruleid: typed
        command.Execute("a");
        other.Execute("a");
        // ruleid: typed
        maybe?.Execute("a");
        using var made = new SqlCommand("a");
        // ruleid: typed
        made.Execute("a");
        SqlCommand target = new("a");
        // ruleid: typed
        target.Execute("a");
        // ruleid: typed
        ((SqlCommand)any).Execute("a");
        if (any is SqlCommand tested)
        {
            // ruleid: typed
            tested.Execute("a");
        }
        // ruleid: string-type
        Show(text);
        // ruleid: string-type
        Show(full);
        // ruleid: string-type
        Show("a");
        Show(any);
        // ruleid: integer-type
        Page(page);
        // ruleid: integer-type
        Page((int)any);
        Page(text);
    }

    void Conditions(string given)
    {
        // ruleid: name-regex
        string apiKey = "abc";
        string keyboard = "abc";
        // ruleid: comparison
        Cost(4);
        Cost(12);
        // ruleid: inside
        Save(given);
        var value = Make(1);
        // ruleid: propagated
        Use(value);
    }

    void Safe(string given)
    {
        Save(given);
    }

    [HttpPost]
    public void Post(
        // ruleid: focus
        Model model)
    {
    }
}

class Elsewhere
{
    void Go() { Save(1); }
}
