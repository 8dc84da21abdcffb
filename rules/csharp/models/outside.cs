public class Program
{
    public static void Main(string[] args)
    {
        // ruleid: csharp-command-injection
        Process.Start("/bin/sh", "-c " + args[0]);
        // ruleid: csharp-command-injection
        Process.Start("/bin/sh", "-c " + Console.ReadLine());
        // lowid: csharp-sql-injection
        new SqlCommand(File.ReadAllText("totals.sql"), connection);
        // ok: csharp-sql-injection
        new SqlCommand("SELECT COUNT(*) FROM Users", connection);
        // ok: csharp-command-injection
        Process.Start("/bin/date");
    }
}
