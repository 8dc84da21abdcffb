// ruleid: using
using Legacy.Crypto;
using Legacy.Other;

// ruleid: namespace
namespace App
{
    // ruleid: class, class-member, attribute-argument
    [Route("/pages", Order = 1)]
    public sealed class Page : Controller, IShown
    {
        // ruleid: field
        private string password = "hunter2";
        private int count = 1;
        // ruleid: const
        public const string Key = "abc";
        // ruleid: property
        public string Title { get; set; }
        public int Size { get; set; }

        // ruleid: constructor
        public Page(string name, int n) : base(name) { }
        public Page() : this("a", 1) { }

        // ruleid: attribute, method
        [HttpPost]
        public IActionResult Handle(Model model) { return View(); }

        [HttpGet]
        private IActionResult Get(Model model) { return View(); }

        // ruleid: method-returns
        internal string Same(int n, string s) { Log(s); return s; }
        internal string Other(int n, string s) { return n.ToString(); }

        // ruleid: async
        private async Task Later() { await Now(); }

        // ruleid: extern
        [DllImport("user32.dll")]
        private static extern int MessageBox(int h);

        // ruleid: expression-body
        private bool Check(object a, object b) => true;
        private bool Checked(object a) => a != null;
    }

    // ruleid: struct
    public readonly struct Point { }
    // ruleid: interface
    public interface IShown { void Show(); }
    // ruleid: record
    public record User(string Name, string Password);
    public record Group(string Name);
    // ruleid: enum
    public enum Mode { Safe, Unsafe }
    public enum Bare { Safe }

    class Statements
    {
        void All(object x, int n, string[] rows)
        {
            // ruleid: local, assigned
            string a = Read();
            // ruleid: any-local, assigned
            var b = Read();
            // ruleid: assigned
            a = Read();
            // ruleid: using-statement
            using (var file = Open()) { Show(file); }
            // ruleid: if, if-single
            if (x == null) { return; }
            // ruleid: if, if-single
            if (x == null) return;
            if (x != null) return;
            // ruleid: foreach
            foreach (var row in rows) { Log(row); Show(row); }
            foreach (var row in rows) { Show(rows); }
            // ruleid: for
            for (int i = 0; i < n; i++) { Show(i); }
            // ruleid: while
            while (true) break;
            while (n > 1) n--;
            // ruleid: switch
            switch (n)
            {
                case 0:
                    break;
                case 1:
                    Show(n);
                    break;
            }
            switch (n)
            {
                case 0:
                    break;
            }
            // ruleid: catch-any
            try { Show(n); } catch (Exception e) { Log(e); }
            // ruleid: catch, catch-any
            try { Show(n); } catch (Exception e) { } finally { Log(n); }
            // ruleid: catch-any
            try { Show(n); } catch { Log(n); }
            try { Show(n); } finally { Log(n); }
            // ruleid: lock
            lock (this) { Show(n); }
            lock (gate) { Show(n); }
            // ruleid: unsafe
            unsafe { Show(n); }
            // ruleid: destructured
            var (first, second) = Pair();
            // ruleid: sequence
            var command = new Command("a");
            command.Text = a;
            command.Run();
            command = new Command("b");
            other.Run();
        }

        IEnumerable<int> Numbers()
        {
            // ruleid: yield
            yield return 1;
            yield break;
        }

        string Hidden()
        {
            // ruleid: return
            return Secret;
        }
    }
}
