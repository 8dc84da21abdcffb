public class Program
{
    public static void Main(string[] args)
    {
        // ruleid: csharp-command-injection
        Process.Start("/bin/sh", "-c " + args[0]);
        // ruleid: csharp-command-injection
        Process.Start("/bin/sh", "-c " + Console.ReadLine());
        // ok: csharp-command-injection
        Process.Start("/bin/date");
    }
}
