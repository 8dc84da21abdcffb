using System;

public class Sample : Controller
{
    public IActionResult Ping(string host, int id)
    {
        // ruleid: csharp-command-injection
        Process.Start("cmd.exe", "/c ping " + host);
        // ruleid: csharp-command-injection
        Process.Start(Request.Query["program"]);
        // ruleid: csharp-command-injection
        var info = new ProcessStartInfo { FileName = "ping", Arguments = host };
        // ok: csharp-command-injection
        Process.Start("ping", "localhost");
        // ok: csharp-command-injection
        Process.Start("kill", id.ToString());
        var right = new ProcessStartInfo("ping");
        // ok: csharp-command-injection
        right.ArgumentList.Add(host);
        return Ok();
    }
}
